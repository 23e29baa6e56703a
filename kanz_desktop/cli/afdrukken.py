"""`kanz export`: a form as a PDF."""

from __future__ import annotations

from pathlib import Path

from kanz_desktop.cli.parsers import GEZIN_HELP, Subparsers
from kanz_desktop.cli.terminal import Terminal
from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW
from kanz_desktop.services import export
from kanz_desktop.services.hoeveel import count_words
from kanz_desktop.services.toestemming import export_warning


def add(commands: Subparsers) -> None:
    command = commands.add_parser("export", help="maak een formulier als pdf")
    command.add_argument("gezin", metavar="GEZIN", nargs="?", help=GEZIN_HELP)
    command.add_argument("form", metavar="FORM", nargs="?", help="formulier, zie --list")
    command.add_argument("--out", metavar="F.pdf", type=Path, help="bestand om te maken")
    command.add_argument("--list", action="store_true", help="toon de formulieren")
    command.add_argument(
        "--workers", action="store_true", help="ook wat alleen voor de medewerkers is, niet voor het gezin"
    )
    command.add_argument(
        "--voor",
        metavar="ORGANISATIE",
        default="",
        help="voor welke organisatie; waarschuwt zonder toestemming",
    )
    command.set_defaults(run=run_export, parser=command)


def run_export(terminal: Terminal) -> int:
    if terminal.args.list:
        return _list(terminal)
    if terminal.args.form is None or terminal.args.out is None:
        terminal.args.parser.error("geef GEZIN, FORM en --out, of alleen --list")
    audience = WORKER_VIEW if terminal.args.workers else TABLE_VIEW
    with terminal.gezin() as sessie:
        made = export.render(sessie, terminal.args.form, audience=audience)
        warning = export_warning(terminal.args.voor, sessie.snapshot, sessie.methode, sessie.today())
        export.save_pdf(sessie, terminal.args.out, made)
    if warning:
        terminal.say(warning)
    pages = count_words(made.pages, "bladzijde", "bladzijden")
    terminal.say(f"{made.title}: {pages}, opgeslagen als {terminal.args.out}.")
    terminal.result(
        form=terminal.args.form, pages=made.pages, out=str(terminal.args.out), warning=warning or None
    )
    return 0


def _list(terminal: Terminal) -> int:
    forms = export.forms()
    widest = max(len(form.id) for form in forms)
    terminal.say(*(f"{form.id:{widest}}  {form.title}" for form in forms))
    terminal.result(forms=[{"form": form.id, "title": form.title, "family": form.family} for form in forms])
    return 0
