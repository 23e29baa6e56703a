"""The one calm hue behind how heavy something is, in four strengths."""

from __future__ import annotations

from kanz_desktop.domain.wording import strength


def strength_hue(ernst: str) -> str:
    """`z1` to `z4` for an entry of the list `ernst`; empty where nobody knows how heavy it is."""
    level = strength(ernst)
    return f"z{level}" if level else ""
