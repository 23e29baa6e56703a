from kanz_desktop.reports.pdf.direction import base_level, levels


def test_a_line_reads_the_way_of_its_first_letter() -> None:
    assert base_level("mama zegt مرحبا") == 0
    assert base_level("مرحبا mama") == 1


def test_arabic_in_a_dutch_line_has_an_odd_level() -> None:
    text = "ja مر nee"
    assert levels(text, 0) == [0, 0, 0, 1, 1, 0, 0, 0, 0]


def test_numbers_in_an_arabic_line_read_from_left_to_right() -> None:
    assert levels("مر 12", 1)[-2:] == [2, 2]


def test_brackets_around_arabic_at_the_end_of_it_stay_a_pair_in_a_dutch_line() -> None:
    text = "zegt مر (كل) en"
    found = levels(text, 0)
    assert found[text.index("(")] == found[text.index(")")] == 1


def test_brackets_around_dutch_in_a_dutch_line_read_as_dutch() -> None:
    text = "مر (ja) nee"
    found = levels("nee " + text, 0)
    assert found[4 + text.index("(")] == found[4 + text.index(")")] == 0


def test_an_unpaired_bracket_harms_nothing() -> None:
    assert len(levels("مر ((] )", 1)) == 8


def test_a_joiner_follows_the_letter_before_it() -> None:
    text = "می\u200cخواهم"
    assert levels(text, 1) == [1] * len(text)


def test_a_joiner_that_comes_first_takes_the_level_of_the_line() -> None:
    assert levels("\u200cم", 1) == [1, 1]


def test_brackets_that_cross_are_no_pair_and_harm_nothing() -> None:
    assert levels("مر (ab] cd", 0)[0] == 1
