"""Every screen of a gezin, in the order of the navigation."""

from __future__ import annotations

from kanz_desktop.ui.shell.screen import Screen

SCREENS: tuple[type[Screen], ...] = ()
