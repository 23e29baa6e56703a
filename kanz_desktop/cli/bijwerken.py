"""`kanz sync`: bring this laptop and the office folder together, and say what that did or would do."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from kanz_desktop.cli.parsers import Subparsers
from kanz_desktop.cli.terminal import Terminal
from kanz_desktop.services.error_text import explain
from kanz_desktop.services.hoeveel import changes_words, count_words, listed, papers_words, size_words
from kanz_desktop.services.kantoor.beeld import GezinBeeld
from kanz_desktop.services.kantoor.kantoor import Kantoor
from kanz_desktop.services.kantoor.verslag import Gebleven, Verslag, Vooruitblik
from kanz_desktop.services.kantoor.waiting import Wachtend
from kanz_desktop.services.kantoorzinnen import alarm_words, stayed_words

_MEGABYTE = 1_000_000


def add(commands: Subparsers) -> None:
    sync = commands.add_parser("sync", help="werk bij met de kantoormap")
    sync.add_argument(
        "--folder", metavar="MAP", type=Path, help="de kantoormap staat nu hier; wordt onthouden"
    )
    sync.add_argument(
        "--new", action="store_true", help="begin in deze map een nieuw team (alleen de eerste keer)"
    )
    sync.add_argument("--dry-run", action="store_true", help="laat zien wat er zou gebeuren; verandert niets")
    sync.add_argument("--text-only", action="store_true", help="alleen tekst; papieren een andere keer")
    sync.add_argument("--limit", metavar="MB", type=_megabytes, help="niet meer dan zoveel MB aan papieren")
    sync.set_defaults(run=run_sync)


def _megabytes(typed: str) -> int:
    """Raises ValueError for less than nothing."""
    count = int(typed)
    if count < 0:
        raise ValueError
    return count


def run_sync(terminal: Terminal) -> int:
    """Exit code 1 when a gezin on this laptop could not be opened; the others went on."""
    args = terminal.args
    with terminal.werkplek() as place:
        kantoor = place.kantoor
        _choose(kantoor, args.folder, new=args.new)
        if args.dry_run:
            return _told_ahead(terminal, kantoor.proef())
        limit = None if args.limit is None else args.limit * _MEGABYTE
        verslag = kantoor.bijwerken(alleen_tekst=args.text_only, grens=limit)
    return _told(terminal, verslag)


def _choose(kantoor: Kantoor, folder: Path | None, *, new: bool) -> None:
    if folder is None:
        return
    if new:
        kantoor.found(folder.absolute())
    elif folder.absolute() != kantoor.path:
        kantoor.choose(folder.absolute())


def _told_ahead(terminal: Terminal, coming: Vooruitblik) -> int:
    _lines(terminal, coming)
    if not coming.gezinnen:
        terminal.say("Er is niets nieuws, hier niet en op kantoor niet.")
    terminal.say("Er is nog niets veranderd.")
    _alarms(terminal, coming)
    terminal.result(gezinnen=[_json(one) for one in coming.gezinnen], alarms=_alarm_json(coming))
    return 0


def _told(terminal: Terminal, done: Verslag) -> int:
    _lines(terminal, done)
    moved = f"{count_words(done.bestanden, 'bestand', 'bestanden')}, {size_words(done.bytes)}"
    terminal.say(f"Bijgewerkt ({moved})." if done.bestanden else "Bijgewerkt. Er was niets nieuws.")
    if done.gewist:
        terminal.say(f"{count_words(len(done.gewist), 'gezin is', 'gezinnen zijn')} door een collega gewist.")
    if done.hersteld:
        terminal.say(f"{count_words(done.hersteld, 'bestand', 'bestanden')} op kantoor weer heel gemaakt.")
    if done.over:
        terminal.say(f"{count_words(done.over, 'papier wacht', 'papieren wachten')} op een andere keer.")
    _alarms(terminal, done)
    for words in stayed_words(done.gebleven):
        terminal.say(str(words))
    for shut in done.dicht:
        terminal.say(f"{shut.naam}: {explain(shut.error)}")
    terminal.result(
        member=str(done.lid), gezinnen=[_json(one) for one in done.gezinnen], alarms=_alarm_json(done),
        erased=[gezin.hex() for gezin in done.gewist], healed=done.hersteld, left=done.over,
        files=done.bestanden, bytes=done.bytes,
        stayed=[_stayed_json(one) for one in done.gebleven],
        waiting={gezin.hex(): _waiting_json(left) for gezin, left in done.wachtend.items()},
        problems={one.gezin.hex(): one.error.code for one in done.dicht},
    )  # fmt: skip
    return 1 if done.dicht else 0


def _lines(terminal: Terminal, told: Vooruitblik | Verslag) -> None:
    for beeld in told.gezinnen:
        terminal.say(_line(beeld))


def _line(beeld: GezinBeeld) -> str:
    """`De Vries: 3 erbij, 1 om samen te bekijken; naar kantoor 4 wijzigingen en 1 papier (12 kB)`."""
    came = listed([changes_words(beeld.erbij, beeld.gewijzigd, beeld.samen), papers_words(beeld.papieren_in)])
    changes = count_words(beeld.wijzigingen_uit, "wijziging", "wijzigingen") if beeld.wijzigingen_uit else ""
    went = listed([changes, papers_words(beeld.papieren_uit)])
    parts = ["nieuw op deze laptop" if beeld.nieuw else "", came, f"naar kantoor {went}" if went else ""]
    return f"{beeld.naam}: {'; '.join(part for part in parts if part) or 'bijgewerkt'}"


def _alarms(terminal: Terminal, told: Vooruitblik | Verslag) -> None:
    for words in alarm_words(told.alarmen):
        terminal.say(str(words))


def _alarm_json(told: Vooruitblik | Verslag) -> list[dict[str, str]]:
    return [{"alarm": one.alarm.name.lower(), "id": one.id.hex()} for one in told.alarmen]


def _stayed_json(one: Gebleven) -> dict[str, str]:
    return {"gezin": one.gezin.hex(), "why": str(one.waarom), "proof": one.nummer}


def _waiting_json(left: Wachtend) -> dict[str, int]:
    return {"wijzigingen": left.wijzigingen, "papieren": left.papieren, "bytes": left.bytes}


def _json(beeld: GezinBeeld) -> dict[str, Any]:
    """Numbers alone: what a script is told ends up in its log, and a name does not belong there."""
    told = {**asdict(beeld), "gezin": beeld.gezin.hex()}
    del told["naam"]
    return told
