from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.access import TABLE_VIEW, seen_by
from kanz_desktop.domain.kinds import Place
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.method.load import load_methode
from kanz_desktop.ui.zoeken.presenter import marked, results, screen_of
from tests.helpers.records import ident, record, snapshot

METHODE = load_methode()


@dataclass(frozen=True)
class Hit:
    record: bytes
    field: str
    excerpt: str


def bold(text: str, query: str) -> list[str]:
    return [piece.text for piece in marked(text, query) if piece.match]


def test_the_match_is_bold_whatever_its_accents_and_capitals() -> None:
    assert bold("Beëindiging van de uitkering", "beein") == ["Beëin"]


def test_only_the_beginning_of_a_word_matches() -> None:
    assert bold("de brief aan de gebrieven", "brief") == ["brief"]


def test_the_pieces_together_are_the_whole_text() -> None:
    text = "Straße, ﬁets en de Ĳssel: één İkea"
    for query in ("str", "fi", "een ik", "ij", "(", ""):
        assert "".join(piece.text for piece in marked(text, query)) == text


def test_results_are_grouped_and_papers_come_first() -> None:
    rows = snapshot(
        record("actie", "bellen", wat="Bellen over de huur"), record("document", "brief", titel="Huur")
    )
    found = results(
        [Hit(ident("bellen"), "wat", "Bellen over de huur"), Hit(ident("brief"), "titel", "Huur")],
        rows, METHODE, "huur", tafel=False,
    )  # fmt: skip
    assert [(g.naam, [r.titel for r in g.resultaten]) for g in found] == [
        ("Papieren en tekeningen", ["Huur"]),
        ("Afspraken en acties", ["Bellen over de huur"]),
    ]


def test_a_record_that_matches_twice_is_shown_once() -> None:
    rows = snapshot(record("document", "brief", titel="Huur"))
    hits = [Hit(ident("brief"), "titel", "Huur"), Hit(ident("brief"), "notitie", "de huur")]
    assert len(results(hits, rows, METHODE, "huur", tafel=False)[0].resultaten) == 1


def test_what_this_reader_may_not_see_is_not_found() -> None:
    rows = snapshot(record("document", "stil", titel="Melding", _voor="medewerkers"))
    hits = [Hit(ident("stil"), "titel", "Melding")]
    assert results(hits, seen_by(rows, TABLE_VIEW), METHODE, "mel", tafel=True) == ()
    assert results(hits, rows, METHODE, "mel", tafel=False) != ()


def test_every_kind_of_record_opens_on_some_screen_and_has_a_group() -> None:
    """The werkaantekeningen stand in a store of their own, which no search of the gezin reads."""
    in_the_gezin = [kind.id for kind in KINDS.values() if kind.place is not Place.WERKAANTEKENINGEN]
    for kind in in_the_gezin:
        if kind != "registerregel":
            rows = snapshot(record(kind, "x"))
            assert results([Hit(ident("x"), "", "tekst")], rows, METHODE, "tekst", tafel=False)[0].resultaten
            assert screen_of(record(kind))


def test_a_paper_in_the_dossier_is_found_under_the_dossier_and_opens_there() -> None:
    rows = snapshot(record("document", "brief", titel="Melding", _plaats="dossier"))
    (group,) = results([Hit(ident("brief"), "titel", "Melding")], rows, METHODE, "mel", tafel=False)
    assert (group.naam, group.resultaten[0].screen) == ("Dossier", "dossier")
