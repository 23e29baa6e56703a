"""What *Samen bekijken* says, and what each answer writes: no Qt, no clock, no store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.combine import Piece, below_each_other, pieces, suggestion
from kanz_desktop.domain.fields import TWINS
from kanz_desktop.domain.kinds import DELETED
from kanz_desktop.domain.merge import field_of
from kanz_desktop.domain.records import Edit, Record, Version
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import people, record_title
from kanz_desktop.services import dubbel, samen
from kanz_desktop.services.dubbel import Twins
from kanz_desktop.services.samen import Membership, Point, Revived, Versions
from kanz_desktop.ui.port import GezinPort
from kanz_desktop.ui.samen.questions import Answer, Question, Side, TextQuestion
from kanz_desktop.ui.widgets.version_words import (
    EMPTY,
    UNKNOWN_WRITER,
    moment_words,
    set_words,
    value_words,
    writer_words,
)

YOU = "Jij"
SOMEBODY = "Een collega"
NOTHING = "Er is niets om samen te bekijken."
TWO_TEXTS = "Jullie schreven allebei iets, op twee laptops. Er is niets verloren."
MORE_TEXTS = "Hier schreven jullie elk iets, op meer laptops. Er is niets verloren."
_SHOWN_NOW = "staat er nu"


@dataclass(frozen=True, slots=True)
class TogetherPage:
    """Everything on the screen."""

    questions: tuple[Question, ...]
    more: int = 0
    """Things that come as these are answered."""

    @property
    def lead(self) -> str:
        count = len(self.questions) + self.more
        if not count:
            return ""
        return "1 ding om te bekijken" if count == 1 else f"{count} dingen om te bekijken"


def page(
    port: GezinPort, own: Id, today: date, points: Sequence[Point], most: int | None = None
) -> TogetherPage:
    """`own` is the person who works here; no more than `most` questions at once."""
    words = _Words(port, own, today)
    shown = points[:most]
    return TogetherPage(tuple(words.question(point) for point in shown), len(points) - len(shown))


def written(question: TextQuestion, text: str) -> list[Edit]:
    """What somebody made of the proposal, in the place of the versions that they had before them."""
    return samen.write(question.point, text.strip())


class _Words:
    """Puts points into words for one reader on one day."""

    def __init__(self, port: GezinPort, own: Id, today: date) -> None:
        self._port, self._own, self._today = port, own, today

    def question(self, point: Point) -> Question:
        if isinstance(point, Versions):
            return self._text(point) if point.is_text else self._value(point)
        if isinstance(point, Membership):
            return self._membership(point)
        if isinstance(point, Revived):
            return self._revived(point)
        return self._twins(point)

    def _text(self, point: Versions) -> TextQuestion:
        texts = [_text(version) for version in point.versions]
        combined = suggestion(texts)
        both = below_each_other(texts)
        sides = tuple(
            self._side(version, self._marked(texts, place), "", samen.keep(point, version))
            for place, version in enumerate(point.versions)
        )
        answers = (Answer("Beide onder elkaar houden", tuple(samen.write(point, both))),)
        more = len([text for text in texts if text.strip()]) > 1
        return TextQuestion(
            key=(point.record.id, point.field.id, b""),
            where=self._where(point.record, point.field.id),
            said=TWO_TEXTS if len(texts) == 2 else MORE_TEXTS,
            sides=sides,
            answers=answers if more else (),
            point=point,
            proposal=combined,
            combines=combined not in [text.strip() for text in texts],
        )

    def _marked(self, texts: Sequence[str], place: int) -> tuple[Piece, ...]:
        """Against the version that is shown elsewhere; that one against the next."""
        other = texts[0] if place else texts[1]
        return pieces(texts[place], other) or (Piece(EMPTY, differs=False),)

    def _value(self, point: Versions) -> Question:
        sides = []
        for place, version in enumerate(point.versions):
            words = value_words(self._port, point.record.kind, point.field.id, version.value)
            badge = "" if place else _SHOWN_NOW
            sides.append(self._side(version, (Piece(words, True),), badge, samen.keep(point, version)))
        others = " en ".join(dict.fromkeys(self._who(v) for v in point.versions[1:]))
        said = f"Ook gewijzigd door {_in_a_line(others)}. Er is niets verloren."
        return Question(
            key=(point.record.id, point.field.id, b""),
            where=self._where(point.record, point.field.id),
            said=said,
            sides=tuple(sides),
        )

    def _membership(self, point: Membership) -> Question:
        name = set_words(self._port, point.field.id, [point.element])
        sides = []
        for version in sorted(point.versions, key=lambda version: version.value is not True):
            present = version.value is True
            edits = samen.settle(point, present=present)
            piece = Piece(f"{name}: wel" if present else f"{name}: niet", differs=True)
            sides.append(self._side(version, (piece,), _SHOWN_NOW if present else "", edits))
        return Question(
            key=(point.record.id, point.field.id, point.element),
            where=self._where(point.record, point.field.id),
            said="De een koos wel, de ander niet.",
            sides=tuple(sides),
        )

    def _revived(self, point: Revived) -> Question:
        away = f"{self._who(point.removed)} haalde dit weg ({self._when(point.removed)})"
        if not point.written:
            said = f"{away}, en iemand anders zette het terug. Het staat er nu weer."
        else:
            last = point.written[0]
            same = last.person == point.removed.person
            other = (
                " en schreef er op een andere laptop"
                if same
                else f", {_in_a_line(self._who(last))} schreef er"
            )
            said = f"{away}{other} nog in ({self._when(last)}). Het staat er nu weer."
        answers = (
            Answer("Laten staan", tuple(samen.stay(point))),
            Answer("Toch weg, naar de prullenbak", tuple(samen.throw_away(point))),
        )
        return Question(
            key=(point.record.id, DELETED, b""),
            where=self._where(point.record, ""),
            said=said,
            sides=self._unseen(point),
            answers=answers,
        )

    def _unseen(self, point: Revived) -> tuple[Side, ...]:
        """What the one who threw it away had not seen; texts and choices only, not where a row stands."""
        sides = []
        for field_id, cell in point.record.cells.items():
            declared = field_of(point.record.kind, field_id)
            for version in cell.versions:
                if version.op in point.record.unseen and declared.reviewed and version.value is not None:
                    words = value_words(self._port, point.record.kind, field_id, version.value)
                    sides.append(self._side(version, (Piece(words, False),), declared.label, ()))
        return tuple(sides)

    def _twins(self, pair: Twins) -> Question:
        snapshot, pen = self._port.snapshot, self._port.pen
        sides = tuple(self._twin(record, pair) for record in (pair.record, pair.other))
        answers = (
            Answer("Samenvoegen tot één", tuple(dubbel.join(snapshot, pen, pair))),
            Answer("Het zijn er twee", tuple(dubbel.apart(pair))),
        )
        said = (
            "Jullie maakten dit allebei. Voeg je ze samen, dan komen teksten die verschillen onder elkaar. "
            "Van de rest blijft het laatste. Het andere ligt in de prullenbak."
        )
        return Question(
            key=(pair.record.id, TWINS.id, pair.other.id),
            where=self._where(pair.record, ""),
            said=said,
            sides=sides,
            answers=answers,
        )

    def _twin(self, record: Record, pair: Twins) -> Side:
        """Its words, and what it says that the other one does not."""
        lines = [record_title(record, self._port.methode, tafel=self._port.table)]
        for field, one, other in dubbel.differences(pair):
            cell = one if record is pair.record else other
            if cell is not None and cell.value is not None:
                words = value_words(self._port, record.kind, field.id, cell.value)
                lines.append(f"{field.label}: {words}")
        first, *rest = lines
        said = (Piece(first, False), *(Piece(f"\n{line}", differs=True) for line in rest))
        return self._side(_first_written(record), said, "", ())

    def _side(self, version: Version, words: tuple[Piece, ...], badge: str, edits: Sequence[Edit]) -> Side:
        return Side(self._who(version), self._when(version), words, badge, tuple(edits))

    def _who(self, version: Version) -> str:
        name = writer_words(self._port, version.person)
        if name != UNKNOWN_WRITER:
            return name
        return YOU if version.person == self._own else SOMEBODY

    def _when(self, version: Version) -> str:
        return moment_words(version.wall, self._today)

    def _where(self, record: Record, field: str) -> str:
        kind = KINDS[record.kind]
        parts = [kind.label, self._title(record)]
        if field:
            parts.append(field_of(record.kind, field).label)
        return " › ".join(dict.fromkeys(part for part in parts if part))

    def _title(self, record: Record) -> str:
        """How it is called; of a mark also whose it is."""
        title = record_title(record, self._port.methode, tafel=self._port.table)
        if record.kind != "cijfer":
            return title
        whose = people(self._port.snapshot, [record.ref("wie") or b""], tafel=self._port.table)
        return f"{title}, {whose[0] if whose else 'samen'}"


def _text(version: Version) -> str:
    return version.value if isinstance(version.value, str) else ""


def _first_written(record: Record) -> Version:
    versions = [version for cell in record.cells.values() for version in cell.versions]
    return min(versions, key=lambda version: (version.hlc, version.op))


def _in_a_line(who: str) -> str:
    """A name stays as it is; *Jij* and *Een collega* do not stand at the beginning here."""
    return who.replace(YOU, YOU.lower()).replace(SOMEBODY, SOMEBODY.lower())
