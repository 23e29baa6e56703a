"""Everything that the example gezin is, written through the same services as a worker's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kanz_desktop.domain.access import TABLE_VIEW
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import person_name
from kanz_desktop.services import export, papieren, planversies
from kanz_desktop.services.demo.balans import balans_edits
from kanz_desktop.services.demo.collega import write_apart
from kanz_desktop.services.demo.gezin import (
    answers,
    dossier_edits,
    example,
    gezin_edits,
    leefgebieden_edits,
    mark_edits,
    plan_edits,
)
from kanz_desktop.services.demo.historie import history_edits
from kanz_desktop.services.demo.netwerk import network_edits
from kanz_desktop.services.demo.overleg import write_meetings
from kanz_desktop.services.demo.pad import pad_edits
from kanz_desktop.services.demo.papieren import about_edits, papers
from kanz_desktop.services.planversies import Answer
from kanz_desktop.services.preview_process import PreviewProcess
from kanz_desktop.services.previews import shown_process
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.sources import Source
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.services.wissen import mark_example

SCREEN = "voorbeeld"
PLAN_FORM = "gezinsplan-gezin"
Step = Callable[[str], None]
"""Called with the name of what is being made, in Dutch."""


@dataclass(frozen=True, slots=True)
class Made:
    """What the example holds, counted in the store after it was made."""

    gezin: Id
    naam: str
    members: int
    problems: int
    acties: int
    afspraken: int
    marks: int
    papers: int
    versions: int


def add_example(werkplek: Werkplek) -> Id:
    """The example in an empty caseload, for who wants to look around first. Blocks some seconds."""
    return make_example(werkplek, shown_process()).gezin


def make_example(werkplek: Werkplek, process: PreviewProcess, step: Step = lambda _name: None) -> Made:
    """A new gezin in the caseload, complete; the same content for the same day. Takes some seconds."""
    step("gezin")
    given = example(werkplek.today())
    gezin = werkplek.new_gezin(given.data["naam"]).id
    mark_example(werkplek, gezin)
    sessie = werkplek.open_gezin(gezin)
    sessie.apply(gezin_edits(sessie.snapshot, sessie.pen(), given), SCREEN).result()
    step("leefgebieden")
    sessie.apply(leefgebieden_edits(sessie.snapshot, sessie.pen(), given), SCREEN).result()
    step("gezinsplan")
    sessie.apply(plan_edits(sessie.snapshot, sessie.pen(), given), SCREEN).result()
    step("cijfers")
    sessie.apply(mark_edits(sessie.snapshot, sessie.pen(), given), SCREEN).result()
    step("dossier")
    sessie.apply(dossier_edits(sessie.snapshot, sessie.pen(), given), SCREEN).result()
    step("netwerk")
    sessie.apply(network_edits(sessie.pen(), given), SCREEN).result()
    step("pad")
    sessie.apply(pad_edits(sessie.snapshot, sessie.pen(), given), SCREEN).result()
    step("historie")
    sessie.apply(history_edits(sessie.snapshot, sessie.pen(), given), SCREEN).result()
    step("overleg")
    write_meetings(sessie, given, SCREEN)
    step("balans")
    sessie.apply(balans_edits(sessie.snapshot, sessie.pen(), given), SCREEN).result()
    step("papieren")
    _take_papers(sessie, process)
    step("afgesproken plan")
    _agree(sessie)
    step("een collega")
    write_apart(sessie, given, SCREEN)
    return _counted(sessie)


def _take_papers(sessie: GezinSessie, process: PreviewProcess) -> None:
    today = sessie.today()
    made = papers(today)
    report = papieren.take_in(
        sessie, [Source.from_bytes(one.name, one.data) for one in made], process=process
    )
    edits = []
    for paper, item in zip(made, report.items, strict=True):
        if item.record is None or item.error is not None:
            raise RuntimeError(f"the example made a paper that the map refuses: {paper.name}")
        edits += about_edits(sessie.snapshot, sessie.pen(), item.record, paper, today)
    sessie.apply(edits, SCREEN).result()


def _agree(sessie: GezinSessie) -> None:
    given = example(sessie.today())
    said = []
    for person, answer, words, drawn in answers(sessie.pen(), given):
        member = sessie.snapshot.records[person]
        said.append(Answer(person, person_name(member, tafel=True), answer, words, drawn))
    planversies.agree(sessie, said)
    printed = export.render(sessie, PLAN_FORM, audience=TABLE_VIEW)
    planversies.keep_printed(sessie, printed)


def _counted(sessie: GezinSessie) -> Made:
    count = {kind: len(sessie.snapshot.of(kind)) for kind in _COUNTED}
    return Made(sessie.id, sessie.naam, *count.values())


_COUNTED = ("gezinslid", "probleem", "actie", "afspraak", "cijfer", "document", "planversie")
