"""From an empty folder to a caseload, and back in with either key."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kanz_desktop.crypto import recovery_code
from kanz_desktop.crypto.recovery_code import RecoveryCodeRefused
from kanz_desktop.errors import AccessRefused, InputRefused
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening, wachtzin
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.gezin import gezin_record_id
from kanz_desktop.services.gezinsplan import new_actie
from kanz_desktop.services.opening import VaultState
from kanz_desktop.services.vandaag import from_cache, to_cache
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE
from tests.helpers.laptops import new_laptop


@pytest.fixture
def paths(tmp_path):
    return AppPaths(tmp_path / "profiel")


@pytest.fixture
def set_up(paths):
    return new_laptop(paths, "Anouk Bos")


@pytest.fixture
def werkplek(set_up):
    yield set_up[0]
    set_up[0].close()


def _actie(sessie, day):
    edits = new_actie(sessie.snapshot, sessie.pen(), wat="bellen", voor=day)
    sessie.apply(edits, "gezinsplan").result()


def test_an_empty_folder_has_no_vault_and_after_set_up_it_has_one(paths):
    assert opening.state(paths) is VaultState.ABSENT
    made, _ = new_laptop(paths, "Anouk Bos")
    made.close()
    assert opening.state(paths) is VaultState.PRESENT


def test_the_code_that_was_printed_is_asked_back_group_by_group(set_up):
    _, code = set_up
    opening.confirm_code(code.lower(), code)
    other = recovery_code.format_code(bytes(20))
    mixed = " ".join([*code.split()[:5], other.split()[5], *code.split()[6:]])
    with pytest.raises(RecoveryCodeRefused) as refused:
        opening.confirm_code(mixed, code)
    assert refused.value.data["group"] == 6


def test_the_passphrase_opens_what_was_set_up(paths, set_up):
    werkplek, _ = set_up
    gezin = werkplek.new_gezin("De Vries").id
    werkplek.lock()
    again = opening.unlock(paths, TEST_PASSPHRASE)
    assert (again.name, again.first_name) == ("Anouk Bos", "Anouk")
    assert [(row.id, row.naam) for row in again.gezinnen()] == [(gezin, "De Vries")]
    again.close()


def test_a_wrong_passphrase_opens_nothing(paths, werkplek):
    werkplek.lock()
    with pytest.raises(AccessRefused):
        opening.unlock(paths, "vier groene olifanten dansen zachtjes")


def test_the_printed_code_opens_and_the_new_passphrase_holds(paths, set_up):
    werkplek, code = set_up
    werkplek.lock()
    fresh = "zeven gele paraplus zwemmen langzaam"
    opening.unlock_with_code(paths, code, fresh, use_keyring=False, profile=TEST_PROFILE).close()
    opening.unlock(paths, fresh).close()
    with pytest.raises(AccessRefused):
        opening.unlock(paths, TEST_PASSPHRASE)


def test_a_second_vault_in_the_same_folder_is_refused(paths, werkplek):
    with pytest.raises(InputRefused):
        new_laptop(paths, "B")


def test_a_new_gezin_is_open_and_has_its_first_records(werkplek):
    gezin = werkplek.new_gezin("De Vries").id
    sessie = werkplek.open_gezin(gezin)
    assert sessie is werkplek.open_gezin(gezin)
    assert sessie.naam == "De Vries"
    assert len(sessie.snapshot.of("leefgebied")) == 5
    assert sessie.snapshot.of("medewerker")[0].text("voornaam") == "Anouk"


def test_what_is_due_is_known_while_open_and_after_closing_and_after_unlocking(paths, werkplek):
    gezin = werkplek.new_gezin("De Vries").id
    sessie = werkplek.open_gezin(gezin)
    today = sessie.today()
    _actie(sessie, today + timedelta(days=3))
    expected = [("actie", today + timedelta(days=3))]

    def due(place):
        return [(one.item.soort, one.item.day) for one in place.vandaag(today).due]

    assert due(werkplek) == expected
    werkplek.close_gezin(gezin)
    assert due(werkplek) == expected
    werkplek.lock()
    again = opening.unlock(paths, TEST_PASSPHRASE)
    assert due(again) == expected
    again.close()


def test_a_gezin_that_is_renamed_on_its_own_page_is_called_so_in_the_caseload(werkplek):
    gezin = werkplek.new_gezin("De Vries").id
    sessie = werkplek.open_gezin(gezin)
    record = gezin_record_id(sessie.pen())
    sessie.apply([set_field(sessie.snapshot, record, "gezin", "naam", "De Vries-Bakker")], "gezin").result()
    assert [row.naam for row in werkplek.gezinnen()] == ["De Vries-Bakker"]
    assert sessie.naam == "De Vries-Bakker"


def test_a_cache_that_makes_no_sense_reads_as_nothing_due(werkplek):
    row = from_cache(b"x" * 16, "De Vries", {"due": [["actie", "geen dag", "zz", 3]]})
    assert (row.naam, row.due) == ("De Vries", ())
    assert from_cache(b"x" * 16, "De Vries", None).due == ()


def test_what_is_kept_of_a_gezin_reads_back_as_it_was(werkplek):
    gezin = werkplek.new_gezin("De Vries").id
    _actie(werkplek.open_gezin(gezin), date(2026, 12, 18))
    (row,) = werkplek.gezinnen()
    assert row.due
    assert from_cache(row.id, row.naam, to_cache(row)) == row


def test_the_table_gets_one_gezin_and_who_sits_there_and_nothing_else(paths, werkplek):
    gezin = werkplek.new_gezin("De Vries").id
    other = werkplek.new_gezin("Bakker").id
    handover = werkplek.table_handover(gezin, [b"n" * 16])
    werkplek.lock()
    assert opening.read_handover(handover).audience.persons == {b"n" * 16}
    assert b"Bakker" not in handover
    assert other.hex().encode() not in handover
    sessie = opening.open_at_table(paths, handover)
    assert sessie.naam == "De Vries"
    sessie.close()


def test_what_the_table_renamed_is_known_at_the_next_opening(paths, werkplek):
    gezin = werkplek.new_gezin("De Vries").id
    handover = werkplek.table_handover(gezin, [])
    at_table = opening.open_at_table(paths, handover)
    record = gezin_record_id(at_table.pen())
    at_table.apply([set_field(at_table.snapshot, record, "gezin", "naam", "Bakker")], "gezin").result()
    at_table.close()
    werkplek.open_gezin(gezin)
    assert [row.naam for row in werkplek.gezinnen()] == ["Bakker"]


def test_a_hand_over_that_is_no_hand_over_is_refused():
    with pytest.raises(ValueError, match="hand-over"):
        opening.read_handover(b"{}")


def test_settings_are_kept_and_have_a_default(werkplek):
    assert werkplek.setting("zoom", 100) == 100
    werkplek.set_setting("zoom", 150)
    assert werkplek.setting("zoom", 100) == 150


def test_a_code_that_nobody_typed_back_is_missing_until_somebody_does(paths, set_up):
    werkplek, code = set_up
    assert wachtzin.code_missing(werkplek)
    wachtzin.confirm_code(werkplek, code.lower())
    assert not wachtzin.code_missing(werkplek)
    fresh = wachtzin.new_recovery_code(werkplek, TEST_PASSPHRASE)
    assert wachtzin.code_missing(werkplek)
    werkplek.close()
    with_code = opening.unlock_with_code(
        paths, fresh, TEST_PASSPHRASE, use_keyring=False, profile=TEST_PROFILE
    )
    assert not wachtzin.code_missing(with_code)
    with_code.close()


def test_the_passphrase_of_now_is_known_from_another_one(werkplek):
    wachtzin.check_passphrase(werkplek, TEST_PASSPHRASE)
    with pytest.raises(AccessRefused):
        wachtzin.check_passphrase(werkplek, "vier groene olifanten dansen zachtjes")


def test_a_code_is_missing_until_it_was_typed_back_and_again_after_a_new_one(set_up, werkplek):
    assert wachtzin.code_missing(werkplek)
    wachtzin.confirm_code(werkplek, set_up[1].lower())
    assert not wachtzin.code_missing(werkplek)
    fresh = wachtzin.new_recovery_code(werkplek, TEST_PASSPHRASE)
    assert wachtzin.code_missing(werkplek)
    with pytest.raises(AccessRefused):
        wachtzin.confirm_code(werkplek, set_up[1])
    wachtzin.confirm_code(werkplek, fresh)
    assert not wachtzin.code_missing(werkplek)
