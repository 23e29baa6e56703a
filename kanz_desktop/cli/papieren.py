"""`kanz import`, `docs` and `get`: papers into the map, their list, and a copy out of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kanz_desktop.cli.parsers import GEZIN_HELP, Subparsers
from kanz_desktop.cli.refusals import PaperNotFound, TargetExists
from kanz_desktop.cli.terminal import SHORTEST_ID, Terminal
from kanz_desktop.domain.access import place_of
from kanz_desktop.domain.kinds import Place
from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.services import kopie, papieren, previews
from kanz_desktop.services.error_text import explain
from kanz_desktop.services.papieren import ALREADY, KEPT, REFUSED, TakeInItem
from kanz_desktop.services.sources import sources

_WORDS = {KEPT: "bewaard", ALREADY: "zat er al in", REFUSED: "niet opgenomen"}


def add(commands: Subparsers) -> None:
    take = commands.add_parser("import", help="neem bestanden of mappen op in de gezinsmap")
    take.add_argument("gezin", metavar="GEZIN", help=GEZIN_HELP)
    take.add_argument("files", metavar="FILE", nargs="+", type=Path, help="bestand of map")
    take.set_defaults(run=run_import)
    docs = commands.add_parser("docs", help="toon de papieren in de gezinsmap")
    docs.add_argument("gezin", metavar="GEZIN", help=GEZIN_HELP)
    docs.set_defaults(run=run_docs)
    get = commands.add_parser(
        "get", help="haal een papier uit de gezinsmap; een foto zonder plaats en toestel"
    )
    get.add_argument("gezin", metavar="GEZIN", help=GEZIN_HELP)
    get.add_argument("doc", metavar="DOC", help="nummer van het papier")
    get.add_argument("out", metavar="OUT", type=Path, help="bestand om te maken")
    get.add_argument(
        "--original", action="store_true", help="het origineel, ook met gegevens van plaats en toestel"
    )
    get.set_defaults(run=run_get)


def run_import(terminal: Terminal) -> int:
    """Exit code 1 when a paper was refused, although the rest was kept."""
    with terminal.gezin() as sessie:
        process = previews.shown_process()
        try:
            report = papieren.take_in(sessie, sources(terminal.args.files), process=process)
        finally:
            process.close()
    for item in report.items:
        terminal.say(_said(item))
    terminal.result(papieren=[_described(item) for item in report.items])
    return 1 if report.count(REFUSED) else 0


def run_docs(terminal: Terminal) -> int:
    with terminal.gezin() as sessie:
        rows = sessie.snapshot.of("document")
    terminal.say(*(_line(row) for row in rows))
    if not rows:
        terminal.say("Er zitten nog geen papieren in de map.")
    terminal.result(papieren=[_document(row) for row in rows])
    return 0


def run_get(terminal: Terminal) -> int:
    out: Path = terminal.args.out
    if out.exists():
        raise TargetExists
    with terminal.gezin() as sessie:
        row = _find(sessie.snapshot, terminal.args.doc)
        process = previews.shown_process()
        try:
            bare = kopie.save_copy(sessie, row.id, out, process, original=terminal.args.original)
        finally:
            process.close()
    without = ", zonder de gegevens van plaats en toestel" if bare else ""
    terminal.say(f"Opgeslagen als {out}{without}.")
    terminal.result(document=row.id.hex(), out=str(out), original=not bare)
    return 0


def _find(snapshot: Snapshot, name: str) -> Record:
    wanted = name.strip().casefold()
    rows = snapshot.of("document")
    found = [row for row in rows if len(wanted) >= SHORTEST_ID and row.id.hex().startswith(wanted)]
    if len(found) != 1:
        raise PaperNotFound
    return found[0]


def _said(item: TakeInItem) -> str:
    words = f"{item.name}: {_WORDS[item.outcome]}."
    return f"{words} {explain(item.error)}" if item.error is not None else words


def _described(item: TakeInItem) -> dict[str, Any]:
    return {
        "name": item.name,
        "outcome": item.outcome,
        "document": item.record.hex() if item.record else None,
        "error": item.error.code if item.error else None,
    }


def _line(row: Record) -> str:
    where = "  (in het dossier)" if place_of(row) is Place.DOSSIER else ""
    return f"{row.id.hex()}  {row.text('titel') or row.text('bestandsnaam')}{where}"


def _document(row: Record) -> dict[str, Any]:
    file = row.file("bestand")
    return {
        "document": row.id.hex(),
        "plaats": place_of(row).value,
        "titel": row.text("titel"),
        "bestandsnaam": row.text("bestandsnaam"),
        "media_type": file.media_type if file else None,
        "size": file.size if file else None,
    }
