"""When something was, as people say it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanz_desktop.domain.periods import leading_period, parse_period

SAID = {
    "2019": "2019-01-01 2019-12-31",
    "in 2019": "2019-01-01 2019-12-31",
    "rond 2015": "2015-01-01 2015-12-31",
    "± 2015": "2015-01-01 2015-12-31",
    "het jaar 2015": "2015-01-01 2015-12-31",
    "zomer 2019": "2019-06-01 2019-08-31",
    "in de zomer van 2019": "2019-06-01 2019-08-31",
    "Voorjaar 2020": "2020-03-01 2020-05-31",
    "winter 2019": "2019-12-01 2020-02-29",
    "winter 2019-2020": "2019-12-01 2020-02-29",
    "schooljaar 2019-2020": "2019-08-01 2020-07-31",
    "maart 2018": "2018-03-01 2018-03-31",
    "mrt. 2018": "2018-03-01 2018-03-31",
    "03-2018": "2018-03-01 2018-03-31",
    "2018-03": "2018-03-01 2018-03-31",
    "begin 2020": "2020-01-01 2020-04-30",
    "eind 2020": "2020-09-01 2020-12-31",
    "eerste helft van 2020": "2020-01-01 2020-06-30",
    "begin maart 2018": "2018-03-01 2018-03-10",
    "eind februari 2020": "2020-02-21 2020-02-29",
    "12 mei 2021": "2021-05-12 2021-05-12",
    "12-5-2021": "2021-05-12 2021-05-12",
    "2021-05-12": "2021-05-12 2021-05-12",
    "2015-2017": "2015-01-01 2017-12-31",
    "2015 – 2017": "2015-01-01 2017-12-31",
    "2015-17": "2015-01-01 2017-12-31",
    "2005-06": "2005-01-01 2006-12-31",
    "van 2015 tot 2017": "2015-01-01 2017-12-31",
    "tussen 2015 en 2017": "2015-01-01 2017-12-31",
    "2015 t/m 2017": "2015-01-01 2017-12-31",
    "maart 2018 - mei 2019": "2018-03-01 2019-05-31",
    "maart tot mei 2018": "2018-03-01 2018-05-31",
    "zomer 2018 tot eind 2019": "2018-06-01 2019-12-31",
    "12 tot 14 mei 2021": "2021-05-12 2021-05-14",
    "12-5-2021 tot en met 3-6-2021": "2021-05-12 2021-06-03",
    "sinds 2016": "2016-01-01 -",
    "vanaf maart 2018": "2018-03-01 -",
    "2016 tot nu": "2016-01-01 -",
    "2016 - heden": "2016-01-01 -",
    "sinds 2016 tot nu toe": "2016-01-01 -",
    "na 2016": "2016-12-31 -",
    "tot 2015": "- 2015-12-31",
    "vóór 2015": "- 2015-01-01",
    "jaren 90": "1990-01-01 1999-12-31",
    "jaren '10": "2010-01-01 2019-12-31",
    "jaren tachtig": "1980-01-01 1989-12-31",
}


@pytest.mark.parametrize(("text", "days"), SAID.items())
def test_a_vague_date_has_a_first_and_a_last_day(text: str, days: str) -> None:
    found = parse_period(text)
    assert found is not None
    assert f"{found.first or '-'} {found.last or '-'}" == days


@pytest.mark.parametrize(
    "text",
    [
        "", "zomer", "altijd", "vroeger", "toen Sem drie was", "31 februari 2020", "2017-2015", "2005-11",
        "13-2020", "0000", "3019", "12 mei", "mei 2020 2021", "winter 2019-18", "20199", "1 2 3",
        "zomer 2019 speltherapie", "sinds", "tot", "-", "2019-", "ma 2019", "ju 2019",
    ],
)  # fmt: skip
def test_what_names_no_time_beyond_doubt_is_no_period(text: str) -> None:
    assert parse_period(text) is None


def test_the_words_stay_as_they_were_typed() -> None:
    found = parse_period("  Zomer   van 2019 ")
    assert found is not None
    assert found.words == "Zomer van 2019"


@pytest.mark.parametrize(
    ("line", "words", "rest"),
    [
        ("zomer 2019 Sem: speltherapie", "zomer 2019", "Sem: speltherapie"),
        ("2015-2017: schulden", "2015-2017", "schulden"),
        ("van maart 2018 tot mei 2019 hulp thuis", "van maart 2018 tot mei 2019", "hulp thuis"),
        ("2019", "2019", ""),
    ],
)
def test_a_line_begins_with_its_time(line: str, words: str, rest: str) -> None:
    found = leading_period(line)
    assert found is not None
    assert (found[0].words, found[1]) == (words, rest)


def test_a_line_without_a_time_has_none() -> None:
    assert leading_period("verhuisd naar de stad") is None


@given(st.text(max_size=60) | st.text("0123456789-/. tmeinzodwrjas'", max_size=40))
def test_any_words_are_read_or_left_alone(text: str) -> None:
    found = parse_period(text)
    if found is not None:
        assert found.words == " ".join(found.words.split())
        assert found.first is None or found.last is None or found.first <= found.last
        again = parse_period(found.words)
        assert again == found


MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@given(DAYS)
def test_a_whole_date_is_that_day_however_it_is_written(day: date) -> None:
    for text in (f"{day.day}-{day.month}-{day.year}", f"{day:%Y-%m-%d}",
                 f"{day.day} {MONTHS[day.month - 1]} {day.year}"):  # fmt: skip
        found = parse_period(text)
        assert found is not None
        assert (found.first, found.last) == (day, day)


@given(DAYS, DAYS)
def test_from_and_to_hold_both_ends_and_the_month_and_year_of_a_day_hold_it(one: date, other: date) -> None:
    first, last = sorted((one, other))
    for text in (f"{first:%d-%m-%Y} tot {last:%d-%m-%Y}", f"{first.year} tot {last.year}",
                 f"{first:%m-%Y} t/m {last:%m-%Y}"):  # fmt: skip
        found = parse_period(text)
        assert found is not None
        assert found.first is not None
        assert found.last is not None
        assert found.first <= first <= last <= found.last


@given(st.integers(1900, 2190), st.sampled_from(["begin", "half", "eind", "zomer", "herfst", "lente"]))
def test_a_part_of_a_year_lies_in_that_year(year: int, part: str) -> None:
    whole, found = parse_period(str(year)), parse_period(f"{part} {year}")
    assert whole is not None
    assert found is not None
    assert None not in (whole.first, whole.last, found.first, found.last)
    assert whole.key[0] <= found.key[0] < found.key[1] <= whole.key[1]
    since = parse_period(f"sinds {part} {year}")
    assert since is not None
    assert (since.first, since.goes_on) == (found.first, True)


def test_what_began_first_comes_first() -> None:
    said = ["sinds 2016", "vóór 2015", "2016", "zomer 2014", "12 mei 2014"]
    found = sorted((p for text in said if (p := parse_period(text))), key=lambda p: p.key)
    assert [p.words for p in found] == ["vóór 2015", "12 mei 2014", "zomer 2014", "2016", "sinds 2016"]
