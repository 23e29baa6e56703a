from kanz_desktop.domain.values import Choice
from kanz_desktop.reports.model import in_words, since
from tests.helpers.printed_gezin import report
from tests.helpers.records import record, snapshot


def test_names_are_joined_as_people_say_them() -> None:
    assert in_words(["Mama"]) == "Mama"
    assert in_words(["Mama", "", "Sem"]) == "Mama en Sem"
    assert in_words(["Mama", "Sem", "oma"]) == "Mama, Sem en oma"


def test_since_is_said_once() -> None:
    assert since(record("probleem", sinds="de scheiding")) == "sinds de scheiding"
    assert since(record("probleem", sinds="Sinds mei")) == "Sinds mei"
    assert since(record("probleem")) == ""


def test_rows_of_an_earlier_traject_are_not_in_the_form() -> None:
    rows = snapshot(
        record("traject", "eerste", nummer=1),
        record("traject", "tweede", nummer=2),
        record("afspraak", wat="oud", traject="eerste"),
        record("afspraak", wat="nieuw", traject="tweede"),
        record("afspraak", wat="los"),
    )
    assert [row.text("wat") for row in report(rows).rows("afspraak")] == ["nieuw", "los"]


def test_a_choice_that_left_the_list_keeps_the_words_it_had() -> None:
    row = record("probleem", ernst=Choice("ernst-9", "onbekend zwaar"))
    assert report(snapshot(row)).severity(row) == ("onbekend zwaar", 0)


def test_labels_come_from_the_declaration_in_both_wordings() -> None:
    assert report().label("probleem", "doel") == "Wat willen we bereiken?"
    assert report(wording="vak").label("probleem", "doel") == "Doel (SMART)"


def test_everybody_and_a_worker_are_both_named() -> None:
    rows = snapshot(
        record("gezinslid", "mama", roepnaam="Mama", volgorde="a"),
        record("gezinslid", "sem", roepnaam="Sem", volgorde="b"),
        record("medewerker", "anouk", naam="Anouk Bakker", voornaam="Anouk"),
    )
    actie = record("actie", wie=["mama", "sem", "anouk"])
    assert report(rows).names(actie, "wie") == "iedereen en Anouk"


def test_the_word_gezin_stands_before_a_name_once() -> None:
    assert report(naam="De Vries").gezin == "Gezin De Vries"
    assert report(naam="Gezin De Vries").gezin == "Gezin De Vries"
