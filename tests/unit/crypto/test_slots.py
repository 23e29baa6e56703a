from __future__ import annotations

from dataclasses import replace

import pytest

from kanz_desktop.crypto.profiles import KdfProfile
from kanz_desktop.crypto.slots import (
    SEALED_SIZE,
    PassphraseWrong,
    RecoveryCodeWrong,
    Scope,
    make_passphrase_slot,
    make_recovery_slot,
    open_passphrase_slot,
    open_recovery_slot,
    secret_id,
)
from tests.helpers.kdf import TEST_PROFILE

ROOT, SECRET, VAULT, CODE = bytes(range(32)), bytes(range(50, 82)), bytes(range(16)), bytes(range(20))
WORDS = "vier paarse olifanten"


@pytest.mark.parametrize("scope", list(Scope))
@pytest.mark.parametrize("secret", [SECRET, None])
def test_the_right_words_open_a_slot(scope: Scope, secret: bytes | None) -> None:
    slot = make_passphrase_slot(ROOT, WORDS, secret, vault=VAULT, scope=scope, profile=TEST_PROFILE)
    assert len(slot.sealed) == SEALED_SIZE
    assert slot.secret_id == (None if secret is None else secret_id(SECRET))
    assert open_passphrase_slot(slot, WORDS, secret, vault=VAULT, scope=scope) == ROOT


def test_nothing_else_opens_a_slot() -> None:
    slot = make_passphrase_slot(ROOT, WORDS, SECRET, vault=VAULT, scope=Scope.KLUIS, profile=TEST_PROFILE)
    other = KdfProfile(2, TEST_PROFILE.memlimit_bytes)
    for wrong, words, secret, vault, scope in (
        (slot, "andere woorden", SECRET, VAULT, Scope.KLUIS),
        (slot, WORDS, bytes(32), VAULT, Scope.KLUIS),
        (slot, WORDS, None, VAULT, Scope.KLUIS),
        (slot, WORDS, SECRET, bytes(16), Scope.KLUIS),
        (slot, WORDS, SECRET, VAULT, Scope.NOTES),
        (replace(slot, profile=other), WORDS, SECRET, VAULT, Scope.KLUIS),
        (replace(slot, salt=bytes(16)), WORDS, SECRET, VAULT, Scope.KLUIS),
        (replace(slot, secret_id=None), WORDS, SECRET, VAULT, Scope.KLUIS),
    ):
        with pytest.raises(PassphraseWrong):
            open_passphrase_slot(wrong, words, secret, vault=vault, scope=scope)


@pytest.mark.parametrize("scope", list(Scope))
def test_only_its_own_code_opens_a_recovery_slot(scope: Scope) -> None:
    slot = make_recovery_slot(ROOT, CODE, vault=VAULT, scope=scope)
    assert open_recovery_slot(slot, CODE, vault=VAULT, scope=scope) == ROOT
    with pytest.raises(RecoveryCodeWrong):
        open_recovery_slot(slot, bytes(20), vault=VAULT, scope=scope)
    with pytest.raises(RecoveryCodeWrong):
        open_recovery_slot(replace(slot, salt=bytes(16)), CODE, vault=VAULT, scope=scope)


def test_the_notes_have_another_key_also_when_the_words_are_the_same() -> None:
    notes_root = bytes(32)
    kluis = make_passphrase_slot(ROOT, WORDS, SECRET, vault=VAULT, scope=Scope.KLUIS, profile=TEST_PROFILE)
    notes = make_passphrase_slot(
        notes_root, WORDS, SECRET, vault=VAULT, scope=Scope.NOTES, profile=TEST_PROFILE
    )
    assert open_passphrase_slot(notes, WORDS, SECRET, vault=VAULT, scope=Scope.NOTES) == notes_root
    with pytest.raises(PassphraseWrong):
        open_passphrase_slot(kluis, WORDS, SECRET, vault=VAULT, scope=Scope.NOTES)
