"""Errors that nobody foresaw: kept in a log as a kind and a place in the code, never in their own words.

What an exception says may hold what a family wrote, and so may the lines of a traceback.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path

from kanz_desktop.errors import KanzError

_PACKAGE = Path(__file__).resolve().parent.parent
_log = logging.getLogger(__name__)

Heard = Callable[[BaseException], object]


def trail(error: BaseException) -> str:
    """What to report: `KeyError at services/sessie.py:40 < ui/shell/flow.py:12`, our own code only."""
    places = [
        f"{Path(frame.filename).relative_to(_PACKAGE).as_posix()}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(_PACKAGE)
    ]
    return f"{type(error).__name__} at {' < '.join(reversed(places)) or 'an unknown place'}"


def note(error: BaseException) -> None:
    """Write a surprise in the log. What was refused on purpose is no surprise."""
    if not isinstance(error, KanzError):
        _log.error("%s", trail(error))


def listen(heard: Heard) -> None:
    """From now on, note what nobody caught in any thread, and tell `heard`, in that thread."""
    log_without_words()

    def tell(error: BaseException | None) -> None:
        if isinstance(error, Exception):
            note(error)
            heard(error)

    sys.excepthook = lambda _kind, error, _trace: tell(error)
    threading.excepthook = lambda arguments: tell(arguments.exc_value)
    sys.unraisablehook = lambda unraisable: tell(unraisable.exc_value)


def log_without_words() -> None:
    """The log of this process names where an error was raised instead of what it said."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Wordless("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.WARNING)


class _Wordless(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        raised = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if raised is None:
            return super().format(record)
        return f"{record.levelname} {record.name}: {trail(raised)}"
