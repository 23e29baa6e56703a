import pytest

from kanz_desktop.domain.access import PERSONS
from kanz_desktop.domain.marks import MarkRefused
from kanz_desktop.domain.moments import at_balans
from kanz_desktop.domain.values import Mark
from kanz_desktop.services import edits
from kanz_desktop.services.balans import balances, new_balans
from kanz_desktop.services.cijfers import cijfer_id, marks
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.ui.rapportcijfers.presenter import CijfersPresenter
from tests.helpers.port import FakePort, today


def presenter_of(port: FakePort) -> CijfersPresenter:
    return CijfersPresenter(port, today)


def test_there_are_five_leefgebieden_and_ten_aandachtspunten_at_every_moment(port: FakePort) -> None:
    presenter = presenter_of(port)
    assert [tab.id for tab in presenter.tabs()] == ["start", "nu", "eind"]
    for moment in ("start", "nu", "eind"):
        assert len(presenter.leefgebieden(moment)) == 5
        assert [row.id for row in presenter.aandachtspunten(moment)][:2] == [
            "punt-huishouden",
            "punt-administratie",
        ]


@pytest.mark.parametrize(("typed", "mark"), [
    ("6½", Mark(13)), ("6,5", Mark(13)), ("7", Mark(14)), ("weet ik niet", Mark(None)), ("", None),
])  # fmt: skip
def test_a_mark_is_typed_as_people_write_it(port: FakePort, typed: str, mark: Mark | None) -> None:
    sem = port.member("Sem")
    presenter_of(port).set_mark("nu", "leefgebied-2", sem, Mark(4))
    presenter_of(port).type_mark("nu", "leefgebied-2", sem, typed)
    assert marks(port.snapshot, port.pen).mark("nu", "leefgebied-2", sem) == mark


@pytest.mark.parametrize("typed", ["11", "4.3", "0", "goed"])
def test_what_is_no_mark_changes_nothing(port: FakePort, typed: str) -> None:
    sem = port.member("Sem")
    presenter_of(port).set_mark("nu", "leefgebied-2", sem, Mark(4))
    with pytest.raises(MarkRefused):
        presenter_of(port).type_mark("nu", "leefgebied-2", sem, typed)
    assert marks(port.snapshot, port.pen).mark("nu", "leefgebied-2", sem) == Mark(4)


def test_own_marks_stand_beside_the_joint_mark_and_never_make_it(port: FakePort) -> None:
    sem, noor = port.member("Sem"), port.member("Noor")
    presenter_of(port).set_mark("nu", "leefgebied-2", sem, Mark(4))
    presenter_of(port).set_mark("nu", "leefgebied-2", noor, Mark(18))
    row = presenter_of(port).leefgebieden("nu")[1]
    assert row.mark is None
    assert [(own.name, own.mark) for own in row.own] == [("Sem", Mark(4)), ("Noor", Mark(18))]
    assert row.own_words == "Sem 2 · Noor 9"


def test_a_child_that_is_not_born_yet_gives_no_mark(port: FakePort) -> None:
    port.member("de baby", rol="ongeboren")
    assert presenter_of(port).leefgebieden("nu")[0].own == ()


def test_an_own_mark_for_one_person_is_not_seen_by_another(port: FakePort) -> None:
    sem, papa = port.member("Sem"), port.member("Mark")
    presenter_of(port).set_mark("nu", "leefgebied-2", sem, Mark(4))
    record = cijfer_id(port.snapshot, port.pen, "nu", "leefgebied-2", sem)
    port.apply(edits.set_audience(port.snapshot, record, "cijfer", port.pen, PERSONS, [sem]), "t")
    seen = {own.name: own.mark for own in presenter_of(port.at_table(papa)).leefgebieden("nu")[1].own}
    assert seen == {"Sem": None, "Mark": None}
    assert presenter_of(port).leefgebieden("nu")[1].own[0].restricted


def test_the_first_mark_is_in_sight_now_but_not_at_the_end(port: FakePort) -> None:
    presenter_of(port).set_mark("start", "leefgebied-1", None, Mark(6))
    assert presenter_of(port).leefgebieden("nu")[0].first_mark == Mark(6)
    assert presenter_of(port).leefgebieden("eind")[0].first_mark is None


def test_the_screen_opens_at_the_start_until_the_help_has_begun(port: FakePort) -> None:
    assert presenter_of(port).moment() == "start"
    traject = current_traject(port.snapshot, port.pen)
    choice = port.pen.choice("fase", "uitvoering")
    port.apply([edits.set_field(port.snapshot, traject, "traject", "fase", choice)], "t")
    assert presenter_of(port).moment() == "nu"


def test_once_a_mark_of_now_was_given_now_is_what_opens(port: FakePort) -> None:
    presenter_of(port).set_mark("nu", "leefgebied-1", None, Mark(6))
    assert presenter_of(port).moment() == "nu"


def test_a_moment_says_when_its_marks_were_given(port: FakePort) -> None:
    presenter_of(port).set_mark("start", "leefgebied-1", None, Mark(6))
    assert [tab.when for tab in presenter_of(port).tabs()] == ["ma 23 nov", "", ""]


def test_the_line_why_can_be_written_before_the_mark(port: FakePort) -> None:
    presenter = presenter_of(port)
    port.apply(presenter.before_why("nu", "leefgebied-1"), "t")
    assert presenter.before_why("nu", "leefgebied-1") == []
    assert presenter.leefgebieden("nu")[0].mark is None


def test_the_picture_says_the_change_in_words_too_and_is_absent_without_marks(port: FakePort) -> None:
    presenter = presenter_of(port.at_table())
    assert presenter.change() == (None, None)
    presenter.set_mark("start", "leefgebied-2", None, Mark(6))
    presenter.set_mark("nu", "leefgebied-2", None, Mark(11))
    gebieden, punten = presenter.change()
    assert punten is None
    assert gebieden is not None
    assert "Ons huishouden en geld" in gebieden.alt
    assert "5½" in gebieden.alt


def test_what_somebody_gave_who_is_not_on_the_list_any_more_is_kept_and_shown_at_the_desk(
    port: FakePort,
) -> None:
    sem, opa = port.member("Sem"), port.member("Opa")
    presenter_of(port).set_mark("start", "leefgebied-2", opa, Mark(7))
    port.apply([edits.delete(port.snapshot, opa)], "t")
    row = presenter_of(port).leefgebieden("start")[1]
    assert [(own.person, own.mark) for own in row.own] == [(sem, None), (opa, Mark(7))]
    assert row.own_words == "iemand die er niet meer bij staat 3½"
    assert [own.person for own in presenter_of(port.at_table()).leefgebieden("start")[1].own] == [sem]


def test_disagreement_is_said_and_nothing_is_made_of_it(port: FakePort) -> None:
    for name, mark in (("Sem", Mark(3)), ("Noor", Mark(None)), ("Mama", Mark(18))):
        presenter_of(port).set_mark("nu", "leefgebied-2", port.member(name), mark)
    row = presenter_of(port).leefgebieden("nu")[1]
    assert (row.own_words, row.mark) == ("Sem 1½ · Noor weet ik niet · Mama 9", None)


def test_each_balans_has_marks_of_its_own_between_start_and_end(port: FakePort) -> None:
    for day in (today(), today().replace(month=8)):
        port.apply(new_balans(port.snapshot, port.pen, day), "t")
    later, earlier = (at_balans(row.id) for row in balances(port.snapshot, port.pen))
    assert [tab.id for tab in presenter_of(port).tabs()] == ["start", earlier, later, "eind"]
    presenter_of(port).set_mark(later, "leefgebied-2", None, Mark(12))
    assert presenter_of(port).leefgebieden(earlier)[1].mark is None
    assert presenter_of(port).moment() == later
    presenter_of(port).set_mark("nu", "leefgebied-2", None, Mark(8))
    assert [tab.id for tab in presenter_of(port).tabs()] == ["start", "nu", earlier, later, "eind"]
