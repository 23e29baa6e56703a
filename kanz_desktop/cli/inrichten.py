"""`kanz init` and `kanz gezin`: a profile, and the gezinnen in it."""

from __future__ import annotations

from kanz_desktop.cli.parsers import GEZIN_HELP, Parser, Subparsers
from kanz_desktop.cli.terminal import Terminal, find_gezin
from kanz_desktop.services import opening, wissen


def add(commands: Subparsers) -> None:
    init = commands.add_parser("init", help="richt een nieuw profiel in en druk de herstelcode af")
    init.add_argument("--name", required=True, help="jouw naam")
    init.add_argument("--no-keyring", action="store_true", help="alleen een wachtzin, zonder sleutelbos")
    init.set_defaults(run=run_init)
    gezin = commands.add_parser("gezin", help="maak een gezin of toon de lijst")
    _gezin_commands(gezin)


def _gezin_commands(gezin: Parser) -> None:
    inner: Subparsers = gezin.add_subparsers(
        dest="gezin_command", required=True, metavar="new|list|join|remove-example"
    )
    new = inner.add_parser("new", help="maak een gezin")
    new.add_argument("name", nargs="?", help="naam van het gezin; laat weg om hem te typen")
    new.set_defaults(run=run_new)
    join = inner.add_parser("join", help="voeg twee gezinnen samen die dezelfde familie zijn")
    join.add_argument("stays", metavar="BLIJFT", help=f"het gezin dat blijft: {GEZIN_HELP}")
    join.add_argument("goes", metavar="GAAT", help="het gezin dat daarin opgaat en daarna wordt gewist")
    join.add_argument("--yes", action="store_true", help="doe het; zonder dit zie je alleen wat het betekent")
    join.set_defaults(run=run_join)
    remove = inner.add_parser("remove-example", help="haal een verzonnen gezin weg, voorgoed")
    remove.add_argument("gezin", metavar="GEZIN", help=GEZIN_HELP)
    remove.set_defaults(run=run_remove_example)
    inner.add_parser("list", help="toon de gezinnen").set_defaults(run=run_list)


def run_init(terminal: Terminal) -> int:
    with terminal.locked():
        place, code = opening.set_up(
            terminal.paths,
            name=terminal.args.name,
            passphrase=terminal.passphrase("Kies een wachtzin: "),
            use_keyring=not terminal.args.no_keyring,
            profile=terminal.kdf,
        )
        place.close()
    terminal.say(
        "Het profiel is klaar. Dit is je herstelcode:",
        "",
        f"    {code}",
        "",
        "Schrijf hem op papier en bewaar hem niet bij de laptop. Zonder wachtzin én code is alles weg.",
    )
    terminal.result(recovery_code=code, profile=str(terminal.paths.data))
    return 0


def run_new(terminal: Terminal) -> int:
    with terminal.werkplek() as place:
        row = place.new_gezin(terminal.ask(terminal.args.name, "Naam van het gezin: "))
    terminal.say(f"Gezin {row.naam} is gemaakt, nummer {row.id.hex()}.")
    terminal.result(gezin=row.id.hex(), naam=row.naam)
    return 0


def run_join(terminal: Terminal) -> int:
    """Without `--yes` it only says what joining means."""
    from kanz_desktop.services.hoeveel import count_words  # the other commands here need no office
    from kanz_desktop.services.kantoor import samenvoegen
    from kanz_desktop.services.kantoor.samenvoegzinnen import join_sentences

    with terminal.werkplek() as place:
        stays = find_gezin(place, terminal.ask(terminal.args.stays, "Gezin dat blijft: "))
        goes = find_gezin(place, terminal.ask(terminal.args.goes, "Gezin dat weggaat: "))
        ahead = samenvoegen.look_ahead(place, stays, goes)
        terminal.say(*join_sentences(ahead))
        if terminal.args.yes:
            done = samenvoegen.join(place, stays, goes)
            came = count_words(len(done.papers), "papier kwam", "papieren kwamen")
            terminal.say(f"Klaar: {came} mee. Werk daarna bij met kanz sync.")
    terminal.result(
        stays=stays.hex(), goes=goes.hex(), done=bool(terminal.args.yes),
        gain=list(ahead.gain), lose=list(ahead.lose), missing=list(ahead.missing),
    )  # fmt: skip
    return 0


def run_remove_example(terminal: Terminal) -> int:
    with terminal.werkplek() as place:
        gezin = find_gezin(place, terminal.ask(terminal.args.gezin, "Gezin: "))
        wissen.remove_example(place, gezin)
    terminal.say("Het verzonnen gezin is weg, voorgoed.")
    terminal.result(gezin=gezin.hex())
    return 0


def run_list(terminal: Terminal) -> int:
    with terminal.werkplek() as place:
        rows = place.gezinnen()
    terminal.say(*(f"{row.id.hex()}  {row.naam}" for row in rows))
    if not rows:
        terminal.say("Er staan nog geen gezinnen in. Maak er een met: kanz gezin new")
    terminal.result(gezinnen=[{"gezin": row.id.hex(), "naam": row.naam} for row in rows])
    return 0
