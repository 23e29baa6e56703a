"""The example gezin as edits: read from resources/demo/gezin.toml, counted from a given day."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kanz_desktop.domain.identity import keyed_id
from kanz_desktop.domain.moments import at_balans, sort_of
from kanz_desktop.domain.records import Edit, Snapshot
from kanz_desktop.domain.values import Choice, Id, Mark, Ref, Value
from kanz_desktop.paths import resource_text
from kanz_desktop.services.cijfers import START, cijfer_id, set_mark
from kanz_desktop.services.dossier import PIECE
from kanz_desktop.services.edits import new_record, set_field, set_fields
from kanz_desktop.services.gezin import current_traject, gezin_record_id
from kanz_desktop.services.gezinsplan import aandachtspunt_id, gezinsplan_id
from kanz_desktop.services.leefgebieden import leefgebied_id, probleem_words
from kanz_desktop.services.pen import Pen

SOURCE = "demo/gezin.toml"
_MEMBER_FIELDS = ("naam", "roepnaam", "dagbesteding", "huisarts")
_PROBLEM_TEXTS = (
    "woorden", "wanneer", "sinds", "bron_wie", "doel", "minstens", "waaraan", "oorzaken", "in_stand",
    "gevolgen_ouders", "gevolgen_kinderen",
)  # fmt: skip
_TOGETHER = "samen"


@dataclass(frozen=True, slots=True)
class Example:
    """What stands in the resource, with the day from which its days count."""

    data: Mapping[str, Any]
    today: date

    def day(self, offset: int | None) -> date | None:
        return None if offset is None else self.today + timedelta(days=offset)


def example(today: date) -> Example:
    return Example(tomllib.loads(resource_text(SOURCE)), today)


def member_id(pen: Pen, name: str) -> Id:
    """The same gezinslid in every run: an id derived from its short name in the resource."""
    return keyed_id(pen.gezin, "gezinslid", f"voorbeeld/{name}")


def balans_id(pen: Pen) -> Id:
    return keyed_id(pen.gezin, "balans", "voorbeeld")


def relative_id(given: Example, pen: Pen, name: str) -> Id:
    """Somebody in the genogram: a gezinslid, or another one of the family."""
    if any(member["id"] == name for member in given.data["lid"]):
        return member_id(pen, name)
    return keyed_id(pen.gezin, "familielid", f"voorbeeld/{name}")


def gezin_edits(snapshot: Snapshot, pen: Pen, given: Example) -> list[Edit]:
    """The head of the gezin, its traject dates and its members."""
    data = given.data
    head = {field: data[field] for field in ("adres", "telefoon", "taal", "goed_om_te_weten")}
    traject: dict[str, Value] = {
        "begin": given.day(data["traject_begin"]),
        "uitvoering": given.day(data["traject_uitvoering"]),
        "fase": pen.choice("fase", "uitvoering"),
        "stap": pen.choice("stap", "stap-6"),
    }
    edits = set_fields(snapshot, gezin_record_id(pen), "gezin", head)
    edits += set_fields(snapshot, current_traject(snapshot, pen), "traject", traject)
    for place, member in enumerate(data["lid"]):
        edits += _member(pen, given, member, place)
    return edits


def leefgebieden_edits(snapshot: Snapshot, pen: Pen, given: Example) -> list[Edit]:
    """The five cards and the twenty problems on them."""
    edits: list[Edit] = []
    for leefgebied, card in given.data["leefgebied"].items():
        values: dict[str, Value] = {
            **{field: card.get(field, "") for field in ("krachten", "kansen", "klopt_woorden")},
            "klopt": pen.choice("klopt", card["klopt"]),
        }
        given_values = {field: value for field, value in values.items() if value}
        edits += set_fields(snapshot, leefgebied_id(snapshot, pen, leefgebied), "leefgebied", given_values)
    for place, problem in enumerate(given.data["probleem"]):
        edits += _problem(snapshot, pen, given, problem, place)
    return edits


def plan_edits(snapshot: Snapshot, pen: Pen, given: Example) -> list[Edit]:
    """The head of the plan, its aandachtspunten, how it hangs together, twelve acties and four afspraken."""
    plan = given.data["plan"]
    texts = {field: value for field, value in plan.items() if isinstance(value, str)}
    period = {
        "begin": given.day(plan["begin_dag"]),
        "einde": given.day(plan["einde_dag"]),
        "zes_weken_vanaf": given.day(plan["zes_weken_dag"]),
    }
    edits = set_fields(snapshot, gezinsplan_id(snapshot, pen), "gezinsplan", {**texts, **period})
    for punt in plan["in_plan"]:
        values: dict[str, Value] = {"in_plan": True}
        if punt in plan["toelichting"]:
            values["toelichting"] = plan["toelichting"][punt]
        edits += set_fields(snapshot, aandachtspunt_id(snapshot, pen, punt), "aandachtspunt", values)
    for link in given.data["verband"]:
        ends = {end: Ref(_problem_id(pen, link[end])) for end in ("van", "naar")}
        traject = Ref(current_traject(snapshot, pen))
        edits += new_record("verband", {"traject": traject, **ends, "hoe": link.get("hoe")})
    for kind in ("actie", "afspraak"):
        for place, row in enumerate(given.data[kind]):
            edits += _step(snapshot, pen, given, kind, row, place)
    return edits


def mark_edits(snapshot: Snapshot, pen: Pen, given: Example) -> list[Edit]:
    """Marks at the start and at the balans: together, and some members' own."""
    edits: list[Edit] = []
    for moment in (START, at_balans(balans_id(pen))):
        taken = given.data["cijfers"][sort_of(moment)]
        day = given.day(taken["dag"]) or given.today
        for who in (_TOGETHER, *given.data["akkoord"]):
            person = None if who == _TOGETHER else member_id(pen, who)
            for punt, halves in taken.get(who, {}).items():
                edits += set_mark(snapshot, pen, moment, punt, person, Mark(halves or None), day)
    for punt, why in given.data["cijfers"]["waarom"].items():
        mark = cijfer_id(snapshot, pen, at_balans(balans_id(pen)), punt)
        edits.append(set_field(snapshot, mark, "cijfer", "waarom", why))
    return list({(edit.record, edit.field): edit for edit in edits}.values())


def dossier_edits(snapshot: Snapshot, pen: Pen, given: Example) -> list[Edit]:
    """Three pieces of the dossier; the first was fixed."""
    edits: list[Edit] = []
    for piece in given.data["dossier"]:
        day, stands = given.day(piece["dag"]), given.day(piece.get("vastgesteld"))
        values: dict[str, Value] = {
            "traject": Ref(current_traject(snapshot, pen)),
            "soort": pen.choice("dossiersoort", piece["soort"]),
            "datum": day,
            "vastgesteld": stands,
            **{field: piece.get(field) for field in ("titel", "met_wie", "tekst", "besluit")},
        }
        edits += new_record(PIECE, values)
    return edits


def answers(pen: Pen, given: Example) -> Iterator[tuple[Id, str, str, str]]:
    """Who answers what to the plan: gezinslid, list id of the answer, own words, and what was drawn."""
    for who, answer in given.data["akkoord"].items():
        yield (
            member_id(pen, who),
            answer["antwoord"],
            answer.get("woorden", ""),
            answer.get("handtekening", ""),
        )


def _member(pen: Pen, given: Example, member: Mapping[str, Any], place: int) -> list[Edit]:
    values: dict[str, Value] = {field: member.get(field) for field in _MEMBER_FIELDS}
    values |= {
        "rol": pen.choice("rol", member["rol"]),
        "geslacht": pen.choice("geslacht", member["geslacht"]),
        "woont_thuis": pen.choice("woont_thuis", member["woont_thuis"]),
        "geboortedatum": date.fromisoformat(member["geboren"]),
        "volgorde": place_key(place),
    }
    parents = [member_id(pen, name) for name in member.get("gezag_door", ())]
    members = {
        "gezag_door": parents,
        "ouders": [relative_id(given, pen, name) for name in member.get("ouders", ())],
    }
    return new_record("gezinslid", values, members, member_id(pen, member["id"]))


def _problem(
    snapshot: Snapshot, pen: Pen, given: Example, problem: Mapping[str, Any], place: int
) -> list[Edit]:
    known = pen.methode.probleem(problem["id"])
    assert known is not None
    values: dict[str, Value] = {field: problem.get(field) for field in _PROBLEM_TEXTS}
    values |= {
        "traject": Ref(current_traject(snapshot, pen)),
        "leefgebied": pen.choice("leefgebied", known.leefgebied),
        "keuze": Choice(known.id, probleem_words(snapshot, pen, known.id)),
        "ernst": pen.choice("ernst", problem["ernst"]),
        "bron": pen.choice("bron", problem["bron"]),
        "doel_datum": given.day(problem.get("doel_dag")),
        **{field: problem.get(field) for field in ("twintig_weken", "observatie")},
        "volgorde": place_key(place),
    }
    who = [member_id(pen, name) for name in problem.get("bij_wie", ())]
    return new_record("probleem", values, {"bij_wie": who}, _problem_id(pen, known.id))


def _step(
    snapshot: Snapshot, pen: Pen, given: Example, kind: str, row: Mapping[str, Any], place: int
) -> list[Edit]:
    values: dict[str, Value] = {field: row.get(field) for field in ("wat", "wie_anders", "wanneer")}
    values |= {
        "traject": Ref(current_traject(snapshot, pen)),
        "voor": given.day(row.get("voor_dag")),
        "status": pen.choice("actiestatus", row.get("status", "te-doen")),
        "koelkast": row.get("koelkast", kind == "afspraak") or None,
        "volgorde": place_key(place),
    }
    members = {"wie": [member_id(pen, name) for name in row.get("wie", ())]}
    if kind == "actie":
        values |= {
            "aandachtspunt": pen.choice("aandachtspunt", row["punt"]),
            "evaluatie": given.day(row.get("evaluatie_dag")),
            "brandje": row.get("brandje"),
            "zes_weken": given.day(given.data["plan"]["zes_weken_dag"]) if row.get("zes_weken") else None,
            "hoe_ging_het": row.get("hoe_ging_het"),
        }
        members["problemen"] = [_problem_id(pen, name) for name in row.get("problemen", ())]
    return new_record(kind, values, members, keyed_id(pen.gezin, kind, f"voorbeeld/{place}"))


def _problem_id(pen: Pen, name: str) -> Id:
    return keyed_id(pen.gezin, "probleem", f"voorbeeld/{name}")


def place_key(place: int) -> str:
    """Fractional index keys that ascend; nothing stands between them yet."""
    return f"{place + 1:02d}V"
