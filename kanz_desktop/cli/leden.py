"""`kanz member`: the people of the team, without a window. What is decided here goes out with `kanz sync`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kanz_desktop.cli import terug
from kanz_desktop.cli.ledenlijst import (
    ROLES,
    apart_json,
    apart_lines,
    dispute_json,
    dispute_lines,
    find_apart,
    find_dispute,
    find_laptop,
    find_member,
    find_visitor,
    gezin_lines,
    member_json,
    team_lines,
)
from kanz_desktop.cli.parsers import GEZIN_HELP, Parser, Subparsers
from kanz_desktop.cli.terminal import Terminal, find_gezin
from kanz_desktop.domain.values import Id
from kanz_desktop.services.hoeveel import count_words
from kanz_desktop.services.kantoor.aansluiting import Desk
from kanz_desktop.services.kantoor.leden import Leden
from kanz_desktop.services.kantoor.opvolgzinnen import removal_sentences
from kanz_desktop.services.kantoor.verslag import Lid
from kanz_desktop.services.werkplek import Werkplek

SYNC_NEXT = "Werk daarna bij met kanz sync: dan weten de anderen het ook."
GOES, STAYS = "weg", "blijft"
OUTCOMES = (GOES, STAYS)
_STANDINGS = {
    Lid.GEEN: "Er is op deze laptop nog geen kantoormap gekozen.",
    Lid.AANGEKLOPT: "Je hebt aangeklopt. Een collega laat je binnen als de acht woorden gelijk zijn:",
    Lid.WEG: "Deze laptop hoort niet (meer) bij het team. Klop opnieuw aan als dat niet klopt.",
}
_LIST = "toon het team, en wie welk gezin leest"


def add(commands: Subparsers) -> None:
    member = commands.add_parser("member", help="wie er in het team zit, en wie welk gezin leest")
    inner: Subparsers = member.add_subparsers(dest="member_command", required=True, metavar="wat")
    inner.add_parser("list", help=_LIST).set_defaults(run=run_list)
    inner.add_parser("invite", help="toon wie er aanklopt, met de acht woorden").set_defaults(run=run_invite)
    accept = inner.add_parser("accept", help="laat een collega binnen die jou de acht woorden voorlas")
    accept.add_argument("words", metavar="WOORD", nargs=8, help="de acht woorden, in die volgorde")
    accept.add_argument("--name", metavar="NAAM", help="hoe die collega heet; laat weg om het te typen")
    accept.set_defaults(run=run_accept)
    join = inner.add_parser("join", help="klop aan bij de kantoormap van een team")
    join.add_argument("folder", metavar="MAP", type=Path, help="de kantoormap")
    join.set_defaults(run=run_join)
    _decisions(inner)
    _dispute(inner)
    _key(inner)
    terug.add(inner)


def _decisions(inner: Subparsers) -> None:
    role = inner.add_parser("role", help="laat een collega een gezin lezen, of niet meer")
    role.add_argument("gezin", metavar="GEZIN", help=GEZIN_HELP)
    role.add_argument("member", metavar="COLLEGA", help="naam of nummer")
    role.add_argument("role", metavar="ROL", choices=ROLES, help=", ".join(ROLES))
    role.set_defaults(run=run_role)
    _about(inner, "beheerder", "maak een collega ook teambeheerder", run_beheerder)
    _about(inner, "remove", "haal een collega weg uit het team", run_remove)
    lost = inner.add_parser("lost", help="haal een laptop weg die kwijt is")
    lost.add_argument("laptop", metavar="LAPTOP", help="nummer van de laptop, uit kanz member list")
    lost.set_defaults(run=run_lost)
    release = inner.add_parser("release", help="neem toch over wat na een vertrek nog kwam en apart staat")
    release.add_argument("gezin", metavar="GEZIN", help=GEZIN_HELP)
    release.add_argument("laptop", metavar="LAPTOP", help="nummer van de laptop, uit kanz member list")
    release.set_defaults(run=run_release)


def _dispute(inner: Subparsers) -> None:
    decide = inner.add_parser("decide", help="kies, als twee teambeheerders elkaar weghaalden")
    decide.add_argument("removal", metavar="NUMMER", help="nummer uit kanz member list")
    decide.add_argument("outcome", choices=OUTCOMES, metavar="UITKOMST", help=" of ".join(OUTCOMES))
    decide.set_defaults(run=run_decide)


def _key(inner: Subparsers) -> None:
    key = inner.add_parser("kantoorsleutel", help="maak een kantoorsleutel, voor op papier")
    key.set_defaults(run=run_kantoorsleutel)


def _about(inner: Subparsers, name: str, words: str, run: Any) -> None:
    parser: Parser = inner.add_parser(name, help=words)
    parser.add_argument("member", metavar="COLLEGA", help="naam of nummer")
    parser.set_defaults(run=run)


def run_list(terminal: Terminal) -> int:
    with terminal.werkplek() as place:
        found = _leden(place).overview()
    if found.lid is not Lid.LID:
        terminal.say(_STANDINGS[found.lid], *([" ".join(found.words)] if found.words else []))
    else:
        terminal.say(
            *team_lines(found.team), *dispute_lines(found.team), *gezin_lines(found), *apart_lines(found)
        )
    terminal.result(
        lid=str(found.lid),
        words=list(found.words),
        members=[member_json(one) for one in found.team.members],
        disputes=[dispute_json(one) for one in found.team.disputes],
        gezinnen=[
            {
                "gezin": one.gezin.hex(),
                "my_turn": one.my_turn,
                "readers": {reader.member.hex(): reader.role.name.lower() for reader in one.readers},
            }
            for one in found.gezinnen
        ],
        apart=[apart_json(one) for one in found.apart],
    )
    return 0


def run_invite(terminal: Terminal) -> int:
    with terminal.werkplek() as place:
        door = _leden(place).door()
    if not door.visitors:
        terminal.say("Er klopt niemand aan. Je collega doet dat met: kanz member join MAP")
    for visitor in door.visitors:
        terminal.say(" ".join(visitor.words))
    if door.more:
        terminal.say("Er kloppen er meer aan dan hier staan.")
    if door.visitors:
        terminal.say("Laat je collega de woorden voorlezen. Gelijk? Dan: kanz member accept WOORD …")
    terminal.result(visitors=[list(one.words) for one in door.visitors], more=door.more)
    return 0


def run_accept(terminal: Terminal) -> int:
    with terminal.werkplek() as place:
        visitor = find_visitor(_leden(place).door().visitors, terminal.args.words)
        name = terminal.ask(terminal.args.name, "Naam van je collega: ")
        _leden(place).admit(visitor, name)
    terminal.say(f"{name} is binnen. {SYNC_NEXT}")
    terminal.result(member=visitor.member.hex())
    return 0


def run_join(terminal: Terminal) -> int:
    with terminal.werkplek() as place:
        words = place.kantoor.aankloppen(terminal.args.folder)
    terminal.say("Je hebt aangeklopt. Lees je collega deze acht woorden voor:", "", f"    {' '.join(words)}")
    terminal.result(words=list(words))
    return 0


def run_role(terminal: Terminal) -> int:
    with terminal.werkplek() as place:
        leden = _leden(place)
        gezin = find_gezin(place, terminal.ask(terminal.args.gezin, "Gezin: "))
        member = find_member(leden.team(), terminal.args.member)
        leden.let_read(gezin, member.id, ROLES[terminal.args.role])
    return _decided(terminal, f"{member.name}: {terminal.args.role}.", member.id)


def run_beheerder(terminal: Terminal) -> int:
    with terminal.werkplek() as place:
        member = find_member(_leden(place).team(), terminal.args.member)
        _leden(place).make_beheerder(member.id)
    return _decided(terminal, f"{member.name} is nu ook teambeheerder.", member.id)


def run_remove(terminal: Terminal) -> int:
    with terminal.werkplek() as place:
        member = find_member(_leden(place).team(), terminal.args.member)
        terminal.say(*removal_sentences(member.id, member.name, _leden(place).overview().gezinnen))
        _leden(place).remove_member(member.id)
    said = f"{member.name} is weg uit het team en krijgt niets nieuws meer te lezen."
    return _decided(terminal, said, member.id)


def run_lost(terminal: Terminal) -> int:
    with terminal.werkplek() as place:
        laptop = find_laptop(_leden(place).team(), terminal.args.laptop)
        _leden(place).remove_device(laptop.id)
    return _decided(
        terminal, "De laptop is weggehaald. Wat er nog op geschreven wordt, telt niet.", laptop.id
    )


def run_decide(terminal: Terminal) -> int:
    with terminal.werkplek() as place:
        dispute = find_dispute(_leden(place).team(), terminal.args.removal)
        stands = terminal.args.outcome == GOES
        _leden(place).decide(dispute.removal, stands=stands)
    held = f"{dispute.target} is weg uit het team." if stands else f"{dispute.target} is niet weggehaald."
    return _decided(terminal, held, dispute.removal)


def run_release(terminal: Terminal) -> int:
    with terminal.werkplek() as place:
        leden = _leden(place)
        gezin = find_gezin(place, terminal.ask(terminal.args.gezin, "Gezin: "))
        apart = find_apart(leden.overview(), gezin, terminal.args.laptop)
        came = leden.release(apart)
    if came:
        changes = count_words(came, "wijziging", "wijzigingen")
        terminal.say(f"Overgenomen bij {apart.gezin_name}: {changes} van {apart.name}. {SYNC_NEXT}")
    else:
        terminal.say("Dat is afgesproken. Met kanz sync komt het erbij.")
    terminal.result(gezin=apart.gezin.hex(), laptop=apart.laptop.hex(), count=came)
    return 0


def run_kantoorsleutel(terminal: Terminal) -> int:
    with terminal.werkplek() as place:
        code = _leden(place).make_kantoorsleutel()
    terminal.say(
        "Dit is de kantoorsleutel. Hij staat nergens anders; schrijf hem op papier:",
        "",
        f"    {code}",
        "",
        f"Per gezin: kanz member role GEZIN Kantoorsleutel kantoor. {SYNC_NEXT}",
    )
    terminal.result(code=code)
    return 0


def _leden(place: Werkplek) -> Leden:
    return Leden(Desk(place))


def _decided(terminal: Terminal, said: str, about: Id) -> int:
    terminal.say(f"{said} {SYNC_NEXT}")
    terminal.result(id=about.hex())
    return 0
