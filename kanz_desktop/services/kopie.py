"""A copy that leaves the map: photos without the data of place and device, all else byte for byte.

The original stays in the map as it came; it leaves only when somebody asks for it, as a judge does.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePath

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import FileRef, Id
from kanz_desktop.errors import EnvironmentRefused, KanzError
from kanz_desktop.services.filetypes import BMP, EXTENSIONS, HEAD_SIZE, IMAGES, media_type
from kanz_desktop.services.inzage import COPIED, note_done
from kanz_desktop.services.opname import TITLE_LIMIT
from kanz_desktop.services.papieren import file_of, read
from kanz_desktop.services.preview_process import PreviewProcess
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.sources import clean_name
from kanz_desktop.storage.atomic_file import atomic_file
from kanz_desktop.storage.family_store import FamilyStore

PIECE = 4 * 1024 * 1024
"""Bytes read at a time: other reading of this gezin goes on in between."""
_LONGEST_EXTENSION = 12
_PUT_BACK = 256
"""Bytes that a photo may grow by: its orientation stands in a block of its own."""


class PhotoNotBare(EnvironmentRefused):
    """The data of place and device cannot be taken off this photo, so no copy of it was made."""

    code = "foto-niet-kaal"


def may_hold_place(record: Record) -> bool:
    """True for a photo, which may say where and with which device it was taken."""
    file = record.file("bestand")
    return file is not None and _is_photo(file)


def outside_name(record: Record, *, limit: int = TITLE_LIMIT) -> str:
    """A safe file name for a copy that leaves the map, with the extension that its content asks for.

    `limit` is how many characters of the title are kept.
    """
    title = record.text("titel") or record.text("bestandsnaam") or "papier"
    return (safe_name(title)[:limit].rstrip(". ") or "papier") + extension(record)


def extension(record: Record) -> str:
    """`.pdf` by what the paper is; of a kind that we do not know, what its own file was called."""
    file = record.file("bestand")
    suffix = PurePath(record.text("bestandsnaam")).suffix[:_LONGEST_EXTENSION]
    own = f".{safe_name(suffix)}" if suffix else ""
    return EXTENSIONS.get(file.media_type, own) if file is not None else own


def safe_name(words: str) -> str:
    """Words as every file system takes them in a name: nothing leads elsewhere or turns reading around."""
    plain = clean_name(words)
    safe = "".join("-" if letter in '\\/:*?"<>|' or ord(letter) < 32 else letter for letter in plain)
    return safe.strip(". ")


def save_copy(
    sessie: GezinSessie, record_id: Id, target: Path, process: PreviewProcess, *, original: bool = False
) -> bool:
    """Write a paper outside the map; True when it was a photo and its data were taken off.

    With `original` every paper leaves byte for byte. Stands in the inzageregister. Blocks; raises
    NoPaper, PhotoNotBare, DiskFull, ReadOnlyDisk, FileInUse, and what reading a damaged paper raises; then
    there is no copy.
    """
    bare, pieces = copy_pieces(sessie, record_id, process, original=original)
    note_done(sessie, COPIED, over=record_id)
    with atomic_file(target, private=False) as out:
        for piece in pieces:
            out.write(piece)
    return bare


def copy_pieces(
    sessie: GezinSessie, record_id: Id, process: PreviewProcess, *, original: bool = False
) -> tuple[bool, Iterator[bytes]]:
    """Whether data were taken off, and what leaves the map, in pieces. Raises as `save_copy`."""
    file = file_of(sessie, record_id)
    bare = _is_photo(file) and not original
    return bare, iter([_bare(sessie, record_id, file, process)]) if bare else _pieces(sessie, file)


def _is_photo(file: FileRef) -> bool:
    return file.media_type in IMAGES - {BMP}  # BMP has no room for such data


def _bare(sessie: GezinSessie, record_id: Id, file: FileRef, process: PreviewProcess) -> bytes:
    """The child saw hostile bytes, so what it says is looked at before it is believed."""
    content = read(sessie, record_id)
    try:
        bare = process.bare(file.media_type, content)
    except KanzError:
        raise PhotoNotBare from None
    if media_type(bare[:HEAD_SIZE]) != file.media_type or len(bare) > len(content) + _PUT_BACK:
        raise PhotoNotBare
    return bare


def _pieces(sessie: GezinSessie, file: FileRef) -> Iterator[bytes]:
    for start in range(0, file.size, PIECE):
        yield sessie.read(partial(_piece, file.object, start)).result()


def _piece(name: bytes, start: int, store: FamilyStore) -> bytes:
    with store.objects.open(name) as paper:
        return paper.read(start, PIECE)
