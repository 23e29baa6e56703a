"""`kanz member recover`: the same worker again on an empty laptop, out of the office folder."""

from __future__ import annotations

from pathlib import Path

from kanz_desktop.cli.parsers import Subparsers
from kanz_desktop.cli.terminal import Terminal, first_line
from kanz_desktop.errors import KanzError
from kanz_desktop.services.hoeveel import count_words
from kanz_desktop.services.kantoor import terug
from kanz_desktop.services.werkplek import Werkplek

NOTHING_CAME = "er is nog niets binnen; dat komt met kanz sync"


def add(inner: Subparsers) -> None:
    recover = inner.add_parser("recover", help="zet alles terug op een lege laptop, uit de kantoormap")
    recover.add_argument("folder", metavar="MAP", type=Path, help="de kantoormap")
    recover.add_argument("--code-file", metavar="FILE", help="lees de code van papier uit dit bestand")
    recover.add_argument("--no-keyring", action="store_true", help="alleen een wachtzin, zonder sleutelbos")
    recover.set_defaults(run=run_recover)


def run_recover(terminal: Terminal) -> int:
    with terminal.locked():
        file = terminal.args.code_file
        typed = first_line(Path(file)) if file else terminal.ask_secret("Code op papier: ")
        found = terug.find_person(terminal.args.folder, typed)
        place, code = terug.come_back(
            terminal.paths,
            found,
            terminal.passphrase("Kies een wachtzin voor deze laptop: "),
            use_keyring=not terminal.args.no_keyring,
            profile=terminal.kdf,
        )
        try:
            gezinnen = _fetch(terminal, place)
        finally:
            place.close()
    came = count_words(gezinnen, "gezin is binnen", "gezinnen zijn binnen") if gezinnen else NOTHING_CAME
    terminal.say(
        f"Welkom terug, {found.name}: {came}. Dit is je nieuwe herstelcode:",
        "",
        f"    {code}",
        "",
        "Schrijf hem op papier. De oude geldt niet meer zodra er nog eens is bijgewerkt.",
    )
    terminal.result(name=found.name, kantoor=found.kantoor, gezinnen=gezinnen or 0, recovery_code=code)
    return 1 if gezinnen is None else 0


def _fetch(terminal: Terminal, place: Werkplek) -> int | None:
    """How many gezinnen came; None when the folder went: the new code stands nowhere else, and is told."""
    try:
        place.kantoor.bijwerken()
    except KanzError as error:
        terminal.warn(error)
        return None
    return len(place.gezinnen())
