"""The picture of the change: start, now and end on one line from 1 to 10."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kanz_desktop.ui.rapportcijfers.presenter import CijfersPresenter
from kanz_desktop.ui.widgets.figure_view import FigureView
from kanz_desktop.ui.widgets.surfaces import Card, SectionTitle, Words


class ChangeCard(Card):
    """Both pictures, leefgebieden first; a calm sentence while there is nothing to draw."""

    def __init__(self, presenter: CijfersPresenter) -> None:
        super().__init__("Zo veranderden de cijfers", icon_name="cijfers")
        self._presenter = presenter
        self._nothing = Words("Er zijn nog geen cijfers. Zodra jullie er een geven, staat het hier.", "quiet")
        self.body.addWidget(self._nothing)
        self._views: list[tuple[SectionTitle, FigureView]] = []
        for title in ("Leefgebieden", "Aandachtspunten"):
            heading, view = SectionTitle(title), FigureView()
            view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.body.addWidget(heading)
            self.body.addWidget(view)
            self._views.append((heading, view))
        self.refresh()

    def refresh(self) -> None:
        figures = self._presenter.change()
        for (heading, view), figure in zip(self._views, figures, strict=True):
            heading.setVisible(figure is not None)
            view.setVisible(figure is not None)
            if figure != view.figure():
                view.set_figure(figure)
        self._nothing.setVisible(not any(figures))
