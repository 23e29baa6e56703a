"""What every office folder must do, whatever it stands on. A port's test class inherits this one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest

from kanz_desktop.sync.names import temporary
from kanz_desktop.sync.ports import PIECE, Absent, Entry, FolderBusy, OfficeFolder, Taken, TooLarge, read

UNFINISHED = temporary("0001", bytes(8))
Plant = Callable[[str, bytes], None]
"""Puts bytes under any name, past the port."""


class OfficeFolderContract:
    """Needs the fixtures `folder` (empty) and `plant`."""

    def test_what_was_written_reads_back(self, folder: OfficeFolder) -> None:
        folder.write_once("s/a/g/0001", lambda: [b"een ", b"twee"])
        assert read(folder, "s/a/g/0001", 8) == b"een twee"

    def test_an_empty_file_is_a_file(self, folder: OfficeFolder) -> None:
        folder.write_once("leeg", list)
        assert read(folder, "leeg", 0) == b""
        assert folder.entries("") == (Entry("leeg"),)

    def test_a_large_file_comes_in_pieces(self, folder: OfficeFolder) -> None:
        content = bytes(range(256)) * 16_384
        folder.write_once("groot", lambda: [content])
        pieces = list(folder.pieces("groot", len(content)))
        assert b"".join(pieces) == content
        assert max(map(len, pieces)) <= PIECE

    def test_a_name_is_written_once_and_the_same_bytes_again_are_fine(self, folder: OfficeFolder) -> None:
        folder.write_once("s/a", lambda: [b"eerst"])
        folder.write_once("s/a", lambda: [b"eer", b"st"])
        for other in (b"anders", b"eers", b"eerste", b""):
            with pytest.raises(Taken):
                folder.write_once("s/a", partial(list, [other]))
        assert read(folder, "s/a", 10) == b"eerst"
        assert folder.leftovers("s") == ()

    def test_a_file_that_is_not_there_is_absent(self, folder: OfficeFolder) -> None:
        folder.write_once("s/a", lambda: [b"x"])
        for path in ("s/b", "t/a", "s/a/b", "s"):
            with pytest.raises(Absent):
                read(folder, path, 10)

    def test_a_file_larger_than_asked_for_is_refused(self, folder: OfficeFolder) -> None:
        folder.write_once("a", lambda: [b"12345"])
        with pytest.raises(TooLarge):
            read(folder, "a", 4)

    def test_entries_are_sorted_and_say_what_is_a_folder(self, folder: OfficeFolder) -> None:
        for path in ("s/b", "s/a", "s/c/d"):
            folder.write_once(path, lambda: [b"x"])
        assert folder.entries("s") == (Entry("a"), Entry("b"), Entry("c", folder=True))
        assert folder.entries("") == (Entry("s", folder=True),)

    def test_a_folder_that_is_not_there_is_empty(self, folder: OfficeFolder) -> None:
        folder.write_once("s/a", lambda: [b"x"])
        assert folder.entries("t") == ()
        assert folder.entries("s/a/b") == ()

    def test_unfinished_files_are_leftovers_and_no_entries(self, folder: OfficeFolder, plant: Plant) -> None:
        plant(f"s/{UNFINISHED}", b"half")
        assert folder.entries("s") == ()
        assert folder.leftovers("s") == (Entry(UNFINISHED),)

    def test_conflict_copies_are_found_and_can_be_read(self, folder: OfficeFolder, plant: Plant) -> None:
        plant("s/0001 (kopie van LAPTOP-7)", b"x")
        (found,) = folder.entries("s")
        assert read(folder, f"s/{found.name}", 1) == b"x"

    def test_what_was_removed_is_gone_and_removing_again_is_fine(
        self, folder: OfficeFolder, plant: Plant
    ) -> None:
        folder.write_once("s/a", lambda: [b"x"])
        plant(f"s/{UNFINISHED}", b"half")
        for path in ("s/a", f"s/{UNFINISHED}", "s/a", "s/niets"):
            folder.remove(path)
        assert folder.entries("s") == folder.leftovers("s") == ()

    def test_a_source_that_breaks_off_leaves_nothing_under_the_name(self, folder: OfficeFolder) -> None:
        def broken() -> Iterator[bytes]:
            yield b"half"
            raise FolderBusy

        folder.write_once("s/b", lambda: [b"x"])
        with pytest.raises(FolderBusy):
            folder.write_once("s/a", broken)
        assert folder.entries("s") == (Entry("b"),)
        assert folder.leftovers("s") == ()

    @pytest.mark.parametrize(
        "path", ["", "/a", "../a", "a/../b", "A", "a b", "s//a", "a/", "a\\b", "a" * 170]
    )
    def test_a_name_that_is_not_ours_to_make_is_a_bug(self, folder: OfficeFolder, path: str) -> None:
        with pytest.raises(ValueError, match="no path"):
            folder.write_once(path, lambda: [b"x"])
