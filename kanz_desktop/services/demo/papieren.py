"""The ten papers of the example, each a real file of its own kind, made from resources/demo/papieren.toml."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from io import BytesIO
from typing import Any

from PIL import Image
from pillow_heif import register_heif_opener

from kanz_desktop.domain.records import Edit, Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.paths import resource_text
from kanz_desktop.services.demo.drawing import chat_picture, childs_drawing, phone_photo, scanned, typed_page
from kanz_desktop.services.demo.gezin import member_id
from kanz_desktop.services.demo.plain_files import docx, email, pdf
from kanz_desktop.services.edits import set_audience, set_fields, set_members
from kanz_desktop.services.pen import Pen

SOURCE = "demo/papieren.toml"
SEED = 20261212
LARGE_PHOTO = (6000, 4000)
SENT_AT = time(8, 15, tzinfo=UTC)
_PASS_PHOTO = (1600, 1200)
_LINES = ("titel", "papier_waar", "woorden")


@dataclass(frozen=True, slots=True)
class Paper:
    """A file of the example, and what the gezin says about it."""

    name: str
    data: bytes
    about: Mapping[str, Any]


def papers(today: date, seed: int = SEED) -> tuple[Paper, ...]:
    """All ten, the same bytes for the same day and seed."""
    made = []
    for about in tomllib.loads(resource_text(SOURCE))["papier"]:
        about["verstuurd"] = today + timedelta(days=about["dag"])
        data = _MAKERS[about["maak"]](about, random.Random(f"{seed}/{about['naam']}"))
        made.append(Paper(about["naam"], data, about))
    return tuple(made)


def about_edits(snapshot: Snapshot, pen: Pen, document: Id, paper: Paper, today: date) -> list[Edit]:
    """What is written with a paper once it lies in the map."""
    about = paper.about

    def day(field: str) -> date | None:
        return today + timedelta(days=about[field]) if field in about else None

    values = {
        **{field: about[field] for field in _LINES if field in about},
        "soort": pen.choice("documentsoort", about["soort"]),
        "datum": day("dag"),
        "ontvangen": day("dag"),
        "ontvangen_van": about.get("van"),
        "papier": pen.choice("papier", about["papier"]),
        "termijn": day("termijn"),
        "termijn_soort": pen.choice("termijnsoort", about["termijn_soort"])
        if "termijn_soort" in about
        else None,
        "gevoel": pen.choice("gevoel", about["gevoel"]) if "gevoel" in about else None,
    }
    known = {field: value for field, value in values.items() if value is not None}
    edits = set_fields(snapshot, document, "document", known)
    who = [member_id(pen, name) for name in about.get("over", ())]
    edits += set_members(snapshot, document, "document", "over_wie", who)
    areas = [name.encode() for name in about.get("leefgebieden", ())]
    edits += set_members(snapshot, document, "document", "leefgebieden", areas)
    if "voor" in about:
        edits += set_audience(snapshot, document, "document", pen, about["voor"])
    return edits


Maker = Callable[[Mapping[str, Any], random.Random], bytes]


def _scan(one: Mapping[str, Any], rng: random.Random) -> bytes:
    return _saved(scanned(typed_page(one["regels"]), rng), "JPEG", quality=82, dpi=(150, 150))


def _pdf(one: Mapping[str, Any], _rng: random.Random) -> bytes:
    return pdf(one["bladen"])


def _photo(_one: Mapping[str, Any], rng: random.Random) -> bytes:
    return _saved(phone_photo(LARGE_PHOTO, rng), "JPEG", quality=88)


def _drawing(_one: Mapping[str, Any], rng: random.Random) -> bytes:
    return _saved(childs_drawing(rng), "PNG")


def _email(one: Mapping[str, Any], _rng: random.Random) -> bytes:
    sent = format_datetime(datetime.combine(one["verstuurd"], SENT_AT))
    text = "\n".join(one["regels"])
    return email("juf@school.example", "ouders@voorbeeld.example", sent, one["onderwerp"], text)


def _text(one: Mapping[str, Any], _rng: random.Random) -> bytes:
    return ("\r\n".join(one["regels"]) + "\r\n").encode()


def _tiff(one: Mapping[str, Any], rng: random.Random) -> bytes:
    first, *rest = [scanned(typed_page(lines), rng).convert("L") for lines in one["bladen"]]
    return _saved(first, "TIFF", save_all=True, append_images=rest, compression="tiff_lzw")


def _heic(one: Mapping[str, Any], rng: random.Random) -> bytes:
    register_heif_opener()
    card = typed_page(one["regels"], (760, 480), 34)
    photo = phone_photo(_PASS_PHOTO, rng)
    photo.paste(card.rotate(2, expand=False, fillcolor=(150, 112, 76)), (420, 360))
    return _saved(photo, "HEIF", quality=70)


def _word(one: Mapping[str, Any], _rng: random.Random) -> bytes:
    return docx(one["regels"])


def _chat(one: Mapping[str, Any], _rng: random.Random) -> bytes:
    return _saved(chat_picture(one["regels"]), "WEBP", quality=85)


_MAKERS: dict[str, Maker] = {
    "scan": _scan, "pdf": _pdf, "foto": _photo, "tekening": _drawing, "email": _email, "tekst": _text,
    "tiff": _tiff, "heic": _heic, "word": _word, "chat": _chat,
}  # fmt: skip


def _saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()
