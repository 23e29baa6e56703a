"""A KDF so light that a test can open a hundred vaults; reachable from tests alone."""

from __future__ import annotations

from kanz_desktop.crypto.profiles import MIN_MEMLIMIT, KdfProfile

TEST_PROFILE = KdfProfile(opslimit=1, memlimit_bytes=MIN_MEMLIMIT)

TEST_PASSPHRASE = "vier paarse olifanten dansen zachtjes"
"""Strong enough for a vault without a keyring."""
