"""The measurement at the end, led by somebody who had nothing to do with the gezin (method §7).

While it goes on nothing that was given before is in sight: `running` says so to every screen with marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from unicodedata import normalize

from kanz_desktop.domain.records import Edit, Record, Snapshot
from kanz_desktop.domain.values import Id, Mark, Ref, Value
from kanz_desktop.errors import InputRefused
from kanz_desktop.services.edits import ensure, set_field
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.pen import Pen
from kanz_desktop.services.voor_wie import follow

SHEET, REACHED, ANSWER, EFFECT = "eindmeting", "doelbereik", "meetantwoord", "effect"
KINDS = frozenset({SHEET, REACHED, ANSWER, EFFECT})
SATISFACTION, QUALITY = "tevredenheid", "kwaliteit"
FOR_GEZIN, FOR_SOCIETY = "effectgezin", "effectsamenleving"
_WORD = re.compile(r"\w+")


class MeasurerRefused(InputRefused):
    """Who leads the measurement may not be one of the two workers of this gezin."""

    code = "eindmeting-medewerker"


class MeasurerUnknown(InputRefused):
    """Somebody leads the measurement: without a name it does not begin."""

    code = "eindmeting-zonder-naam"


def check_measurer(name: str, workers: Iterable[Record]) -> None:
    """Raises MeasurerRefused where every word that was typed is in the name of one worker of the gezin.

    A first name alone is refused when a worker has it too: another colleague is named in full.
    """
    typed = _words(name)
    for worker in workers:
        if typed and typed <= _words(f"{worker.text('naam')} {worker.text('voornaam')}"):
            raise MeasurerRefused


def sheet_id(snapshot: Snapshot, pen: Pen) -> Id:
    """Record id of the measurement of the current traject."""
    return pen.once(SHEET, current_traject(snapshot, pen).hex())


def sheet(snapshot: Snapshot, pen: Pen) -> Record | None:
    """The measurement, once it has begun."""
    found = snapshot.get(sheet_id(snapshot, pen))
    return found if found is not None and not found.deleted and found.date("begonnen") else None


def running(snapshot: Snapshot, pen: Pen) -> bool:
    """Whether it has begun and is not over: then marks of before are nowhere in sight."""
    found = sheet(snapshot, pen)
    return found is not None and found.date("klaar") is None


def begin(snapshot: Snapshot, pen: Pen, door: str, today: date, organisatie: str = "") -> list[Edit]:
    """It begins today, led by `door`. Raises MeasurerRefused, MeasurerUnknown; then nothing is written."""
    if not _words(door):
        raise MeasurerUnknown
    check_measurer(door, snapshot.of("medewerker"))
    record = sheet_id(snapshot, pen)
    edits = ensure(snapshot, record, SHEET, {"traject": Ref(current_traject(snapshot, pen))})
    for field, value in (("door", door.strip()), ("organisatie", organisatie.strip()), ("begonnen", today)):
        edits.append(set_field(snapshot, record, SHEET, field, value))
    return edits


def finish(snapshot: Snapshot, pen: Pen, day: date | None) -> list[Edit]:
    """It is over; None opens it again."""
    return [set_field(snapshot, sheet_id(snapshot, pen), SHEET, "klaar", day)]


def reached_id(snapshot: Snapshot, pen: Pen, goal: Id) -> Id:
    """Record id of how far a goal was reached; `goal` is the problem that it stands with."""
    return pen.once(REACHED, f"{sheet_id(snapshot, pen).hex()}/{goal.hex()}")


def start_reached(snapshot: Snapshot, pen: Pen, goal: Id) -> list[Edit]:
    """What must stand beside the mark of a goal; often nothing. It is for who may read the goal."""
    record = reached_id(snapshot, pen, goal)
    about = {"eindmeting": Ref(sheet_id(snapshot, pen)), "probleem": Ref(goal)}
    begun = ensure(snapshot, record, REACHED, about)
    if snapshot.get(record) is None:
        begun += follow(snapshot, pen, REACHED, record, (goal,))
    return begun


def set_reached(snapshot: Snapshot, pen: Pen, goal: Id, mark: Mark | None) -> list[Edit]:
    """1 to 10, `Mark(None)` for *weet ik niet*, None to take it back."""
    given = set_field(snapshot, reached_id(snapshot, pen, goal), REACHED, "cijfer", mark)
    return [*start_reached(snapshot, pen, goal), given]


def answer_id(snapshot: Snapshot, pen: Pen, vraag: str) -> Id:
    return pen.once(ANSWER, f"{sheet_id(snapshot, pen).hex()}/{vraag}")


def start_answer(snapshot: Snapshot, pen: Pen, vraag: str) -> list[Edit]:
    """What must stand before a question is answered; `vraag` is an entry of `meetvraag`."""
    about: dict[str, Value] = {
        "eindmeting": Ref(sheet_id(snapshot, pen)),
        "vraag": pen.choice("meetvraag", vraag),
    }
    return ensure(snapshot, answer_id(snapshot, pen, vraag), ANSWER, about)


def set_answer(snapshot: Snapshot, pen: Pen, vraag: str, antwoord: str) -> list[Edit]:
    """`antwoord` is an entry of `meetantwoord`, or empty to take it back."""
    value = pen.choice("meetantwoord", antwoord) if antwoord else None
    record = answer_id(snapshot, pen, vraag)
    return [*start_answer(snapshot, pen, vraag), set_field(snapshot, record, ANSWER, "antwoord", value)]


def effect_id(snapshot: Snapshot, pen: Pen, effect: str) -> Id:
    return pen.once(EFFECT, f"{current_traject(snapshot, pen).hex()}/{effect}")


def start_effect(snapshot: Snapshot, pen: Pen, effect: str) -> list[Edit]:
    about: dict[str, Value] = {
        "traject": Ref(current_traject(snapshot, pen)),
        "effect": pen.choice("effect", effect),
    }
    return ensure(snapshot, effect_id(snapshot, pen, effect), EFFECT, about)


def set_effect(snapshot: Snapshot, pen: Pen, effect: str, *, on: bool) -> list[Edit]:
    """The worker's list: what got better. `effect` is an entry of the list `effect`."""
    ticked = set_field(snapshot, effect_id(snapshot, pen, effect), EFFECT, "bereikt", on)
    return [*start_effect(snapshot, pen, effect), ticked]


def _words(name: str) -> frozenset[str]:
    plain = normalize("NFKD", name.casefold())
    return frozenset(_WORD.findall("".join(sign for sign in plain if not 0x300 <= ord(sign) < 0x370)))
