"""One thread writes, one reads; what the screen writes goes first, and closing waits for nobody long."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from kanz_desktop.domain.records import Edit
from kanz_desktop.storage import writer
from kanz_desktop.storage.database import Interrupted
from kanz_desktop.storage.failures import DatabaseDamaged
from kanz_desktop.storage.family_store import FamilyStore, StoreReadOnly
from kanz_desktop.storage.writer import Closed, StoreThread
from tests.helpers.family import Clock, author, ident, keys

Threads = StoreThread[FamilyStore]


@pytest.fixture
def threads(tmp_path: Path) -> Iterator[Threads]:
    FamilyStore.create(tmp_path / "gezin", keys(), author()).close()
    made = open_threads(tmp_path / "gezin")
    yield made
    made.close()


def open_threads(folder: Path) -> Threads:
    return StoreThread(
        lambda: FamilyStore.open(folder, keys(), author()),
        lambda: FamilyStore.open(folder, keys(), author(), read_only=True),
    )


def write(store: FamilyStore, text: str) -> None:
    record = store.record(ident("post"))
    heads = record.heads("woorden") if record else ()
    store.apply([Edit(ident("post"), "probleem", "woorden", text, None, heads)], screen="s", now=Clock()())


def test_what_was_written_is_read_by_the_other_thread(threads: Threads) -> None:
    threads.submit(lambda store: write(store, "stapel")).result()
    assert threads.read(lambda store: store.search("stapel")).result()
    names = {threads.read(lambda _: threading.current_thread().name).result(),
             threads.submit(lambda _: threading.current_thread().name).result()}  # fmt: skip
    assert len(names) == 2


def test_the_reader_knows_a_field_that_was_first_used_after_it_was_opened(threads: Threads) -> None:
    for field in ("woorden", "sinds", "doel"):
        edit = Edit(ident("post"), "probleem", field, "x")
        threads.submit(lambda store, edit=edit: store.apply([edit], screen="s", now=Clock()())).result()
        record = threads.read(lambda store: store.record(ident("post"))).result()
        assert record is not None
        assert record.text(field) == "x"


def test_the_reader_cannot_write(threads: Threads) -> None:
    with pytest.raises(StoreReadOnly):
        threads.read(lambda store: write(store, "x")).result()


def test_what_the_screen_writes_goes_before_background_work(threads: Threads) -> None:
    order: list[str] = []
    begun = threading.Event()

    def slices(_store: FamilyStore) -> Generator[None, None, str]:
        for number in range(3):
            begun.set()
            time.sleep(0.05)
            order.append(f"slice {number}")
            yield
        return "klaar"

    background = threads.background(slices)
    later = threads.submit(lambda _: order.append("later"), urgent=False)
    begun.wait()
    threads.submit(lambda _: order.append("urgent")).result()
    assert background.result() == "klaar"
    later.result()
    assert order == ["slice 0", "urgent", "slice 1", "slice 2", "later"]


def test_background_work_that_is_cancelled_stops_between_two_slices(threads: Threads) -> None:
    done: list[int] = []
    ended = threading.Event()

    def endless(_store: FamilyStore) -> Generator[None, None, None]:
        try:
            while True:
                done.append(1)
                time.sleep(0.005)
                yield
        finally:
            ended.set()

    future = threads.background(endless)
    while not done:
        time.sleep(0.001)
    assert future.cancel()
    assert ended.wait(2)
    with pytest.raises(CancelledError):
        future.result()


def test_an_error_belongs_to_whoever_asked_and_the_next_task_runs(threads: Threads) -> None:
    def fail(_store: FamilyStore) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        threads.submit(fail).result()
    assert threads.submit(lambda _: 1).result() == 1


def test_closing_finishes_what_is_urgent_and_drops_the_rest(threads: Threads) -> None:
    hold = threading.Event()
    threads.submit(lambda _: hold.wait(2))
    urgent = threads.submit(lambda store: write(store, "nog net"))
    rest = threads.submit(lambda _: None, urgent=False)
    hold.set()
    threads.close()
    threads.close()
    assert urgent.exception() is None
    assert isinstance(rest.exception(), Closed)
    assert isinstance(threads.submit(lambda _: None).exception(), Closed)


def test_closing_interrupts_a_statement_that_takes_too_long(
    threads: Threads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "STOP_WITHIN_S", 0.05)
    running = threading.Event()

    def count_forever(store: FamilyStore) -> None:
        running.set()
        store._connection.execute(
            "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT max(n) FROM c"
        ).fetchall()

    future = threads.submit(count_forever)
    running.wait()
    began = time.monotonic()
    threads.close()
    assert time.monotonic() - began < 2
    assert isinstance(future.exception(), Interrupted)


def test_a_gezin_that_cannot_be_opened_says_so_where_it_was_asked(tmp_path: Path) -> None:
    with pytest.raises(DatabaseDamaged):
        open_threads(tmp_path / "er is niets")
