"""The startbudget: a small sum that the worker may spend on what cannot wait (method §1)."""

from __future__ import annotations

from kanz_desktop.domain.fields import date, line, ref
from kanz_desktop.domain.kinds import Kind, Place

STARTBUDGET = Kind("startbudget", "Startbudget", Place.DOSSIER, keyed=True, fields=(
    ref("traject", "Traject"),
    line("bedrag", "Bedrag in euro's"),
))  # fmt: skip

UITGAVE = Kind("uitgave", "Uitgave van het startbudget", Place.DOSSIER, fields=(
    ref("traject", "Traject"),
    line("wat", "Waaraan"),
    line("bedrag", "Bedrag in euro's"),
    date("datum", "Datum"),
))  # fmt: skip

BUDGET_KINDS = (STARTBUDGET, UITGAVE)
