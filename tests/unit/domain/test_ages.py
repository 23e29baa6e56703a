from datetime import date

import pytest

from kanz_desktop.domain.ages import age_words, next_birthday

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (date(2026, 11, 23), "net geboren"),
        (date(2026, 11, 15), "1 week"),
        (date(2026, 11, 1), "3 weken"),
        (date(2026, 10, 23), "1 maand"),
        (date(2025, 9, 23), "14 maanden"),
        (date(2024, 11, 24), "23 maanden"),
        (date(2024, 11, 23), "2 jaar"),
        (date(2020, 11, 24), "5 jaar"),
        (date(2020, 11, 23), "6 jaar"),
        (date(2026, 11, 24), ""),
    ],
)
def test_an_age_is_said_in_the_unit_that_people_use(born: date, words: str) -> None:
    assert age_words(born, TODAY) == words


def test_a_birthday_is_today_or_still_to_come() -> None:
    assert next_birthday(date(2020, 11, 23), TODAY) == TODAY
    assert next_birthday(date(2020, 11, 22), TODAY) == date(2027, 11, 22)
    assert next_birthday(date(2020, 12, 1), TODAY) == date(2026, 12, 1)


def test_a_leap_day_child_has_its_birthday_on_the_first_of_march_in_other_years() -> None:
    assert next_birthday(date(2020, 2, 29), TODAY) == date(2027, 3, 1)
    assert next_birthday(date(2020, 2, 29), date(2028, 1, 1)) == date(2028, 2, 29)
