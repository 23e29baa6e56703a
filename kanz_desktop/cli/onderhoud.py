"""`kanz verify`, `backup` and `restore`: is everything whole, a copy elsewhere, and the way back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from kanz_desktop.cli.parsers import Subparsers
from kanz_desktop.cli.terminal import Terminal, first_line
from kanz_desktop.errors import KanzError
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening, reservekopie, wachtzin
from kanz_desktop.services.error_text import explain
from kanz_desktop.services.hoeveel import count_words, size_words
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.sync.verdict import Verdict

_VERDICTS = {
    Verdict.INCOMPLETE: "nog niet heel, of er is hier nog geen sleutel voor",
    Verdict.CORRUPT: "beschadigd",
    Verdict.ALIEN: "hoort hier niet",
    Verdict.NEWER: "van een nieuwere Kanz",
    Verdict.FORGED: "niet van wie het zegt te zijn",
}
CODE_MISSING = (
    "Let op: de herstelcode is nog nooit overgetypt van papier. "
    "Raak je de wachtzin kwijt en is die code er niet, dan is alles weg."
)


def add(commands: Subparsers) -> None:
    verify = commands.add_parser("verify", help="kijk alles na, tot de laatste byte")
    verify.add_argument(
        "--folder",
        metavar="MAP",
        type=Path,
        help="kijk de kantoormap na die hier staat, in plaats van de laptop",
    )
    verify.set_defaults(run=run_verify)
    backup = commands.add_parser("backup", help="maak een reservekopie van alles")
    backup.add_argument("out", metavar="OUT", type=Path, help="map om te maken")
    backup.set_defaults(run=run_backup)
    restore = commands.add_parser("restore", help="zet een reservekopie terug in een nieuw profiel")
    restore.add_argument("source", metavar="IN", type=Path, help="map met de reservekopie")
    restore.add_argument(
        "--code-file", metavar="FILE", help="met de herstelcode uit dit bestand; de wachtzin is dan de nieuwe"
    )
    restore.add_argument("--no-keyring", action="store_true", help="alleen een wachtzin, zonder sleutelbos")
    restore.set_defaults(run=run_restore)


def run_verify(terminal: Terminal) -> int:
    """Exit code 1 when anything is damaged."""
    if terminal.args.folder is not None:
        return _verify_folder(terminal, terminal.args.folder)
    with terminal.werkplek() as place:
        rows = [_verified(place, row.id, row.naam) for row in place.gezinnen()]
        code_missing = wachtzin.code_missing(place)
        found = [{"file": finding.file, "verdict": finding.verdict} for finding in place.findings]
    for row in rows:
        terminal.say(row.pop("said"))
    if code_missing:
        terminal.say(CODE_MISSING)
    terminal.result(gezinnen=rows, vault=found, code_missing=code_missing)
    return 0 if all(row["ok"] for row in rows) else 1


def _verify_folder(terminal: Terminal, folder: Path) -> int:
    with terminal.werkplek() as place:
        found = place.kantoor.nakijken(folder)
    terminal.say(
        f"{count_words(found.files, 'bestand', 'bestanden')} nagelezen, {size_words(found.size)}.",
        f"Goed: {found.verdicts[Verdict.OK]}. Niet goed: {len(found.wrong)}.",
    )
    for wrong in found.wrong:
        terminal.say(f"  {wrong.path}: {_VERDICTS[wrong.verdict]}")
    lost = sum(found.lost.values())
    if lost:
        stand = count_words(lost, "bestand staat", "bestanden staan")
        terminal.say(f"{stand} daar niet meer heel. Bijwerken zet dat weer recht.")
    if found.foreign:
        others = count_words(found.foreign, "andere map", "andere mappen")
        terminal.say(f"Van {others} daar heeft deze laptop geen sleutel.")
    terminal.result(
        files=found.files, bytes=found.size, foreign=found.foreign,
        verdicts={str(verdict): count for verdict, count in sorted(found.verdicts.items())},
        wrong=[{"path": one.path, "verdict": str(one.verdict), "reason": one.reason} for one in found.wrong],
        lost={stream.hex(): count for stream, count in sorted(found.lost.items())},
    )  # fmt: skip
    return 0 if found.ok else 1


def _verified(place: Werkplek, gezin: bytes, naam: str) -> dict[str, Any]:
    """One gezin; what cannot even be opened is named, and the next one is looked at all the same."""
    try:
        findings = place.open_gezin(gezin).verify()
    except KanzError as error:
        return {"gezin": gezin.hex(), "ok": False, "error": error.code, "said": f"{naam}: {explain(error)}"}
    damage = [{"what": one.what, "id": one.id, "count": one.count} for one in findings.damage]
    changes = count_words(findings.operations, "wijziging", "wijzigingen")
    counted = f"{changes} en {count_words(findings.objects, 'papier', 'papieren')} nagekeken"
    said = f"{naam}: alles is heel ({counted})."
    if damage:
        said = (
            f"{naam}: {len(damage)} keer schade ({counted}). De rest is te lezen; zet een reservekopie terug."
        )
    return {
        "gezin": gezin.hex(),
        "ok": findings.ok,
        "operations": findings.operations,
        "papers": findings.objects,
        "damage": damage,
        "said": said,
    }


def run_backup(terminal: Terminal) -> int:
    with terminal.werkplek() as place:
        made = reservekopie.make_backup(place, terminal.args.out)
    terminal.say(
        f"Reservekopie gemaakt en nagelezen: {count_words(made.gezinnen, 'gezin', 'gezinnen')}, "
        f"{count_words(made.papers, 'papier', 'papieren')}, {size_words(made.bytes)} in {terminal.args.out}."
    )
    terminal.result(out=str(terminal.args.out), gezinnen=made.gezinnen, papers=made.papers, bytes=made.bytes)
    return 0


def run_restore(terminal: Terminal) -> int:
    """Exit code 1 when a gezin in the backup was damaged, although the others are back."""
    with terminal.locked():
        result = reservekopie.restore(terminal.paths, terminal.args.source, partial(_enter, terminal))
    terminal.say(f"Teruggezet: {count_words(len(result.gezinnen), 'gezin', 'gezinnen')}.")
    for gezin, error in result.damaged:
        terminal.say(f"{gezin.hex()}: {explain(error)}")
    terminal.result(
        gezinnen=[gezin.hex() for gezin in result.gezinnen],
        damaged=[{"gezin": gezin.hex(), "error": error.code} for gezin, error in result.damaged],
    )
    return 1 if result.damaged else 0


def _enter(terminal: Terminal, paths: AppPaths) -> Werkplek:
    if terminal.args.code_file is None:
        return opening.unlock(paths, terminal.passphrase())
    return opening.unlock_with_code(
        paths,
        first_line(Path(terminal.args.code_file)),
        terminal.passphrase("Kies een nieuwe wachtzin: "),
        use_keyring=not terminal.args.no_keyring,
        profile=terminal.kdf,
    )
