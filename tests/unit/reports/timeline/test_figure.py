"""From records to the picture of the tijdlijn: who, when, and whether it helped, also without colour."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from kanz_desktop.domain.records import Record
from kanz_desktop.reports.figure import Figure, Polyline, Rect, Text
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.styles import TextStyle
from kanz_desktop.reports.timeline.figure import NARROWEST, WIDE, timeline_figures
from kanz_desktop.reports.timeline.read import Group, summary, timeline
from kanz_desktop.reports.timeline.words import width
from tests.helpers.printed_gezin import TODAY, people, report
from tests.helpers.records import record, snapshot

THERAPY = record(
    "gebeurtenis", wat="Speltherapie", wanneer="zomer 2019", soort="hulp", wie=["sem"], door="de GGZ",
    hielp="deels", waarom="Te ver weg",
)  # fmt: skip
MOVED = record("gebeurtenis", wat="Verhuisd", wanneer="12 mei 2021", soort="gebeurtenis")
DEBTS = record("gebeurtenis", wat="Schuldhulp", wanneer="2015-2017", soort="hulp", hielp="nee")
GRANNY = record("gebeurtenis", wat="Oma past op", wanneer="sinds 2016", soort="hulp", hielp="ja")
ONCE = record("gebeurtenis", wat="Ruzie met de buren", wanneer="ooit", wie=["sem", "noor"])


def groups(*rows: Record) -> tuple[Group, ...]:
    return timeline(report(snapshot(*people(), *rows)))


def drawn(*rows: Record) -> Figure:
    return timeline_figures(groups(*rows), TODAY)[0]


def texts(figure: Figure) -> list[str]:
    return [shape.text for shape in figure.shapes if isinstance(shape, Text)]


def bars(figure: Figure) -> list[Rect]:
    """Without the grounds of the words."""
    return [s for s in figure.shapes if isinstance(s, Rect) and (s.stroke or s.fill != "sheet")]


def test_the_gezin_comes_first_then_each_then_some_together_and_each_in_time() -> None:
    found = groups(ONCE, THERAPY, MOVED, GRANNY, DEBTS)
    assert [(group.name, [event.what for event in group.events]) for group in found] == [
        ("Ons gezin", ["Schuldhulp", "Oma past op", "Verhuisd"]),
        ("Sem", ["Speltherapie"]),
        ("Sem en Noor", ["Ruzie met de buren"]),
    ]


def test_everybody_chosen_is_the_gezin() -> None:
    row = record("gebeurtenis", wat="Verhuisd", wie=["mama", "papa", "sem", "noor"])
    assert [group.name for group in groups(row)] == ["Ons gezin"]


def test_how_it_helped_is_seen_without_colour() -> None:
    full, half, empty = (bars(drawn(row)) for row in (GRANNY, THERAPY, DEBTS))
    assert [(len(b), b[-1].height) for b in (full, half)] == [(2, full[0].height), (2, half[0].height / 2)]
    assert len(empty) == 1
    assert not empty[0].dashed
    unsaid = bars(drawn(record("gebeurtenis", wat="Cursus", wanneer="2019", soort="hulp")))
    assert [bar.dashed for bar in unsaid] == [True]


def test_words_and_legend_say_the_same() -> None:
    said = texts(drawn(THERAPY))
    assert {"Speltherapie", "zomer 2019 · door de GGZ · hielp een beetje"} <= set(said)
    assert said[-1] == "Halve balk: hielp een beetje."
    assert drawn(THERAPY).alt == "Sem. Speltherapie, zomer 2019, door de GGZ, hielp een beetje."


def test_what_goes_on_has_an_arrow_and_one_day_is_a_diamond() -> None:
    assert [s for s in drawn(GRANNY).shapes if isinstance(s, Polyline)]
    diamond = next(s for s in drawn(MOVED).shapes if isinstance(s, Polyline))
    assert len(set(diamond.points)) == 4
    assert not bars(drawn(MOVED))


def test_what_has_no_day_is_there_in_words() -> None:
    figure = drawn(ONCE)
    assert "Ruzie met de buren" in texts(figure)
    assert "ooit" in texts(figure)


def test_a_bar_lies_on_its_years() -> None:
    figure = drawn(DEBTS)
    years = {s.text: s.x for s in figure.shapes if isinstance(s, Text) and s.text.isdigit()}
    bar = bars(figure)[0]
    assert abs(bar.x - years["2015"]) < 0.01
    assert abs(bar.x + bar.width - years["2018"]) < 0.01


def test_nothing_is_no_picture() -> None:
    assert timeline_figures(groups(), TODAY) == ()


def test_what_helped_and_what_not_is_summed_up_with_why() -> None:
    assert [(told.heading, told.lines) for told in summary(groups(DEBTS, THERAPY, GRANNY, MOVED))] == [
        ("Wat hielp", ("Oma past op (sinds 2016)",)),
        ("Wat een beetje hielp", ("Speltherapie (zomer 2019, door de GGZ, over Sem): Te ver weg",)),
        ("Wat niet hielp", ("Schuldhulp (2015-2017)",)),
    ]


def test_a_long_story_goes_on_over_pages_with_its_heading_and_loses_nothing() -> None:
    rows = [
        record("gebeurtenis", wat=f"Stap {n}", wanneer="2019", soort="hulp", wie=["sem"]) for n in range(40)
    ]
    pages = timeline_figures(groups(*rows), TODAY, tall=600)
    assert len(pages) > 1
    assert all(page.height <= 600 for page in pages)
    assert all("Sem" in texts(page) and "2019" in texts(page) for page in pages)
    said = [text for page in pages for text in texts(page) if text.startswith("Stap")]
    assert sorted(said) == sorted(f"Stap {n}" for n in range(40))


WHEN = st.sampled_from(
    [
        "2019",
        "zomer 2019",
        "2015-2017",
        "sinds 2016",
        "tot 2015",
        "12 mei 2021",
        "ooit",
        "",
        "jaren 80",
        "2031",
    ]
)
ROWS = st.lists(
    st.tuples(WHEN, st.text("abc WMé", max_size=90), st.sampled_from(["hulp", "gebeurtenis"])), max_size=14
)


@settings(max_examples=60, deadline=None)
@given(ROWS, st.sampled_from([None, 400.0, 700.0]), st.sampled_from([NARROWEST, WIDE, 900.0]))
def test_any_story_stands_inside_its_pages_and_no_words_lie_on_others(
    rows: list[tuple[str, str, str]], tall: float | None, wide: float
) -> None:
    made = [
        record("gebeurtenis", wat=what, wanneer=when, soort=soort, door=what) for when, what, soort in rows
    ]
    for figure in timeline_figures(groups(*made), TODAY, tall=tall, wide=wide):
        assert figure.width == wide
        assert tall is None or figure.height <= tall
        grounds = [s for s in figure.shapes if isinstance(s, Rect) and s.fill == "sheet" and not s.stroke]
        for one, other in combinations(grounds, 2):
            apart = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert apart or abs(one.y - other.y) >= one.height
        for shape in figure.shapes:
            if isinstance(shape, Rect):
                assert shape.x >= -1
                assert shape.x + shape.width <= wide + 1
            if isinstance(shape, Text):
                assert 0 < shape.y <= figure.height


def test_no_words_are_wider_in_the_real_letters_than_was_counted() -> None:
    for text in (
        "Praten met de praktijkondersteuner",
        "WONEN IN AMSTERDAM",
        "mama en papa, 12 mei 2021",
        "Łódź",
    ):
        real = TextBlock(text, TextStyle(size=10, leading=10), bold=True).lines(10_000)[0].width * 10
        assert real <= width(text, 10 * 1.06) <= 1.6 * real, text
