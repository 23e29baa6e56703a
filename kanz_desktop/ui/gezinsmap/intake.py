"""Papers on their way in: what was dropped or pasted, as sources, and the service that takes them in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from kanz_desktop.domain.kinds import Place
from kanz_desktop.services import papieren, previews
from kanz_desktop.services.papieren import TakeInReport
from kanz_desktop.services.sources import Source, sources
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.tasks import Progress

_TEXT_NAME = "Geplakte tekst"
_IMAGE_NAME = "Geplakte foto"


def takes(data: QMimeData) -> bool:
    """True when something in it can become a paper."""
    return bool(_paths(data)) or data.hasImage() or data.hasText()


def offered(data: QMimeData, now: datetime) -> tuple[Source, ...]:
    """Files first, else the picture, else the text; `now` names what has no name of its own."""
    paths = _paths(data)
    if paths:
        return sources(paths)
    moment = now.strftime("%d-%m-%Y %H.%M")
    if data.hasImage():
        return (Source.from_bytes(f"{_IMAGE_NAME} {moment}.png", _png(data.imageData())),)
    if data.hasText() and data.text().strip():
        return (Source.from_bytes(f"{_TEXT_NAME} {moment}.txt", data.text().encode("utf-8")),)
    return ()


def take_in(
    context: GezinContext, papers: Sequence[Source], place: Place, done: Callable[[TakeInReport], object]
) -> None:
    """Off the GUI thread, with a line that shows how far it is and can stop it."""
    sessie, audience = context.sessie, context.audience

    def work(progress: Progress) -> TakeInReport:
        return papieren.take_in(
            sessie,
            papers,
            place=place,
            audience=audience,
            progress=progress.report,
            cancelled=progress.cancelled,
            process=previews.shown_process(),
        )

    context.tasks.run_long("Papieren toevoegen", work, done, context.show_error)


def _paths(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _png(image: object) -> bytes:
    """A picture from the clipboard has no bytes of its own; PNG keeps every pixel."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if isinstance(image, QImage):
        image.save(buffer, b"PNG")
    return bytes(content.data())
