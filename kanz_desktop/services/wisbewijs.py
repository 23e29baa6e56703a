"""The proof of an erasure, on paper. Apart from `services.wissen`, which is needed before any paper is."""

from __future__ import annotations

from pathlib import Path

from kanz_desktop.reports.model import PdfResult
from kanz_desktop.reports.pdf.wisbewijs import ErasureProof, Others, proof_pdf
from kanz_desktop.services.oude_kluis import kept_aside
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.services.wissen import Erasure
from kanz_desktop.storage.atomic_file import write_atomic


def proof(werkplek: Werkplek, erasure: Erasure) -> PdfResult:
    """Dated; it names nobody but who made it, the reservekopieën that still exist today, how far it is on
    the laptops of colleagues, and what may hold its keys still."""
    entry = werkplek.methode.entry("wisreden", erasure.reason)
    reason = entry.label if entry is not None else erasure.reason
    left = tuple((backup.day, backup.place) for backup in erasure.backups)
    elsewhere = werkplek.kantoor.confirmations(erasure.gezin)
    others = (
        Others(elsewhere.laptops, elsewhere.confirmed, elsewhere.backups) if elsewhere is not None else None
    )
    return proof_pdf(
        ErasureProof(
            erasure.number,
            erasure.day,
            reason,
            werkplek.name,
            werkplek.today(),
            left,
            others,
            kept_aside(werkplek),
        )
    )


def save_proof(path: Path, made: PdfResult) -> None:
    """Write it where the worker wants it. Raises FileInUse, DiskFull, ReadOnlyDisk, DiskFailed."""
    write_atomic(path, made.pdf, private=False)
