"""Words that come in while nobody looks are found after the rest, also when the program ended in between."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanz_desktop.domain.operations import Operation
from kanz_desktop.domain.records import Edit
from kanz_desktop.storage.family_store import FamilyStore
from tests.helpers.family import Clock, author, ident, keys


@pytest.fixture
def operations(tmp_path: Path) -> list[Operation]:
    """Two versions of one record, and another record."""
    clock = Clock()
    other = FamilyStore.create(tmp_path / "collega", keys(), author())
    for words in ("eerst appels", "daarna peren"):
        shown = other.record(ident("p"))
        heads = shown.heads("woorden") if shown else ()
        other.apply([Edit(ident("p"), "probleem", "woorden", words, None, heads)], screen="s", now=clock())
    other.apply([Edit(ident("q"), "probleem", "woorden", "kersen")], screen="s", now=clock())
    found = sorted(other.operations(), key=lambda op: op.header.seq)
    other.close()
    return found


def _found(store: FamilyStore, word: str) -> int:
    return len(store.search(word))


def test_they_are_found_once_the_rest_is_done(tmp_path: Path, operations: list[Operation]) -> None:
    store = FamilyStore.create(tmp_path / "hier", keys(), author())
    for op in operations:
        store.receive([op], unseen=True)
    assert (_found(store, "appels"), _found(store, "peren"), _found(store, "kersen")) == (0, 0, 0)
    store.catch_up()
    assert (_found(store, "appels"), _found(store, "peren"), _found(store, "kersen")) == (0, 1, 1)
    store.close()


def test_an_opening_does_what_a_crash_left(tmp_path: Path, operations: list[Operation]) -> None:
    store = FamilyStore.create(tmp_path / "hier", keys(), author())
    store.receive(operations, unseen=True)
    store.close()
    store = FamilyStore.open(tmp_path / "hier", keys(), author())
    assert _found(store, "peren") == 1
    store.close()


def test_a_word_that_was_purged_meanwhile_is_never_found(tmp_path: Path, operations: list[Operation]) -> None:
    store = FamilyStore.create(tmp_path / "hier", keys(), author())
    store.receive(operations, unseen=True)
    store.purge_record(ident("q"))
    store.catch_up()
    assert (_found(store, "kersen"), _found(store, "peren")) == (0, 1)
    store.close()


def test_a_rebuilding_leaves_nothing_for_later(tmp_path: Path, operations: list[Operation]) -> None:
    store = FamilyStore.create(tmp_path / "hier", keys(), author())
    store.receive(operations, unseen=True)
    store.rebuild()
    assert _found(store, "kersen") == 1
    store.close()
