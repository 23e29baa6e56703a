"""A gezin that an earlier release wrote opens today, with everything that is in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kanz_desktop.domain.values import Mark
from kanz_desktop.storage.family_store import FamilyStore
from tests.helpers.family import Clock, author, ident, keys
from tests.helpers.frozen import LETTER

FROZEN = sorted((Path(__file__).resolve().parents[2] / "fixtures").glob("gezin-v*"))


@pytest.mark.parametrize("frozen", FROZEN, ids=lambda path: path.name)
def test_a_frozen_gezin_opens_and_verifies(frozen: Path, tmp_path: Path) -> None:
    shutil.copytree(frozen, tmp_path / "gezin")
    store = FamilyStore.open(tmp_path / "gezin", keys(), author(), now=Clock()())
    post, cijfer, brief = (store.record(ident(name)) for name in ("post", "cijfer", "brief"))
    assert post is not None
    assert cijfer is not None
    assert brief is not None
    assert post.text("woorden") == "De post ligt in de kast"
    assert post.text("wanneer") == "elke avo"
    assert (post.choice("ernst"), post.text("sinds")) == ("ernst-3", "")
    assert post.members("bij_wie") == (ident("mama"),)
    assert cijfer.mark("cijfer") == Mark(13)
    file = brief.file("bestand")
    assert file is not None
    with store.objects.open(file.object) as paper:
        assert paper.read_all() == LETTER
    assert {hit.record for hit in store.search("geachte")} == {ident("brief")}
    assert [version.purged for version in store.history(ident("weg"), "woorden")] == [True]
    assert store.undo_state("gezinsplan").can_redo
    assert store.verify(objects="full").ok
    digest = store.tables_digest()
    store.rebuild()
    assert store.tables_digest() == digest
    store.close()


def test_there_is_a_frozen_gezin() -> None:
    assert FROZEN
