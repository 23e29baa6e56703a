from datetime import date

from kanz_desktop.reports.figure import Circle, Figure, Line, Polyline, Rect, Text
from kanz_desktop.reports.pdf.figure_painter import Picture
from kanz_desktop.reports.pdf.page import Sheet, write
from tests.helpers import second_reader as reader

EVERY_SHAPE = (
    Line(0, 0, 100, 0, dashed=True),
    Rect(0, 10, 40, 20, fill="z2", stroke="ink", radius=3, dashed=True),
    Rect(50, 10, 40, 20),
    Circle(20, 50, 8, fill="teal"),
    Polyline(((0, 70), (20, 90), (40, 70)), fill="leaf"),
    Polyline(((50, 70), (70, 90)), colour="ink-2"),
    Text(0, 120, "links"),
    Text(150, 120, "midden", align="centre", bold=True),
    Text(300, 120, "سلام", align="right"),
)


def test_every_shape_can_be_painted_and_its_text_is_found() -> None:
    pdf, _ = write([Picture(Figure(300, 130, EVERY_SHAPE, "alles"))], Sheet("Proef", date(2026, 12, 11)))
    text = reader.words_of(pdf)
    assert all(word in text for word in ("links", "midden", "سلام"))
    assert reader.outside(pdf) == []


def test_a_figure_wider_than_the_page_is_made_smaller() -> None:
    wide = Figure(2000, 40, (Text(2000, 20, "aan het eind", align="right"),), "breed")
    pdf, _ = write([Picture(wide)], Sheet("Proef", date(2026, 12, 11)))
    assert "aan het eind" in reader.words_of(pdf)
    assert reader.outside(pdf) == []
