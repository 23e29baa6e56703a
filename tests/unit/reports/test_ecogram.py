"""The ecogram: everybody around the gezin, the ties told apart by shape, and nothing on top of each other."""

from __future__ import annotations

import math

import pytest

from kanz_desktop.reports.ecogram import ecogram_figure
from kanz_desktop.reports.figure import Circle, Figure, Line, Polyline, Text
from tests.helpers.printed_gezin import report
from tests.helpers.records import record, snapshot


def drawn(*ties: tuple[str, str]) -> Figure:
    rows = [
        record("contact", naam=f"Naam{i}", band=band or None, energie=energy or None)
        for i, (band, energy) in enumerate(ties)
    ]
    figure = ecogram_figure(report(snapshot(*rows)))
    assert figure is not None
    return figure


def shapes(figure: Figure) -> tuple[int, int, int, int]:
    """Lines, dashed lines, zigzags, arrows."""
    lines = [s for s in figure.shapes if isinstance(s, Line)]
    curves = [s for s in figure.shapes if isinstance(s, Polyline)]
    return (
        len(lines),
        sum(line.dashed for line in lines),
        sum(c.fill is None for c in curves),
        sum(c.fill is not None for c in curves),
    )


@pytest.mark.parametrize(
    ("band", "energy", "expected"),
    [
        ("", "", (1, 0, 0, 0)),
        ("sterk", "", (2, 0, 0, 0)),
        ("zwak", "", (1, 1, 0, 0)),
        ("gespannen", "", (0, 0, 1, 0)),
        ("verbroken", "", (4, 0, 0, 0)),
        ("sterk", "naar-ons", (2, 0, 0, 1)),
        ("sterk", "van-ons", (2, 0, 0, 1)),
        ("sterk", "beide", (2, 0, 0, 2)),
    ],
)
def test_each_tie_has_a_shape_of_its_own(band: str, energy: str, expected: tuple[int, ...]) -> None:
    assert shapes(drawn((band, energy))) == expected


def test_an_arrow_points_where_the_energy_goes() -> None:
    def tip(energy: str) -> float:
        figure = drawn(("", energy))
        middle = next(s for s in figure.shapes if isinstance(s, Circle) and s.r > 20)
        arrow = next(s for s in figure.shapes if isinstance(s, Polyline))
        return math.dist(arrow.points[0], (middle.x, middle.y)) - math.dist(
            arrow.points[1], (middle.x, middle.y)
        )

    assert tip("naar-ons") < 0 < tip("van-ons")


@pytest.mark.parametrize("count", [1, 2, 7, 12, 30])
def test_everybody_stands_apart_and_inside_the_picture(count: int) -> None:
    figure = drawn(*[("sterk", "")] * count)
    dots = [s for s in figure.shapes if isinstance(s, Circle)]
    for i, one in enumerate(dots):
        assert all(math.dist((one.x, one.y), (b.x, b.y)) > 90 for b in dots[i + 1 :])
    for text in (s for s in figure.shapes if isinstance(s, Text)):
        assert 0 < text.y <= figure.height
        assert 0 < text.x < figure.width


def test_it_says_the_same_in_words_and_nobody_is_no_picture() -> None:
    figure = ecogram_figure(report())
    assert figure is not None
    assert "Juf Saskia, school, sterke band, geeft ons energie." in figure.alt
    assert ecogram_figure(report(snapshot())) is None


def test_what_somebody_is_stands_there_whole_without_what_is_between_brackets() -> None:
    rows = snapshot(record("contact", naam="Woonstede", soort="woningcorporatie"))
    figure = ecogram_figure(report(rows))
    assert figure is not None
    assert "verhuurder" in [shape.text for shape in figure.shapes if isinstance(shape, Text)]


def test_a_word_that_is_a_little_long_is_not_broken() -> None:
    figure = ecogram_figure(report(snapshot(record("contact", naam="Voetbalvereniging Oost", soort="ggz"))))
    assert figure is not None
    said = [shape.text for shape in figure.shapes if isinstance(shape, Text)]
    assert {"Voetbalvereniging", "Oost", "hulp bij psychische", "klachten"} <= set(said)
