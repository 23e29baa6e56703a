"""Files of the method that people edited wrongly: refused at start, with file, entry and reason."""

from __future__ import annotations

import re

import pytest

from kanz_desktop.method.agenda import OVERLEG
from kanz_desktop.method.load import (
    AANDACHTSPUNTEN,
    LEEFGEBIEDEN,
    LIJSTEN,
    PROBLEMEN,
    MethodeRefused,
    load_methode,
)
from kanz_desktop.method.path import STAPPEN
from kanz_desktop.method.roles import ROLLEN
from kanz_desktop.paths import resource_text

USUAL = r'leefgebieden = \["leefgebied-2"\]'


def load_with(file: str, pattern: str, replacement: str) -> None:
    """Loads the real files, with one of them changed in one place; the change must have found its place."""

    def read(name: str) -> str:
        text = resource_text(name)
        if name != f"method/{file}":
            return text
        changed, times = re.subn(pattern, replacement, text, count=1, flags=re.DOTALL)
        assert times == 1
        return changed

    load_methode(read)


@pytest.mark.parametrize(
    ("file", "pattern", "replacement", "entry", "reason"),
    [
        (PROBLEMEN, r'tafel = "Elke dag loopt anders"\n', "", "huis-regelmaat", "woorden"),
        (PROBLEMEN, r'"Elke dag loopt anders"', '"  "', "huis-regelmaat", "woorden"),
        (PROBLEMEN, r'"Elke dag loopt anders"', "7", "huis-regelmaat", "woorden"),
        (PROBLEMEN, r'"Geen regelmaat"', '""', "huis-regelmaat", "woorden"),
        (PROBLEMEN, r'tafel_ik = ".*?"', 'tafel_ik = ""', "opv-vaardigheden", "woorden"),
        (PROBLEMEN, r"tafel_ik =", "tafel_wij =", "opv-vaardigheden", "onbekend"),
        (PROBLEMEN, r'id = "huis-samen"', 'id = "huis-regelmaat"', "huis-regelmaat", "dubbel"),
        (PROBLEMEN, r'id = "huis-samen"', 'id = "Huis samen"', "probleem 12", "id"),
        (PROBLEMEN, r'id = "huis-samen"\n', "", "probleem 12", "id"),
        (PROBLEMEN, r'"leefgebied-5"', '"leefgebied-6"', "maat-contact", "leefgebied"),
        (PROBLEMEN, r'"leefgebied-5"', '["leefgebied-5"]', "maat-contact", "leefgebied"),
        (PROBLEMEN, r"safety = true", 'safety = "ja"', "opv-onmacht", "onbekend"),
        (PROBLEMEN, r'\[\[probleem\]\]\nid = "maat-overlast".*', "", "probleem", "aantal"),
        (PROBLEMEN, r".*", "probleem = [1]", "probleem 1", "onbekend"),
        (PROBLEMEN, r".*", "probleem = []", "probleem", "ontbreekt"),
        (PROBLEMEN, r".*", "probleem = 5", "probleem", "ontbreekt"),
        (PROBLEMEN, r".*", "", "probleem", "ontbreekt"),
        (PROBLEMEN, r"\[\[probleem\]\]", "extra = 1\n[[probleem]]", "probleem", "onbekend"),
        (PROBLEMEN, r"id = ", "id == ", "", "geen-toml"),
        (STAPPEN, r'id = "stap-2"', 'id = "stap-11"', "stap", "aantal"),
        (STAPPEN, r'fase = "uitvoering"', 'fase = "midden"', "stap-6", "onbekend"),
        (STAPPEN, r'groep = "voorwaarde", ', "", "voorwaarde", "aantal"),
        (STAPPEN, r'groep = "positief"', 'groep = "goed"', "signalen-minder", "onbekend"),
        (OVERLEG, r'id = "uitvoerders-eerste"', 'id = "eerste"', "agenda", "aantal"),
        (OVERLEG, r'id = "eerste-rondvraag"', 'id = "volgend-rondvraag"', "volgend-rondvraag", "dubbel"),
        (OVERLEG, r'blok = "terug"', 'blok = "later"', "volgend-terug", "onbekend"),
        (OVERLEG, r'tafel = "Welkom"', 'tafel = ""', "volgend-opening", "woorden"),
        (STAPPEN, r'id = "hoe-vaak"', 'id = "beloning"', "beloning", "dubbel"),
        (STAPPEN, r'tafel = "We wonen in Nederland"', 'tafel = ""', "in-nederland", "woorden"),
        (LEEFGEBIEDEN, r"number = 3", "number = 4", "3", "nummer"),
        (LEEFGEBIEDEN, r"number = 3", "number = true", "leefgebied-3", "nummer"),
        (LEEFGEBIEDEN, r'icon = "huis"', 'icon = "../huis"', "leefgebied-2", "id"),
        (AANDACHTSPUNTEN, USUAL, "leefgebieden = []", "huishouden", "leefgebied"),
        (AANDACHTSPUNTEN, USUAL, "leefgebieden = [2]", "huishouden", "leefgebied"),
        (AANDACHTSPUNTEN, USUAL, 'leefgebieden = ["9"]', "huishouden", "leefgebied"),
        (AANDACHTSPUNTEN, r"number = 10", "number = 11", "10", "nummer"),
        (ROLLEN, r'rol = "moeder"', 'rol = "mama"', "moeder", "rol"),
        (ROLLEN, r'geslacht = "man"', 'geslacht = "jongen"', "vader", "geslacht"),
        (ROLLEN, r'"mama"', '"Mama"', "moeder", "woorden"),
        (ROLLEN, r'\["echtgenote"\]', '"echtgenote"', "echtgenote", "woorden"),
        (ROLLEN, r'"papa"', '"mama"', "vader", "dubbel"),
        (ROLLEN, r"kinderen = .*?\n", "", "kinderen", "ontbreekt"),
        (ROLLEN, r'kinderen = \["kind"', 'kinderen = ["zoon"', "kinderen", "rol"),
        (ROLLEN, r"ouders = ", "grootouders = []\nouders = ", "grootouders", "onbekend"),
        (LIJSTEN, r"ernst = \[", "ernstig = [", "ernst", "ontbreekt"),
        (LIJSTEN, r"ernst = \[", "extra = []\n\nernst = [", "extra", "onbekend"),
        (LIJSTEN, r' *\{ id = "ernst-4".*?\},\n', "", "ernst", "aantal"),
        (LIJSTEN, r'tafel = "zwaar"', 'Tafel = "zwaar"', "ernst-3", "onbekend"),
        (LIJSTEN, r', tafel = "zwaar"', "", "ernst-3", "woorden"),
        (LIJSTEN, r'id = "ernst-4"', 'id = "ernst-3"', "ernst-3", "dubbel"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_file_is_named(
    file: str, pattern: str, replacement: str, entry: str, reason: str
) -> None:
    with pytest.raises(MethodeRefused) as refusal:
        load_with(file, pattern, replacement)
    assert refusal.value.data == {"file": file, "entry": entry, "reason": reason}


def test_a_file_that_is_not_there_is_named() -> None:
    def read(name: str) -> str:
        if name.endswith(LIJSTEN):
            raise FileNotFoundError(name)
        return resource_text(name)

    with pytest.raises(MethodeRefused) as refusal:
        load_methode(read)
    assert refusal.value.data == {"file": LIJSTEN, "entry": "", "reason": "ontbreekt"}


def test_words_may_be_bettered_and_a_list_of_free_length_may_grow() -> None:
    load_with(PROBLEMEN, r'"Elke dag loopt anders"', '"Elke dag gaat anders"')
    load_with(
        LIJSTEN, r"documentsoort = \[", 'documentsoort = [{ id = "pas", label = "Pas", tafel = "pas" },'
    )
