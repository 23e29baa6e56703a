"""The look: colours, sizes and fonts, for light and dark, at every zoom, at the desk and at the table.

Colours and sizes stand in resources/styles/tokens.toml, the rules in resources/styles/kanz.qss. In the
rules `@name` is a colour or a size of the tokens, and `12u` is 12 pixels at a zoom of 100 %.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import ClassVar, Literal, cast

import fontpkg_atkinson_hyperlegible
import fontpkg_noto_sans
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QWidget
from shiboken6 import isValid

from kanz_desktop.paths import resource_text

Mode = Literal["light", "dark", "follow"]
MODES: tuple[Mode, ...] = ("follow", "light", "dark")
ZOOM_STEPS = (80, 90, 100, 110, 125, 150, 175, 200, 225, 250)
FAMILIES = ("Atkinson Hyperlegible", "Noto Sans")

_UNIT = re.compile(r"\b(\d+(?:\.\d+)?)u\b")
_TOKEN = re.compile(r"@([a-z][a-z0-9-]*)")


@lru_cache(maxsize=1)
def _tokens() -> dict[str, dict[str, str | int]]:
    return cast("dict[str, dict[str, str | int]]", tomllib.loads(resource_text("styles/tokens.toml")))


@dataclass(frozen=True, slots=True)
class Theme:
    """One look. `zoom` is in percent; `table` is the larger type of the keukentafelmodus."""

    name: Literal["light", "dark"] = "light"
    zoom: int = 100
    table: bool = False

    def color(self, token: str) -> QColor:
        """A colour of the tokens; KeyError when there is none of that name."""
        return QColor(str(_tokens()[self.name][token]))

    def px(self, value: float) -> int:
        """Pixels on the screen for `value` pixels at 100 %."""
        return max(1, round(value * self.zoom / 100)) if value > 0 else 0

    def size(self, token: str) -> int:
        """A size of the tokens in screen pixels; the table has its own where it differs."""
        sizes = _tokens()["size"]
        value = sizes.get(f"{token}-table", sizes[token]) if self.table else sizes[token]
        return self.px(int(value))

    def font(self, token: str = "base", *, bold: bool = False) -> QFont:
        font = QFont(list(FAMILIES))
        font.setPixelSize(self.size(token))
        font.setBold(bold)
        return font

    def qss(self) -> str:
        """The style rules with every colour and size filled in."""
        rules = _UNIT.sub(lambda m: f"{self.px(float(m[1]))}px", resource_text("styles/kanz.qss"))
        return _TOKEN.sub(lambda m: self._value(m[1]), rules)

    def _value(self, token: str) -> str:
        if token.startswith("size-"):
            return f"{self.size(token.removeprefix('size-'))}px"
        return str(_tokens()[self.name][token])

    def palette(self) -> QPalette:
        """What Qt draws without a rule of ours: selections, links, the text of a native dialog."""
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.color(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("ink-2"))
        return palette


_ROLES = {
    QPalette.ColorRole.Window: "paper",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "sheet",
    QPalette.ColorRole.AlternateBase: "paper",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "ink-2",
    QPalette.ColorRole.Button: "sheet",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "brick",
    QPalette.ColorRole.ToolTipBase: "sheet",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Highlight: "teal",
    QPalette.ColorRole.HighlightedText: "on-teal",
    QPalette.ColorRole.Link: "teal",
    QPalette.ColorRole.LinkVisited: "teal",
    QPalette.ColorRole.Accent: "teal",
}


class ThemeHolder(QObject):
    """The look of this process, kept on the application object; a change restyles every window."""

    about_to_change = Signal()
    """Let go of what can be built again: Qt takes milliseconds to restyle each widget that is there."""
    changed = Signal()
    made: ClassVar[ThemeHolder | None] = None
    """The one of this process, at hand: a row of cells asks for its pixels hundreds of times a second."""

    def __init__(
        self, app: QApplication, mode: Mode = "follow", zoom: int = 100, *, table: bool = False
    ) -> None:
        super().__init__(app)
        ThemeHolder.made = self
        self._app = app
        self.mode: Mode = mode
        self.theme = Theme(zoom=_nearest_step(zoom), table=table)
        app.setStyle("Fusion")
        _load_fonts()
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    def set_mode(self, mode: Mode) -> None:
        self.mode = mode
        self._apply()

    def set_look(self, mode: str, zoom: int) -> None:
        """Both at once, from a setting; an unknown mode follows the laptop."""
        wanted = (as_mode(mode), _nearest_step(zoom))
        if wanted != (self.mode, self.theme.zoom):
            self.mode = wanted[0]
            self.theme = replace(self.theme, zoom=wanted[1])
            self._apply()

    def set_table(self, table: bool) -> None:
        """Larger type and touch sizes, for whoever sits across the table."""
        self.theme = replace(self.theme, table=table)
        self._apply()

    def set_zoom(self, percent: int) -> None:
        self.theme = replace(self.theme, zoom=_nearest_step(percent))
        self._apply()

    def zoom_by(self, steps: int) -> None:
        """Larger (+1) or smaller (-1) along the zoom steps; stays where it is at the ends."""
        place = ZOOM_STEPS.index(self.theme.zoom) + steps
        self.set_zoom(ZOOM_STEPS[min(max(place, 0), len(ZOOM_STEPS) - 1)])

    def _system_changed(self) -> None:
        if self.mode == "follow":
            self._apply()

    def _apply(self) -> None:
        self.about_to_change.emit()
        self.theme = replace(self.theme, name=self._name())
        self._app.setPalette(self.theme.palette())
        self._app.setFont(self.theme.font())
        self._app.setStyleSheet(self.theme.qss())
        for window in self._app.topLevelWidgets():
            rescale(window, self.theme)
        self.changed.emit()

    def _name(self) -> Literal["light", "dark"]:
        if self.mode == "follow":
            dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return "dark" if dark else "light"
        return self.mode


def as_mode(words: str) -> Mode:
    """A mode from a setting; what is unknown follows the laptop."""
    return next((mode for mode in MODES if mode == words), "follow")


def holder() -> ThemeHolder:
    """The look of the running application. Made once, by the composition root."""
    found = ThemeHolder.made
    if found is None or not isValid(found):
        raise RuntimeError("a window was made before the theme")
    return found


def current_theme() -> Theme:
    """The look that is on the screen now, for what paints itself."""
    return holder().theme


def rescale(root: QWidget, theme: Theme) -> None:
    """Give the layouts and sizes below `root`, made with `widgets.layout`, their pixels at this zoom."""
    for layout in root.findChildren(QLayout):
        margins, gap = layout.property("kanz_margins"), layout.property("kanz_gap")
        if margins is not None:
            layout.setContentsMargins(*(theme.px(side) for side in margins))
        if gap is not None:
            layout.setSpacing(theme.px(gap))
    for widget in (root, *root.findChildren(QWidget)):
        wanted = widget.property("kanz_size")
        if wanted is not None:
            _resize(widget, wanted, theme)


def _resize(widget: QWidget, wanted: dict[str, int], theme: Theme) -> None:
    setters = {
        "width": widget.setFixedWidth,
        "height": widget.setFixedHeight,
        "min_width": widget.setMinimumWidth,
        "min_height": widget.setMinimumHeight,
        "max_width": widget.setMaximumWidth,
        "max_height": widget.setMaximumHeight,
    }
    for name, value in wanted.items():
        setters[name](theme.px(value))


def _nearest_step(percent: int) -> int:
    return min(ZOOM_STEPS, key=lambda step: abs(step - percent))


@lru_cache(maxsize=1)
def _load_fonts() -> None:
    """The legible face first; Noto Sans behind it for the scripts that it lacks."""
    atkinson, noto = Path(fontpkg_atkinson_hyperlegible.ROOT), Path(fontpkg_noto_sans.ROOT)
    for file in (*sorted(atkinson.rglob("*.ttf")), *sorted(noto.rglob("NotoSans[[]*.ttf"))):
        QFontDatabase.addApplicationFont(str(file))
