from __future__ import annotations

import pytest

from kanz_desktop.crypto import capsule, signing
from kanz_desktop.crypto.envelope import SealBroken
from kanz_desktop.crypto.keys import random_key


def test_only_the_right_key_and_message_verify() -> None:
    seed, other = random_key(), random_key()
    signature = signing.sign(seed, b"Kanz")
    assert len(signature) == signing.SIGNATURE_SIZE
    assert signing.verifies(signing.public_key(seed), signature, b"Kanz")
    assert not signing.verifies(signing.public_key(seed), signature, b"kanz")
    assert not signing.verifies(signing.public_key(other), signature, b"Kanz")


def test_a_key_that_is_no_point_verifies_nothing() -> None:
    assert not signing.verifies(bytes(32), bytes(64), b"Kanz")


def test_a_capsule_opens_for_its_recipient_alone() -> None:
    secret, other = random_key(), random_key()
    key, made = capsule.make_capsule(capsule.box_public(secret))
    assert len(made) == capsule.CAPSULE_SIZE
    assert capsule.open_capsule(secret, made) == key
    with pytest.raises(SealBroken):
        capsule.open_capsule(other, made)


def test_two_capsules_hold_two_keys() -> None:
    public = capsule.box_public(random_key())
    assert capsule.make_capsule(public)[0] != capsule.make_capsule(public)[0]


def test_a_recipient_key_that_everybody_could_open_is_refused() -> None:
    with pytest.raises(capsule.BoxKeyRefused):
        capsule.make_capsule(bytes(32))
