from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kanz_desktop.domain.access import TABLE_VIEW, seen_by
from kanz_desktop.domain.records import Changes, Record, Snapshot
from kanz_desktop.domain.values import Ref
from kanz_desktop.method.load import load_methode
from kanz_desktop.services.gezinsplan import aandachtspunt_id
from kanz_desktop.services.pen import Pen
from kanz_desktop.ui.gezinsplan.presenter import PlanPage, PlanPages, growing
from tests.helpers.records import ident, record, snapshot

METHODE = load_methode()
TABLE = Pen(ident("gezin"), METHODE, tafel=True)
WORKER = Pen(ident("gezin"), METHODE, tafel=False)
TRAJECT = Ref(WORKER.first_traject)


def plan_page(rows: Snapshot, pen: Pen) -> PlanPage:
    """The page as it is made for the first time."""
    return PlanPages(pen).of(rows)


def problem(name: str, area: str, **fields: object) -> Record:
    return record("probleem", name, traject=TRAJECT, leefgebied=area, **fields)


def actie(name: str, **fields: object) -> Record:
    return record("actie", name, traject=TRAJECT, wat=name, **fields)


def test_what_goes_well_comes_from_every_leefgebied_and_stands_first() -> None:
    card = record("leefgebied", traject=TRAJECT, leefgebied="leefgebied-2", krachten="we eten samen")
    page = plan_page(snapshot(card), TABLE)
    assert [(k.leefgebied, k.woorden) for k in page.krachten] == [("Ons huishouden en geld", "we eten samen")]


def test_problems_stand_under_their_leefgebied_and_an_empty_leefgebied_is_not_shown() -> None:
    page = plan_page(
        snapshot(problem("post", "leefgebied-2", woorden="De post"), problem("school", "leefgebied-1")), TABLE
    )
    assert [(g.number, [d.id for d in g.doelen]) for g in page.gebieden] == [
        (1, [ident("school")]),
        (2, [ident("post")]),
    ]


def test_the_table_reads_the_own_words_and_the_worker_the_term() -> None:
    rows = snapshot(
        problem(
            "post", "leefgebied-2", keuze="huis-administratie", woorden="Ik durf de post niet open te maken"
        )
    )
    assert plan_page(rows, TABLE).gebieden[0].doelen[0].titel == "Ik durf de post niet open te maken"
    assert plan_page(rows, WORKER).gebieden[0].doelen[0].titel == "Administratie niet op orde"


def test_the_fold_says_what_is_behind_it_and_nothing_when_it_is_empty() -> None:
    rows = snapshot(
        problem("a", "leefgebied-2", waaraan="de post is open", gevolgen_kinderen="spanning"),
        problem("b", "leefgebied-2"),
    )
    full, empty = plan_page(rows, TABLE).gebieden[0].doelen
    assert (full.over_doel, full.over_oorzaak) == ("1 van 3", "1 van 4")
    assert (empty.over_doel, empty.over_oorzaak) == ("", "")


def test_an_urgent_actie_stands_once_with_the_fires_and_not_under_its_aandachtspunt() -> None:
    rows = snapshot(
        actie("bellen", aandachtspunt="administratie", brandje=True),
        actie("ordenen", aandachtspunt="administratie"),
    )
    page = plan_page(rows, TABLE)
    assert page.brandjes == (ident("bellen"),)
    assert next(p for p in page.punten if p.punt == "administratie").acties == (ident("ordenen"),)


def test_an_actie_without_aandachtspunt_is_not_lost() -> None:
    assert plan_page(
        snapshot(actie("los"), actie("vreemd", aandachtspunt="bestaat-niet-meer")), TABLE
    ).overige == (
        ident("los"),
        ident("vreemd"),
    )


def test_an_aandachtspunt_stands_on_the_page_when_it_is_in_the_plan_or_has_acties() -> None:
    in_plan = record(
        "aandachtspunt", aandachtspunt_id(snapshot(), TABLE, "netwerk"), traject=TRAJECT, in_plan=True
    )
    page = plan_page(snapshot(in_plan, actie("ordenen", aandachtspunt="administratie")), TABLE)
    assert [p.punt for p in page.punten if p.open] == ["administratie", "netwerk"]
    assert len(page.punten) == 10


def test_what_is_for_the_workers_only_is_not_on_the_page_at_the_table() -> None:
    rows = snapshot(
        problem("geheim", "leefgebied-4", _voor="medewerkers"), actie("stil", _voor="medewerkers")
    )
    page = plan_page(seen_by(rows, TABLE_VIEW), TABLE)
    assert page.gebieden == ()
    assert page.overige == ()


def test_a_former_traject_is_not_mixed_in() -> None:
    old = record("actie", "oud", traject=Ref(b"0" * 16), wat="oud")
    assert plan_page(snapshot(old), TABLE).overige == ()


def test_a_line_that_a_crash_left_without_its_traject_is_still_on_the_page() -> None:
    assert plan_page(snapshot(record("actie", "half", wat="Bel de")), TABLE).overige == (ident("half"),)


def test_a_problem_that_the_plan_says_nothing_about_yet_is_not_begun() -> None:
    rows = snapshot(
        problem("a", "leefgebied-2", doel="post open"), problem("b", "leefgebied-2", ernst="ernst-3")
    )
    assert [doel.begonnen for doel in plan_page(rows, TABLE).gebieden[0].doelen] == [True, False]


NAMES = ("a", "b", "c", "d")
AREAS = ("leefgebied-1", "leefgebied-2", "leefgebied-5", "bestaat-niet")
PUNTEN = ("huishouden", "netwerk", "bestaat-niet")
WORDS = st.sampled_from(("", "eerst", "daarna"))
TRAJECTEN = st.sampled_from((TRAJECT, Ref(b"0" * 16)))


def _written(kind: str, **fields: st.SearchStrategy[object]) -> st.SearchStrategy[Record]:
    """A record of this kind as somebody may have just left it, under one of a few names."""

    def build(name: str, deleted: bool, values: dict[str, object]) -> Record:
        said = {field: value for field, value in values.items() if value != ""}
        return record(kind, f"{kind} {name}", deleted=deleted, **said)

    return st.builds(build, st.sampled_from(NAMES), st.booleans(), st.fixed_dictionaries(fields))


RECORDS = st.one_of(
    _written("actie", traject=TRAJECTEN, wat=WORDS, aandachtspunt=st.sampled_from(PUNTEN),
             brandje=st.booleans(), volgorde=WORDS),
    _written("afspraak", traject=TRAJECTEN, wat=WORDS, volgorde=WORDS),
    _written("probleem", traject=TRAJECTEN, leefgebied=st.sampled_from(AREAS), woorden=WORDS, doel=WORDS,
             waaraan=WORDS, oorzaken=WORDS, ernst=st.sampled_from(("", "ernst-3")), volgorde=WORDS),
    _written("leefgebied", traject=TRAJECTEN, leefgebied=st.sampled_from(AREAS), krachten=WORDS),
    _written("gezinslid", naam=WORDS, rol=st.sampled_from(("moeder", "kind"))),
    _written("traject", nummer=st.integers(1, 3)),
    st.builds(
        lambda punt, in_plan: record(
            "aandachtspunt", aandachtspunt_id(snapshot(), TABLE, punt), traject=TRAJECT, in_plan=in_plan
        ),
        st.sampled_from(PUNTEN),
        st.booleans(),
    ),
)  # fmt: skip
CHANGES = st.lists(st.lists(RECORDS, min_size=1, max_size=4), max_size=8)


@given(CHANGES, st.sampled_from((TABLE, WORKER)))
def test_a_page_that_followed_every_change_is_the_page_made_anew(saves: list[list[Record]], pen: Pen) -> None:
    following, now = PlanPages(pen), snapshot()
    for saved in saves:
        now = now.with_changes(Changes(tuple(saved)))
        assert following.of(now) == plan_page(now, pen)


@given(CHANGES)
def test_a_page_that_grows_only_adds_and_ends_whole(saves: list[list[Record]]) -> None:
    page = plan_page(snapshot(*(row for saved in saves for row in saved)), TABLE)
    steps = list(growing(page))
    assert steps[-1] == page
    for before, after in pairwise(steps):
        assert set(before.gebieden) <= set(after.gebieden)
        assert set(before.punten) <= set(after.punten)
