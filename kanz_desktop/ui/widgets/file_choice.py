"""Choosing a file or a place for one, in a dialog that remembers nothing.

Not the platform's own dialog: that one shows recent folders, and their names may name another family.
Qt's dialog keeps the last folder and a history in a settings file of Qt; both are set back to a
neutral folder before it closes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QFileInfo, QStandardPaths, QUrl
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget

_NEUTRAL = (
    QStandardPaths.StandardLocation.DownloadLocation,
    QStandardPaths.StandardLocation.PicturesLocation,
    QStandardPaths.StandardLocation.DocumentsLocation,
)
_LABELS = {
    QFileDialog.DialogLabel.Reject: "Niet nu",
    QFileDialog.DialogLabel.LookIn: "Map:",
    QFileDialog.DialogLabel.FileName: "Bestand:",
    QFileDialog.DialogLabel.FileType: "Soort:",
}


def ask_files(parent: QWidget, title: str) -> tuple[Path, ...]:
    """Files to read; empty when nothing was chosen."""
    with _dialog(parent, title, "Toevoegen") as dialog:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        return _chosen(dialog)


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """A folder to read; None when nothing was chosen."""
    with _dialog(parent, title, "Kiezen") as dialog:
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        chosen = _chosen(dialog)
    return chosen[0] if chosen else None


def ask_target(parent: QWidget, title: str, name: str) -> Path | None:
    """Where to write a file of this name; None when nobody wants to."""
    with _dialog(parent, title, "Opslaan") as dialog:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.selectFile(name)
        chosen = _chosen(dialog)
    return chosen[0] if chosen else None


class _Kinds(QFileIconProvider):
    """The column *Soort*: Qt takes it from a list of the system that is mostly in English."""

    def type(self, info: QFileInfo) -> str:
        suffix = info.suffix().upper()
        return "Map" if info.isDir() else f"{suffix}-bestand" if suffix else "Bestand"


@contextmanager
def _dialog(parent: QWidget, title: str, accept: str) -> Iterator[QFileDialog]:
    folders = _folders()
    dialog = QFileDialog(parent, title, str(folders[0]))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setOption(QFileDialog.Option.DontUseCustomDirectoryIcons)
    kinds = _Kinds()
    dialog.setIconProvider(kinds)  # which does not keep it alive
    dialog.setSidebarUrls([QUrl.fromLocalFile(str(folder)) for folder in folders])
    dialog.setHistory([])
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, accept)
    for label, words in _LABELS.items():
        dialog.setLabelText(label, words)
    try:
        yield dialog
    finally:
        dialog.setHistory([])
        dialog.setDirectory(str(folders[0]))
        dialog.deleteLater()


def _chosen(dialog: QFileDialog) -> tuple[Path, ...]:
    if dialog.exec() != QFileDialog.DialogCode.Accepted:
        return ()
    return tuple(Path(name) for name in dialog.selectedFiles())


def _folders() -> list[Path]:
    """Folders that name no family, as far as this machine has them."""
    found = (QStandardPaths.writableLocation(place) for place in _NEUTRAL)
    existing = [Path(place) for place in found if place and Path(place).is_dir()]
    return existing or [Path.home()]
