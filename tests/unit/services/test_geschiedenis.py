"""How a field stood before: who wrote what and when, put back as an ordinary edit, obeying voor wie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest

from kanz_desktop.domain.access import EVERYONE, PERSONS, TABLE_VIEW, WORKER_VIEW, WORKERS, Audience
from kanz_desktop.domain.values import Id, Mark
from kanz_desktop.services.edits import new_record, set_audience, set_field, set_members
from kanz_desktop.services.geschiedenis import Stand, earlier, put_back
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.storage.moment import Moment
from tests.unit.services.conftest import AUTHOR, MOMENT

MAMA, SEM, NOOR = b"mama-mama-mama-1", b"sem--sem--sem--1", b"noor-noor-noor-1"


@dataclass
class Written:
    """One problem in a real store, with a clock that goes on a minute at each writing."""

    sessie: GezinSessie
    record: Id

    def write(self, field: str, value: object) -> None:
        self.apply([set_field(self.sessie.snapshot, self.record, "probleem", field, value)])

    def who(self, *members: Id) -> None:
        self.apply(set_members(self.sessie.snapshot, self.record, "probleem", "bij_wie", members))

    def audience(self, rule: str, *persons: Id) -> None:
        pen = self.sessie.pen()
        self.apply(set_audience(self.sessie.snapshot, self.record, "probleem", pen, rule, persons))

    def apply(self, edits: list) -> None:
        self.sessie.apply(edits, "leefgebieden").result()

    def stands(self, field: str, audience: Audience = WORKER_VIEW) -> tuple[Stand, ...]:
        return earlier(self.sessie, self.sessie.snapshot.records[self.record], field, audience).result()

    def values(self, field: str, audience: Audience = WORKER_VIEW) -> list[object]:
        return [stand.value for stand in self.stands(field, audience)]


@pytest.fixture
def problem(make_sessie):
    minutes = iter(range(100_000))
    clock = lambda: Moment(MOMENT.wall_ms + 60_000 * next(minutes), MOMENT.offset_minutes)  # noqa: E731
    sessie = make_sessie(clock=clock)
    edits = new_record("probleem", {"woorden": "post blijft liggen"})
    sessie.apply(edits, "leefgebieden").result()
    return Written(sessie, edits[0].record)


def test_every_version_is_there_newest_first_with_who_and_when(problem):
    problem.write("woorden", "de post ligt op een stapel")
    latest, first = problem.stands("woorden")
    assert (latest.value, latest.current) == ("de post ligt op een stapel", True)
    assert (first.value, first.current) == ("post blijft liggen", False)
    assert latest.person == first.person == AUTHOR.person
    assert latest.wall - first.wall >= timedelta(minutes=1)


def test_choices_marks_and_emptied_fields_are_versions_too(problem):
    heavy = problem.sessie.pen().choice("ernst", "ernst-3")
    problem.write("ernst", heavy)
    problem.write("ernst", None)
    assert problem.values("ernst") == [None, heavy]
    edits = new_record("cijfer", {"cijfer": Mark(13)})
    problem.apply(edits)
    (mark,) = earlier(
        problem.sessie, problem.sessie.snapshot.records[edits[0].record], "cijfer", WORKER_VIEW
    ).result()
    assert mark.value == Mark(13)


def test_a_set_is_shown_whole_as_it_was_and_once_for_each_choosing(problem):
    problem.who(MAMA, SEM)
    problem.who(MAMA, NOOR)
    assert [stand.members for stand in problem.stands("bij_wie")] == [{MAMA, NOOR}, {MAMA, SEM}]
    assert [stand.current for stand in problem.stands("bij_wie")] == [True, False]


def test_putting_back_is_an_edit_that_undo_takes_back(problem):
    problem.write("woorden", "tweede")
    first = problem.stands("woorden")[-1]
    problem.apply(put_back(problem.sessie.snapshot, problem.record, "probleem", "woorden", first))
    assert problem.values("woorden") == ["post blijft liggen", "tweede", "post blijft liggen"]
    problem.sessie.undo("leefgebieden").result()
    assert problem.sessie.snapshot.records[problem.record].text("woorden") == "tweede"


def test_putting_back_a_set_restores_all_of_it(problem):
    problem.who(MAMA, SEM)
    problem.who(NOOR)
    before = problem.stands("bij_wie")[-1]
    problem.apply(put_back(problem.sessie.snapshot, problem.record, "probleem", "bij_wie", before))
    assert set(problem.sessie.snapshot.records[problem.record].members("bij_wie")) == {MAMA, SEM}


def test_a_purged_version_says_that_there_was_one_and_cannot_come_back(problem):
    problem.write("woorden", "tweede")
    gone = problem.sessie.read(lambda store: store.history(problem.record, "woorden")).result()[-1]
    problem.sessie.write(lambda store: store.purge([gone.op])).result()
    latest, first = problem.stands("woorden")
    assert (first.purged, first.value, first.can_return) == (True, None, False)
    assert latest.value == "tweede"


def test_at_the_table_nothing_shows_that_was_written_for_workers_only(problem):
    problem.audience(WORKERS)
    problem.write("woorden", "moeder lijkt overvraagd")
    problem.write("woorden", "het is veel")
    problem.audience(EVERYONE)
    problem.write("woorden", "het is ons te veel")
    assert problem.values("woorden", TABLE_VIEW) == ["het is ons te veel", "het is veel"]
    assert len(problem.values("woorden")) == 4


def test_another_parent_sees_what_stood_there_when_it_was_shared_and_nothing_before_it(problem):
    problem.audience(PERSONS, MAMA)
    problem.write("woorden", "dit zei mama alleen tegen ons")
    problem.write("woorden", "dit mag sem ook weten")
    problem.audience(PERSONS, MAMA, SEM)
    problem.write("woorden", "en zo zeggen ze het samen")
    seen = problem.values("woorden", Audience(workers=False, persons=frozenset({SEM})))
    assert seen == ["en zo zeggen ze het samen", "dit mag sem ook weten"]


def test_what_this_reader_may_not_see_has_no_history(problem):
    problem.audience(WORKERS)
    assert problem.stands("woorden", TABLE_VIEW) == ()
