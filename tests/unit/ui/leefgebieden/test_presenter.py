import pytest

from kanz_desktop.domain.access import PERSONS
from kanz_desktop.domain.values import Id, Mark
from kanz_desktop.services import edits
from kanz_desktop.services.cijfers import marks
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.leefgebieden import leefgebied_id
from kanz_desktop.ui.leefgebieden.presenter import GebiedCard, LeefgebiedenPresenter
from tests.helpers.port import FakePort, today


def presenter_of(port: FakePort) -> LeefgebiedenPresenter:
    return LeefgebiedenPresenter(port, today)


def card(port: FakePort, number: int) -> GebiedCard:
    return presenter_of(port).cards()[number - 1]


def problem(port: FakePort, place: int = -1) -> Id:
    return port.snapshot.of("probleem")[place].id


def fase(port: FakePort, name: str) -> None:
    traject = current_traject(port.snapshot, port.pen)
    port.apply(
        [edits.set_field(port.snapshot, traject, "traject", "fase", port.pen.choice("fase", name))], "t"
    )


def test_a_new_gezin_has_five_empty_cards_in_the_words_of_the_reader(port: FakePort) -> None:
    assert [c.title for c in presenter_of(port.at_table()).cards()][1:3] == [
        "Ons huishouden en geld",
        "Hoe het met ieder van ons gaat",
    ]
    assert all(c.empty and c.summary == "nog leeg" for c in presenter_of(port).cards())


def test_what_is_typed_becomes_a_problem_on_that_card_at_once(port: FakePort) -> None:
    presenter_of(port).write_own("leefgebied-2", "  De wasmachine is stuk ")
    (line,) = card(port, 2).lines
    assert (line.own, line.listed, line.title) == ("De wasmachine is stuk", "", "De wasmachine is stuk")
    assert card(port, 2).summary == "1 ding dat anders mag"
    assert port.screens[-1] == "leefgebieden"


def test_blanks_make_no_problem(port: FakePort) -> None:
    presenter_of(port).write_own("leefgebied-2", "   ")
    assert not port.snapshot.of("probleem")


def test_nobody_is_named_as_the_source_until_somebody_says_so(port: FakePort) -> None:
    presenter_of(port.at_table()).write_own("leefgebied-2", "Alles gaat met de hand")
    presenter_of(port).choose("huis-regelmaat")
    assert [line.bron for line in card(port.at_table(), 2).lines] == ["", ""]


def test_a_chosen_wording_is_shown_in_the_words_of_who_reads(port: FakePort) -> None:
    presenter_of(port).choose("huis-administratie")
    assert card(port, 2).lines[0].listed == "Administratie niet op orde"
    assert card(port.at_table(), 2).lines[0].listed == "De post en papieren liggen op een stapel"


def test_with_one_parent_at_home_the_wording_says_ik(port: FakePort) -> None:
    presenter_of(port).choose("huis-financien")
    port.member("Sanne", rol="moeder", woont_thuis="ja")
    assert card(port.at_table(), 2).lines[0].listed == "Ik heb geldzorgen of schulden"
    port.member("Mark", rol="vader", woont_thuis="ja")
    assert card(port.at_table(), 2).lines[0].listed == "We hebben geldzorgen of schulden"


def test_how_heavy_is_a_word_with_a_strength_of_one_hue(port: FakePort) -> None:
    presenter_of(port).choose("huis-regelmaat")
    presenter_of(port).set_ernst(problem(port), "ernst-3")
    ernst = card(port.at_table(), 2).lines[0].ernst
    assert ernst is not None
    assert (ernst.words, ernst.hue) == ("zwaar", "z3")
    presenter_of(port).set_ernst(problem(port), "")
    assert card(port, 2).lines[0].ernst is None


def test_a_parent_can_say_not_to_know_how_heavy_it_is(port: FakePort) -> None:
    presenter_of(port).choose("huis-regelmaat")
    presenter_of(port).set_ernst(problem(port), "ernst-weet-niet")
    ernst = card(port.at_table(), 2).lines[0].ernst
    assert ernst is not None
    assert (ernst.words, ernst.hue) == ("weet ik niet", "")


def test_who_is_said_as_the_family_says_it_and_all_of_them_are_everybody(port: FakePort) -> None:
    mama = port.member("Sanne de Vries", roepnaam="Mama")
    sem = port.member("Sem")
    presenter = presenter_of(port)
    presenter.choose("huis-regelmaat")
    presenter.set_who(problem(port), [mama])
    assert card(port.at_table(), 2).lines[0].who == "Mama"
    assert card(port, 2).lines[0].who == "Sanne de Vries"
    presenter.set_who(problem(port), [mama, sem])
    assert card(port.at_table(), 2).lines[0].who == "iedereen"
    presenter.set_who(problem(port), [])
    assert card(port, 2).lines[0].who == ""


@pytest.mark.parametrize(("place", "tafel", "vak"), [
    (0, "van onszelf", "Gezin"),
    (1, "gezien door Anouk", "Eigen waarneming: Anouk"),
    (2, "gehoord van", "Derden"),
])  # fmt: skip
def test_a_source_is_chosen_with_one_tap(port: FakePort, place: int, tafel: str, vak: str) -> None:
    presenter = presenter_of(port)
    presenter.choose("huis-regelmaat")
    presenter.set_bron(problem(port), presenter.bron_choices()[place])
    assert card(port.at_table(), 2).lines[0].bron == tafel
    assert card(port, 2).lines[0].bron == vak


def test_the_one_it_was_heard_from_stays_when_the_same_source_is_chosen_again(port: FakePort) -> None:
    presenter = presenter_of(port)
    presenter.choose("huis-regelmaat")
    heard = presenter.bron_choices()[-1]
    presenter.set_bron(problem(port), heard)
    port.apply([edits.set_field(port.snapshot, problem(port), "probleem", "bron_wie", "school")], "t")
    presenter.set_bron(problem(port), heard)
    assert card(port.at_table(), 2).lines[0].bron == "gehoord van school"
    presenter.set_bron(problem(port), presenter.bron_choices()[0])
    assert port.snapshot.records[problem(port)].text("bron_wie") == ""


def test_the_reminder_about_danger_is_for_the_worker_alone(port: FakePort) -> None:
    presenter_of(port).choose("wel-onveilig")
    assert card(port, 3).safety
    assert not card(port.at_table(), 3).safety
    assert not card(port, 1).safety


def test_what_is_for_one_person_is_not_on_the_table_of_another(port: FakePort) -> None:
    mama, papa = port.member("Sanne", roepnaam="Mama"), port.member("Mark")
    presenter_of(port).choose("part-geweld")
    port.apply(edits.set_audience(port.snapshot, problem(port), "probleem", port.pen, PERSONS, [mama]), "t")
    assert card(port.at_table(mama), 4).lines[0].restricted == "alleen Mama"
    assert card(port.at_table(papa), 4).lines == ()
    assert card(port.at_table(mama, papa), 4).lines == ()
    assert card(port.at_table(papa), 4).empty


def test_the_first_mark_is_dashed_only_beside_a_later_one(port: FakePort) -> None:
    presenter_of(port).set_mark("leefgebied-2", Mark(6))
    assert (card(port, 2).mark, card(port, 2).first_mark) == (Mark(6), None)
    fase(port, "uitvoering")
    assert (card(port, 2).mark, card(port, 2).first_mark) == (None, Mark(6))
    presenter_of(port).set_mark("leefgebied-2", Mark(11))
    assert (card(port, 2).mark, card(port, 2).first_mark) == (Mark(11), Mark(6))
    assert marks(port.snapshot, port.pen).mark("start", "leefgebied-2") == Mark(6)


def test_weet_ik_niet_is_an_answer(port: FakePort) -> None:
    presenter_of(port).set_mark("leefgebied-2", Mark(None))
    presenter_of(port).set_klopt("leefgebied-2", "weet-niet")
    assert (card(port, 2).mark, card(port, 2).klopt, card(port, 2).empty) == (Mark(None), "weet-niet", False)


def test_a_strength_alone_makes_a_card_that_says_so(port: FakePort) -> None:
    record = leefgebied_id(port.snapshot, port.pen, "leefgebied-3")
    port.apply([edits.set_field(port.snapshot, record, "leefgebied", "krachten", "Sem leest voor")], "t")
    assert card(port, 3).summary == "dit gaat goed"


def test_a_problem_moves_up_and_down_among_its_own_card_only(port: FakePort) -> None:
    presenter = presenter_of(port)
    for gebied, words in (
        ("leefgebied-2", "a"),
        ("leefgebied-1", "x"),
        ("leefgebied-2", "b"),
        ("leefgebied-2", "c"),
    ):
        presenter.write_own(gebied, words)

    def order() -> list[str]:
        return [line.own for line in card(port, 2).lines]

    presenter.move(card(port, 2).lines[2].id, card(port, 2).lines, -1)
    assert order() == ["a", "c", "b"]
    presenter.move(card(port, 2).lines[1].id, card(port, 2).lines, -1)
    assert order() == ["c", "a", "b"]
    presenter.move(card(port, 2).lines[0].id, card(port, 2).lines, -1)
    presenter.move(card(port, 2).lines[2].id, card(port, 2).lines, 1)
    assert order() == ["c", "a", "b"]
    presenter.move(card(port, 2).lines[0].id, card(port, 2).lines, 1)
    assert order() == ["a", "c", "b"]
    assert [line.own for line in card(port, 1).lines] == ["x"]


def test_what_was_thrown_away_comes_back_as_it_was(port: FakePort) -> None:
    presenter = presenter_of(port)
    presenter.choose("huis-regelmaat")
    presenter.set_ernst(problem(port), "ernst-2")
    gone = problem(port)
    presenter.delete(gone)
    assert card(port, 2).lines == ()
    presenter.restore(gone)
    assert card(port, 2).lines[0].ernst is not None


def test_a_sentence_from_before_the_battery_died_stands_on_the_first_card(
    port: FakePort,
) -> None:
    port.apply(edits.new_record("probleem", {"woorden": "De huur is nog niet"}), "t")
    assert [line.own for line in card(port, 1).lines] == ["De huur is nog niet"]
    presenter_of(port).place(problem(port), "leefgebied-2")
    assert card(port, 1).lines == ()
    assert [line.own for line in card(port, 2).lines] == ["De huur is nog niet"]
    assert port.snapshot.records[problem(port)].ref("traject") == current_traject(port.snapshot, port.pen)
