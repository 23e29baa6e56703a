"""The reflecterend team in six steps (method §9): filled in, or with lines to write on."""

from __future__ import annotations

from kanz_desktop.domain.wording import dated_words
from kanz_desktop.reports.notes import REFLECTION_TITLE, Reflectie, Told
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.elements import asked, inline, section, title
from kanz_desktop.reports.pdf.styles import BODY, LABEL

LEAD = "Om zelf van te leren. Dit papier is van wie de vraag stelt."
_LINES = 3


def story(reflection: Reflectie, *, blank: bool) -> list[Box]:
    boxes = title(REFLECTION_TITLE, LEAD)
    head: list[Told] = [
        ("Waar gaat het over", reflection.onderwerp),
        ("Datum", dated_words(reflection.day) if reflection.day is not None else ""),
        ("Wie zitten in het team", reflection.team),
    ]
    for label, words in head:
        boxes += asked(label, 1) if blank else inline(label, words)
    for step, said, told in reflection.steps:
        boxes += section(step, said)
        for question, answer in told:
            boxes += asked(question, _LINES) if blank else _answer(question, answer)
    return boxes


def _answer(question: str, answer: str) -> list[Box]:
    if not answer.strip():
        return []
    return [TextBlock(question, LABEL, bold=True), TextBlock(answer.strip(), BODY)]
