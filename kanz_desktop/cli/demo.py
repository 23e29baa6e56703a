"""`kanz demo`: the made-up gezin in a profile of its own, every form as a PDF, every window as a picture."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kanz_desktop.cli.parsers import Subparsers
from kanz_desktop.cli.refusals import ScreensFailed, TargetExists
from kanz_desktop.cli.terminal import Terminal
from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW
from kanz_desktop.own_process import Part, own_command
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import export, opening, previews, wachtzin
from kanz_desktop.services.demo.kantoor import found_office
from kanz_desktop.services.demo.steps import make_example
from kanz_desktop.services.sessie import GezinSessie

WORKER = "Anouk Verzonnen"
PASSPHRASE = "zeven gele paraplus zwemmen langzaam voorbij"
"""No secret: nobody in this profile exists."""
OFFICE = "kantoor"
"""The folder that the made-up team shares."""
SCREEN_SECONDS = 600


def add(commands: Subparsers) -> None:
    command = commands.add_parser("demo", help="maak het voorbeeldgezin, met alle formulieren en vensters")
    command.add_argument("--out", metavar="DIR", type=Path, required=True, help="nieuwe of lege map")
    command.add_argument("--no-screens", action="store_true", help="geen plaatjes van de vensters")
    command.set_defaults(run=run_demo)


def run_demo(terminal: Terminal) -> int:
    out: Path = terminal.args.out.absolute()
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise TargetExists
    out.mkdir(parents=True, exist_ok=True)
    paths = AppPaths(out / "profiel")
    clock = _Clock()
    made, forms = _make(terminal, paths, out / "pdf", clock)
    passphrase = out / "wachtzin.txt"
    passphrase.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    screens: list[str] = []
    failed: ScreensFailed | None = None
    if not terminal.args.no_screens:
        with clock.step("vensters"):
            try:
                screens = _take_screens(paths, out / "vensters", passphrase)
            except ScreensFailed as error:
                failed = error  # said after what was made, since that stands there all the same
    _report(terminal, out, made, forms, screens, clock)
    if failed is not None:
        raise failed
    return 0


def _make(
    terminal: Terminal, paths: AppPaths, pdfs: Path, clock: _Clock
) -> tuple[dict[str, Any], dict[str, int]]:
    with clock.step("profiel"):
        place, code = opening.set_up(
            paths, name=WORKER, passphrase=PASSPHRASE, use_keyring=False, profile=terminal.kdf
        )
        wachtzin.confirm_code(place, code)
    process = previews.shown_process()
    try:
        with clock.step("gezin en papieren"):
            example = make_example(place, process)
        with clock.step("formulieren"):
            forms = _export_all(place.open_gezin(example.gezin), pdfs)
        with clock.step("kantoormap"):
            found_office(place, pdfs.parent / OFFICE, PASSPHRASE, terminal.kdf)
    finally:
        process.close()
        place.close()
    return {**asdict(example), "gezin": example.gezin.hex()}, forms


def _export_all(sessie: GezinSessie, folder: Path) -> dict[str, int]:
    """Every form, each for the readers it is worded for; pages by file name."""
    folder.mkdir()
    pages: dict[str, int] = {}
    for form in export.forms():
        made = export.render(sessie, form.id, audience=TABLE_VIEW if form.family else WORKER_VIEW)
        export.save_pdf(sessie, folder / f"{form.id}.pdf", made)
        pages[f"{form.id}.pdf"] = made.pages
    return pages


def _take_screens(paths: AppPaths, folder: Path, passphrase: Path) -> list[str]:
    """The windows live in a process of their own: the command line knows no Qt. Raises ScreensFailed."""
    folder.mkdir()
    given = ("--profile", str(paths.data), "--out", str(folder), "--passphrase-file", str(passphrase))
    command = own_command(Part.SCREENS, *given)
    env = dict(os.environ)
    if sys.platform == "linux" and not (env.get("DISPLAY") or env.get("WAYLAND_DISPLAY")):
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        ended = subprocess.run(command, env=env, check=False, timeout=SCREEN_SECONDS, stdout=sys.stderr)
    except subprocess.TimeoutExpired:
        raise ScreensFailed(exit=-1) from None
    if ended.returncode != 0:
        raise ScreensFailed(exit=ended.returncode)
    return sorted(path.name for path in folder.glob("*.png"))


def _report(
    terminal: Terminal,
    out: Path,
    made: dict[str, Any],
    forms: dict[str, int],
    screens: list[str],
    clock: _Clock,
) -> None:
    terminal.say(
        f"Gezin {made['naam']}: {made['members']} gezinsleden, {made['problems']} problemen, "
        f"{made['acties']} acties, {made['afspraken']} afspraken, {made['marks']} cijfers, "
        f"{made['papers']} papieren, {made['versions']} versies van het plan.",
        f"{len(forms)} formulieren, {sum(forms.values())} bladzijden: {out / 'pdf'}",
        f"{len(screens)} plaatjes van vensters: {out / 'vensters'}"
        if screens
        else "Geen plaatjes van vensters.",
        f"Zelf kijken: kanz-desktop --profile {out / 'profiel'}",
        f"Wachtzin: {PASSPHRASE}",
        *(f"{seconds:6.1f} s  {name}" for name, seconds in clock.seconds.items()),
        f"{sum(clock.seconds.values()):6.1f} s  samen",
    )
    terminal.result(
        out=str(out), passphrase=PASSPHRASE, made=made, forms=forms, screens=screens, seconds=clock.seconds
    )


class _Clock:
    """How long each step took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - started, 2)
