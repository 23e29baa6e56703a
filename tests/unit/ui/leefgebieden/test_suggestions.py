import pytest

from kanz_desktop.ui.leefgebieden.lines import Reader
from kanz_desktop.ui.leefgebieden.presenter import LeefgebiedenPresenter
from kanz_desktop.ui.leefgebieden.suggestions import find, suggestions
from tests.helpers.port import FakePort, today

SENSITIVE = {"opv-mishandeling", "opv-onmacht", "wel-onveilig", "part-geweld", "part-intimiteit"}
TABLE = Reader(table=True)


def test_at_the_table_nothing_sensitive_is_ever_offered(port: FakePort) -> None:
    offered = {
        item.id
        for gebied in port.methode.leefgebieden
        for item in suggestions(port.snapshot, port.methode, gebied.id, TABLE)
    }
    assert not offered & SENSITIVE
    assert len(offered) == 39 - len(SENSITIVE)


def test_the_worker_is_offered_the_whole_list_of_a_leefgebied(port: FakePort) -> None:
    offered = {s.id for s in suggestions(port.snapshot, port.methode, "leefgebied-1", Reader(table=False))}
    assert offered == {item.id for item in port.methode.problemen_van("leefgebied-1")}


def test_who_looks_for_a_sensitive_word_at_the_table_finds_it(port: FakePort) -> None:
    assert [s.id for s in find("geslagen", port.snapshot, port.methode, "leefgebied-1", TABLE)] == [
        "opv-mishandeling"
    ]


@pytest.mark.parametrize("query", ["e", "en", "ging", "slagen", "gen", "welijk", "ei"])
def test_a_loose_fragment_never_brings_up_a_sensitive_wording(port: FakePort, query: str) -> None:
    found = {s.id for s in find(query, port.snapshot, port.methode, "leefgebied-1", TABLE)}
    assert not found & SENSITIVE


def test_both_wordings_are_searched_without_minding_accents_and_capitals(port: FakePort) -> None:
    by_vakterm = find("FINANCIEN", port.snapshot, port.methode, "leefgebied-2", TABLE)
    by_tafel = find("geldzorgen", port.snapshot, port.methode, "leefgebied-2", Reader(table=False))
    assert by_vakterm[0].id == by_tafel[0].id == "huis-financien"
    assert by_vakterm[0].words == "We hebben geldzorgen of schulden"


def test_what_belongs_to_another_card_comes_last_and_says_where_it_goes(port: FakePort) -> None:
    found = find("kind", port.snapshot, port.methode, "leefgebied-2", TABLE)
    assert {s.elsewhere for s in found} == {"Onze kinderen opvoeden"}
    own = find("kind", port.snapshot, port.methode, "leefgebied-1", TABLE)
    assert all(s.elsewhere == "" for s in own[:3])


def test_a_chosen_wording_is_not_offered_again_until_it_is_thrown_away(port: FakePort) -> None:
    presenter = LeefgebiedenPresenter(port, today)
    presenter.choose("huis-regelmaat")
    assert "huis-regelmaat" not in {s.id for s in presenter.suggestions("leefgebied-2")}
    presenter.delete(port.snapshot.of("probleem")[0].id)
    assert "huis-regelmaat" in {s.id for s in presenter.suggestions("leefgebied-2")}
