"""What nobody foresaw leaves a kind and a place, never a word."""

from __future__ import annotations

import logging
import sys
import threading

import pytest

from kanz_desktop.domain.marks import MarkRefused, parse_mark
from kanz_desktop.services import surprises

WORDS = "Noor durft weer naar school"


def _raised() -> Exception:
    try:
        parse_mark(None)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what we want
        error.args = (WORDS,)
        return error
    raise AssertionError


def test_the_trail_names_the_kind_and_our_own_places_and_nothing_that_was_said():
    said = surprises.trail(_raised())
    assert said.startswith("AttributeError at domain/marks.py:")
    assert WORDS not in said


def test_an_error_from_outside_our_code_has_no_place():
    assert surprises.trail(ValueError(WORDS)) == "ValueError at an unknown place"


def test_what_was_refused_on_purpose_is_no_surprise(caplog: pytest.LogCaptureFixture):
    surprises.note(MarkRefused(reason="bereik"))
    assert caplog.text == ""
    surprises.note(_raised())
    assert "AttributeError at" in caplog.text


def test_a_log_of_somebody_else_loses_its_words_and_its_traceback(capsys: pytest.CaptureFixture[str]):
    record = logging.getLogger("anders").makeRecord(
        "anders", logging.ERROR, "x.py", 1, "mislukt bij %s", (WORDS,), (ValueError, _raised(), None)
    )
    said = surprises._Wordless().format(record)
    assert WORDS not in said
    assert "Traceback" not in said
    assert said.startswith("ERROR anders: AttributeError at domain/marks.py")


def test_every_way_in_which_an_error_can_get_lost_is_heard(monkeypatch: pytest.MonkeyPatch):
    for owner, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    heard: list[BaseException] = []
    surprises.listen(heard.append)
    error = _raised()
    sys.excepthook(type(error), error, None)
    thread = threading.Thread(target=lambda: parse_mark(None))
    thread.start()
    thread.join()
    assert [type(one) for one in heard] == [AttributeError, AttributeError]
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert len(heard) == 2
