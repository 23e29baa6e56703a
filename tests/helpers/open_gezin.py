"""A real gezin on disk, open in a context: for tests of screens that need papers, search or forms."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kanz_desktop.domain.access import WORKER_VIEW, Audience
from kanz_desktop.paths import AppPaths
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.tasks import Tasks
from tests.helpers.laptops import new_laptop


@contextmanager
def werkplek_in(folder: Path) -> Iterator[Werkplek]:
    """A work place with a passphrase of tests, locked again at the end."""
    werkplek, _ = new_laptop(AppPaths(folder))
    try:
        yield werkplek
    finally:
        werkplek.lock()


@contextmanager
def context_of(
    werkplek: Werkplek, tasks: Tasks, naam: str = "De Vries", audience: Audience = WORKER_VIEW
) -> Iterator[GezinContext]:
    """A new gezin, open as this audience sees it."""
    sessie = werkplek.open_gezin(werkplek.new_gezin(naam).id)
    table = not audience.workers
    context = GezinContext(sessie, audience, tasks, table=table, werkplek=None if table else werkplek)
    try:
        yield context
    finally:
        context.close()
