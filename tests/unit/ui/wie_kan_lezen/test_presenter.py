from kanz_desktop.domain.access import PERSONS, WORKERS
from kanz_desktop.domain.values import Id
from kanz_desktop.services import analyse, edits, historie
from kanz_desktop.services.leefgebieden import leefgebied_id, new_probleem
from kanz_desktop.ui.wie_kan_lezen.presenter import EVERYBODY, Part, WieKanLezenPresenter
from tests.helpers.port import FakePort


def part(port: FakePort, title: str) -> Part:
    return next(part for part in WieKanLezenPresenter(port).parts() if part.title == title)


def new_problem(port: FakePort, words: str, rule: str = "", *persons: Id) -> None:
    made = new_probleem(port.snapshot, port.pen, "leefgebied-2", woorden=words)
    port.apply(made, "t")
    if rule:
        port.apply(
            edits.set_audience(port.snapshot, made[0].record, "probleem", port.pen, rule, persons), "t"
        )


def test_cards_that_stand_ready_but_hold_nothing_are_not_counted(port: FakePort) -> None:
    assert part(port, "Leefgebieden").empty
    assert part(port, "Gezinsplan").empty
    card = leefgebied_id(port.snapshot, port.pen, "leefgebied-1")
    port.apply([edits.set_field(port.snapshot, card, "leefgebied", "krachten", "We lachen veel")], "t")
    assert part(port, "Leefgebieden").shared[0].count == 1


def test_each_part_counts_its_records_by_who_can_read_them(port: FakePort) -> None:
    mama = port.member("Sanne", roepnaam="Mama")
    new_problem(port, "een")
    new_problem(port, "twee")
    new_problem(port, "drie", PERSONS, mama)
    new_problem(port, "vier", WORKERS)
    shared = {s.readers: (s.count, s.titles) for s in part(port, "Leefgebieden").shared}
    assert shared == {
        EVERYBODY: (2, ()),
        "alleen Sanne, en de medewerkers": (1, ("drie",)),
        "alleen de medewerkers": (1, ("vier",)),
    }
    assert part(port, "Leefgebieden").shared[0].readers == EVERYBODY


def test_at_the_table_nothing_tells_that_there_is_more_than_everyone_present_may_see(port: FakePort) -> None:
    mama, papa = port.member("Sanne", roepnaam="Mama"), port.member("Mark", roepnaam="Papa")
    new_problem(port, "een")
    new_problem(port, "geheim", PERSONS, mama)
    new_problem(port, "ook geheim", WORKERS)
    (shared,) = part(port.at_table(papa), "Zo gaat het nu").shared
    assert (shared.readers, shared.count, shared.titles) == (EVERYBODY, 1, ())
    assert shared.what == "Alles wat hier staat"
    assert len(part(port.at_table(mama), "Zo gaat het nu").shared) == 2


def test_only_a_worker_reads_how_many_pieces_there_are(port: FakePort) -> None:
    mama = port.member("Sanne", roepnaam="Mama")
    new_problem(port, "een")
    new_problem(port, "twee")
    new_problem(port, "drie", PERSONS, mama)
    assert [s.what for s in part(port, "Leefgebieden").shared] == ["2 stukken", "1 stuk"]
    at_table = part(port.at_table(mama), "Zo gaat het nu").shared
    assert [s.what for s in at_table] == ["Alles wat hieronder niet staat", "Dit"]


def test_the_dossier_is_named_in_words_and_never_counted(port: FakePort) -> None:
    port.apply(edits.new_record("registerregel", {"toelichting": "geheim"}), "t")
    presenter = WieKanLezenPresenter(port)
    assert (
        sum(shared.count for p in presenter.parts() for shared in p.shared) == 2
    )  # the gezin and its worker
    said = " ".join(fact.title + fact.text for fact in WieKanLezenPresenter(port.at_table()).facts())
    assert "dossier" in said
    assert "geheim" not in said


def test_who_reads_along_on_the_office_is_told_at_the_table_and_at_the_desk(port: FakePort) -> None:
    for face in (port, port.at_table()):
        (said,) = (fact.text for fact in WieKanLezenPresenter(face).facts() if fact.title == "Op kantoor")
        assert "collega" in said
        assert "sleutel" in said


def test_everyone_is_said_by_name(port: FakePort) -> None:
    port.member("Sanne", roepnaam="Mama")
    port.member("Sem")
    assert WieKanLezenPresenter(port.at_table()).everyone() == "Mama, Sem · en als medewerker: Anouk"


def test_pages_that_were_opened_and_left_empty_are_not_counted(port: FakePort) -> None:
    for made in (
        historie.interview_edits(port.snapshot, port.pen),
        analyse.analysis_edits(port.snapshot, port.pen, None),
        analyse.story_edits(port.snapshot, port.pen),
    ):
        port.apply(made, "t")
    assert part(port, "Tijdlijn").empty
    factor = analyse.factor_id(port.snapshot, port.pen, None, "ouders")
    port.apply([edits.set_field(port.snapshot, factor, analyse.FACTOR, "risico", "Schulden")], "t")
    assert part(port, "Tijdlijn").shared[0].count == 1
