"""`kanz notes`: the werkaantekeningen that stand on the office folder, and the overdrachtskaart."""

from __future__ import annotations

from pathlib import Path

from kanz_desktop.cli.ledenlijst import find_member
from kanz_desktop.cli.parsers import GEZIN_HELP, Subparsers
from kanz_desktop.cli.terminal import Terminal, find_gezin, first_line
from kanz_desktop.services import aantekeningen, overdrachtskaart
from kanz_desktop.services.aantekeningen_terug import bring_back
from kanz_desktop.services.hoeveel import count_words
from kanz_desktop.services.kantoor.aansluiting import Desk
from kanz_desktop.services.kantoor.leden import Leden

NO_CARD = "Er is voor dit gezin geen overdrachtskaart voor jou gekomen."
_OWN_WORDS = "Wachtzin van je werkaantekeningen: "
_FILE = "lees {} uit dit bestand"


def add(commands: Subparsers) -> None:
    notes = commands.add_parser("notes", help="je werkaantekeningen op kantoor, en de overdrachtskaart")
    inner: Subparsers = notes.add_subparsers(dest="notes_command", required=True, metavar="wat")
    recover = inner.add_parser("recover", help="haal je werkaantekeningen van een andere laptop terug")
    recover.add_argument("--code-file", metavar="FILE", help=_FILE.format("de code van papier"))
    recover.set_defaults(run=run_recover)
    card = inner.add_parser("card", help="toon de overdrachtskaart die een collega jou stuurde")
    card.add_argument("gezin", metavar="GEZIN", help=GEZIN_HELP)
    card.set_defaults(run=run_card)
    send = inner.add_parser("send-card", help="stuur de overdrachtskaart naar één collega")
    send.add_argument("gezin", metavar="GEZIN", help=GEZIN_HELP)
    send.add_argument("member", metavar="COLLEGA", help="naam of nummer")
    send.set_defaults(run=run_send)
    for command in (recover, send):
        words = _FILE.format("de wachtzin van je werkaantekeningen")
        command.add_argument("--notes-passphrase-file", metavar="FILE", help=words)


def run_recover(terminal: Terminal) -> int:
    """With notes here already, what comes is added to these."""
    with terminal.werkplek() as place:
        file = terminal.args.code_file
        code = first_line(Path(file)) if file else terminal.ask_secret("Code op papier: ")
        fresh = place.vault.ways.notes is None
        prompt = "Kies een wachtzin voor je werkaantekeningen: " if fresh else _OWN_WORDS
        count = bring_back(place, code, _words(terminal, prompt), profile=terminal.kdf)
    came = count_words(count, "gezin", "gezinnen")
    terminal.say(
        f"Terug: werkaantekeningen bij {came}." if count else "Er stonden geen werkaantekeningen van jou."
    )
    terminal.result(gezinnen=count)
    return 0


def run_card(terminal: Terminal) -> int:
    """Exit code 1 when there is none."""
    with terminal.werkplek() as place:
        gezin = find_gezin(place, terminal.ask(terminal.args.gezin, "Gezin: "))
        text = Leden(Desk(place)).received_card(gezin)
    terminal.say(NO_CARD if text is None else text)
    terminal.result(gezin=gezin.hex(), card=text)
    return 1 if text is None else 0


def run_send(terminal: Terminal) -> int:
    """The card as it stands in the notes; a line in the inzageregister says that it went out."""
    with terminal.werkplek() as place:
        gezin = find_gezin(place, terminal.ask(terminal.args.gezin, "Gezin: "))
        member = find_member(Leden(Desk(place)).team(), terminal.args.member)
        sessie = place.open_gezin(gezin)
        notes = aantekeningen.open_notes(place, gezin, _words(terminal, _OWN_WORDS))
        overdrachtskaart.send(place, sessie, notes, member.id)
    terminal.say(f"De overdrachtskaart gaat naar {member.name}, en naar niemand anders, met kanz sync.")
    terminal.result(gezin=gezin.hex(), member=member.id.hex())
    return 0


def _words(terminal: Terminal, prompt: str) -> str:
    file = terminal.args.notes_passphrase_file
    return first_line(Path(file)) if file else terminal.ask_secret(prompt)
