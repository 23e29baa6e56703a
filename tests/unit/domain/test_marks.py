from __future__ import annotations

import pytest

from kanz_desktop.domain.marks import MarkRefused, format_mark, parse_mark
from kanz_desktop.domain.values import Mark


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("1", 2), ("10", 20), ("6", 12), ("6½", 13), ("6 ½", 13), ("6,5", 13), ("6.5", 13), ("6,50", 13),
        (" 6 ", 12), ("6,0", 12), ("6.00", 12), ("06", 12), ("10,0", 20),
        ("weet ik niet", None), ("Weet  ik niet", None), ("geen mening", None), ("?", None),
    ],
)  # fmt: skip
def test_a_mark_is_read_as_people_write_it(text: str, halves: int | None) -> None:
    assert parse_mark(text) == Mark(halves)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("11", "bereik"), ("0", "bereik"), ("0,5", "bereik"), ("10½", "bereik"), ("65", "bereik"),
        ("4.3", "halven"), ("4,25", "halven"), ("6,05", "halven"),
        ("", "leeg"), ("  ", "leeg"),
        ("zes", "geen-getal"), ("-6", "geen-getal"), ("½", "geen-getal"), ("6½½", "geen-getal"),
        ("6,5,5", "geen-getal"), ("²", "geen-getal"), ("6,²", "geen-getal"), ("9" * 5000, "geen-getal"),
    ],
)  # fmt: skip
def test_what_is_no_mark_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(MarkRefused) as refusal:
        parse_mark(text)
    assert refusal.value.data == {"reason": reason}


@pytest.mark.parametrize("halves", [None, *range(2, 21)])
def test_every_mark_reads_back_as_it_is_shown(halves: int | None) -> None:
    assert parse_mark(format_mark(Mark(halves))) == Mark(halves)


def test_a_half_is_shown_as_a_half() -> None:
    assert format_mark(Mark(13)) == "6½"
    assert format_mark(Mark(12)) == "6"
    assert format_mark(Mark(None)) == "weet ik niet"
