"""Making the family's copy: a folder that opens in any browser, or the same in an encrypted zip.

It is written under a name that says it is not finished, and gets its own name last. A paper that cannot be
read does not stop the rest: it is named in the index and in the result. Every paper is read through once
before it is written, so that a zip, from which nothing can be taken back, holds only whole papers.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.wording import dated_words, person_name, record_title
from kanz_desktop.errors import KanzError
from kanz_desktop.reports.copy_page import ContentsPage, CopyPaper, contents_page
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.render import render
from kanz_desktop.reports.written import document_title
from kanz_desktop.services.afgesloten_zip import Member, encrypted, new_password
from kanz_desktop.services.error_text import explain
from kanz_desktop.services.export import render_version
from kanz_desktop.services.gezinskopie import CopyOrder, audience, copied, copy_reader
from kanz_desktop.services.inzage import HANDED_OUT, note_done
from kanz_desktop.services.kopie import copy_pieces, extension, outside_name, safe_name
from kanz_desktop.services.openformaat import described
from kanz_desktop.services.preview_process import PreviewProcess
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.storage.atomic_file import atomic_file, rename_durable
from kanz_desktop.storage.backup import FolderInUse
from kanz_desktop.storage.failures import disk_refusals

INDEX, PDF, DATA = "index.html", "alles.pdf", "gegevens.json"
PAPERS, PLANS = "papieren", "plannen"
UNFINISHED = " (niet af)"
"""Behind the name of a folder that is still being written."""
_TITLE = 60
"""Characters of a title in a file's name: Windows allows 260 for the whole way to it."""

Progress = Callable[[str, int, int], None]
"""Called with what comes next, papers done and papers in all; what it raises stops the work."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A paper that is not in the copy, and why."""

    title: str
    error: KanzError


@dataclass(frozen=True, slots=True)
class CopyResult:
    """What was written. `password` opens the zip, and stands nowhere else."""

    papers: int
    left_out: tuple[LeftOut, ...]
    password: str = ""


def make_folder(
    sessie: GezinSessie, order: CopyOrder, target: Path, process: PreviewProcess, progress: Progress
) -> CopyResult:
    """Write the copy as a folder, in the clear. Blocks; any thread.

    Raises FolderInUse, DiskFull, ReadOnlyDisk, DiskFailed, FileInUse, and what `progress` raises; then
    nothing of it is left. What a dead battery leaves is called *niet af*, and goes with the next try.
    """
    if target.exists():
        raise FolderInUse
    _note(sessie, order)
    part = target.with_name(target.name + UNFINISHED)
    shutil.rmtree(part, ignore_errors=True)
    copy = _Copy(sessie, order, process, progress, open_names=True)
    try:
        for member in copy.members():
            _write(part / member.name, member.pieces)
        rename_durable(part, target)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return copy.result()


def make_zip(
    sessie: GezinSessie, order: CopyOrder, target: Path, process: PreviewProcess, progress: Progress
) -> CopyResult:
    """Write the copy as an encrypted zip; nothing of it touches the disk in the clear. As `make_folder`.

    What stood at `target` stays until the new one is whole.
    """
    _note(sessie, order)
    password = new_password()
    copy = _Copy(sessie, order, process, progress, open_names=False)
    moment = datetime.combine(sessie.today(), datetime.min.time())
    with atomic_file(target, private=False) as out:
        for piece in encrypted(copy.members(), password, moment):
            out.write(piece)
    return copy.result(password)


def _note(sessie: GezinSessie, order: CopyOrder) -> None:
    """The inzageregister knows before anything leaves (services.inzage)."""
    note_done(sessie, HANDED_OUT, vorm="kopie", personen=audience(order).persons)


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    with disk_refusals():
        path.parent.mkdir(parents=True, exist_ok=True)
    with atomic_file(path, private=False) as out:
        for piece in pieces:
            out.write(piece)


@dataclass
class _Copy:
    """One copy while it is made: its files one by one, the index last, because that knows how it went."""

    sessie: GezinSessie
    order: CopyOrder
    process: PreviewProcess
    progress: Progress
    open_names: bool
    """False: a file's name is a number, because a zip does not hide names."""
    _plans: list[CopyPaper] = field(default_factory=list)
    _papers: list[CopyPaper] = field(default_factory=list)
    _left_out: list[LeftOut] = field(default_factory=list)

    def members(self) -> Iterator[Member]:
        """The files of the copy; what they hold is made when it is asked for."""
        snapshot = copied(self.sessie.snapshot, self.order)
        rows = [row for row in snapshot.of("document") if row.file("bestand") is not None]
        report = self._report(snapshot)
        for number, row in enumerate(rows, start=1):
            name = f"{PAPERS}/{self._name(number, row)}"
            if (size := self._readable(row, number - 1, len(rows))) is not None:
                yield Member(name, size, self._pieces(row))
                self._papers.append(_described(report, row, name, size))
        self.progress(PDF, len(rows), len(rows))
        yield _whole(PDF, render("kopie", report).pdf)
        yield from self._agreed(snapshot)
        yield _whole(DATA, self._data(snapshot))
        yield _whole(INDEX, self._index(report, snapshot).encode())

    def result(self, password: str = "") -> CopyResult:
        return CopyResult(len(self._papers), tuple(self._left_out), password)

    def _agreed(self, snapshot: Snapshot) -> Iterator[Member]:
        """The plans that were agreed, each as it stood then, as far as this reader may read it now."""
        rows = [row for row in snapshot.of("planversie") if row.file("momentopname") is not None]
        for row in sorted(rows, key=lambda row: row.number("nummer") or 0):
            title = record_title(row, self.sessie.methode, tafel=True)
            name = f"{PLANS}/{safe_name(title) if self.open_names else f'{len(self._plans) + 1:03}'}.pdf"
            try:
                made = render_version(self.sessie, row, audience=audience(self.order)).pdf
            except KanzError as error:
                self._left_out.append(LeftOut(title, error))
                continue
            day = row.date("datum")
            about = (f"afgesproken op {dated_words(day)}",) if day else ()
            self._plans.append(CopyPaper(title, name, len(made), about))
            yield _whole(name, made)

    def _report(self, snapshot: Snapshot) -> ReportInput:
        sessie = self.sessie
        reader = copy_reader(sessie.snapshot, self.order)
        return ReportInput(snapshot, sessie.methode, sessie.today(), sessie.naam, reader=reader)

    def _name(self, number: int, row: Record) -> str:
        if self.open_names:
            return f"{number:03} {outside_name(row, limit=_TITLE)}"
        return f"{number:03}{extension(row)}"

    def _readable(self, row: Record, done: int, count: int) -> int | None:
        """Read through to its last byte: how many bytes. None when it is damaged, which is remembered."""
        title, size = document_title(row), 0
        self.progress(title, done, count)
        try:
            for piece in self._pieces(row):
                size += len(piece)
                self.progress(title, done, count)
        except KanzError as error:
            self._left_out.append(LeftOut(title, error))
            return None
        return size

    def _pieces(self, row: Record) -> Iterator[bytes]:
        return copy_pieces(self.sessie, row.id, self.process, original=self.order.originals)[1]

    def _data(self, snapshot: Snapshot) -> bytes:
        content = described(snapshot, self.sessie.id, self.sessie.naam, self.sessie.today())
        return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()

    def _index(self, report: ReportInput, snapshot: Snapshot) -> str:
        workers = (person_name(row, tafel=False) for row in snapshot.of("medewerker"))
        return contents_page(
            ContentsPage(
                reader=report.reader or "",
                gezin=report.gezin,
                day=report.today,
                workers=tuple(name for name in workers if name),
                plans=tuple(self._plans),
                papers=tuple(self._papers),
                left_out=tuple((one.title, explain(one.error).what) for one in self._left_out),
                pdf=PDF,
                data=DATA,
                open=self.open_names,
                originals=self.order.originals,
            )
        )


def _whole(name: str, content: bytes) -> Member:
    return Member(name, len(content), iter([content]))


def _described(report: ReportInput, row: Record, name: str, size: int) -> CopyPaper:
    day = row.date("datum") or row.date("ontvangen")
    about = (
        report.words("documentsoort", row, "soort"),
        dated_words(day) if day else "",
        report.names(row, "over_wie"),
    )
    words = row.text("woorden").strip()
    return CopyPaper(document_title(row), name, size, tuple(part for part in about if part), words)
