"""What the law or a mistake demands to be gone is gone, and nothing brings it back."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from kanz_desktop.domain.kinds import AUDIENCE
from kanz_desktop.domain.operations import verify
from kanz_desktop.domain.values import Choice, FileRef
from kanz_desktop.storage import copies
from kanz_desktop.storage.drafts import Draft
from kanz_desktop.storage.moment import Moment
from kanz_desktop.storage.objects import ObjectPurged
from tests.helpers.family import Family, ident
from tests.unit.storage.test_family_store import exchange

SECRET = "Kwetsbaarheidsverklaring van Xenofon"


@pytest.fixture
def family(tmp_path: Path) -> Family:
    return Family(tmp_path / "gezin")


def raw_text(family: Family) -> str:
    """Everything that any table still holds, free pages of the decrypted database included."""
    plain = family.folder.parent / "leesbaar.db"
    plain.unlink(missing_ok=True)
    connection = family.store._connection
    connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
    connection.execute("SELECT sqlcipher_export('plain')").fetchall()
    connection.execute("DETACH DATABASE plain")
    return plain.read_bytes().decode("utf-8", "replace")


def test_after_a_purge_no_table_index_or_draft_holds_the_text(family: Family) -> None:
    family.write("post", SECRET)
    family.write("post", SECRET + " en meer")
    family.store.save_draft(Draft(ident("post"), "probleem", "woorden", None, SECRET, (), "leefgebieden"))
    assert "Xenofon" in raw_text(family)
    versions = family.store.history(ident("post"), "woorden")
    changes = family.store.purge([version.op for version in versions])
    assert "Xenofon" not in raw_text(family)
    assert "xenofon" not in raw_text(family).casefold()
    assert family.store.drafts() == ()
    assert family.store.search("Xenofon") == []
    assert [version.purged for version in family.store.history(ident("post"), "woorden")] == [True, True]
    assert changes.records[0].deleted
    sums = family.store._connection.execute("SELECT value_sum FROM head").fetchall()
    assert sums == [(b"",)], "a sum would tell whether a guess is right"


def test_after_a_purge_the_write_ahead_log_is_empty(family: Family) -> None:
    family.write("post", SECRET)
    family.store.purge([version.op for version in family.store.history(ident("post"), "woorden")])
    assert (family.folder / "map.db-wal").stat().st_size == 0


def test_chain_and_ids_verify_after_a_purge(family: Family) -> None:
    for words in ("een", SECRET, "drie"):
        family.write("post", words)
    (secret,) = [v.op for v in family.store.history(ident("post"), "woorden") if v.value == SECRET]
    family.store.purge([secret])
    findings = family.store.verify()
    assert findings.ok
    assert (findings.operations, findings.purged) == (3, 1)
    for op in family.store.operations():
        assert verify(op.header_bytes, op.salt, op.value_bytes).id == op.id
    assert family.text("post") == "drie"


@pytest.mark.parametrize("before", ["arrival", "its turn"])
def test_a_value_that_arrives_after_its_purge_is_dropped(tmp_path: Path, before: str) -> None:
    anouk, bram = Family(tmp_path / "a", "anouk"), Family(tmp_path / "b", "bram")
    anouk.write("post", "eerst")
    anouk.write("post", SECRET)
    first, secret = sorted(anouk.store.operations(), key=lambda op: op.header.seq)
    if before == "its turn":
        bram.store.receive([secret])
    bram.store.purge([secret.id])
    bram.store.receive([secret, first])
    assert [version.purged for version in bram.store.history(ident("post"), "woorden")] == [True, False]
    assert "Xenofon" not in raw_text(bram)
    assert bram.store.verify().ok


def test_nothing_brings_a_purged_value_back(tmp_path: Path) -> None:
    anouk, bram = Family(tmp_path / "a", "anouk"), Family(tmp_path / "b", "bram")
    anouk.write("post", "oud")
    anouk.write("post", SECRET)
    exchange(anouk, bram)
    anouk.store.purge([version.op for version in anouk.store.history(ident("post"), "woorden")])
    exchange(anouk, bram)
    anouk.store.rebuild()
    anouk.store.undo("leefgebieden", anouk.clock())
    anouk.store.redo("leefgebieden", anouk.clock())
    anouk.reopen()
    assert anouk.text("post") == ""
    assert "Xenofon" not in raw_text(anouk)


def test_who_may_see_a_record_cannot_be_purged(family: Family) -> None:
    family.write("post", "stapel")
    family.write("post", Choice("medewerkers", "alleen medewerkers"), field_id=AUDIENCE)
    (version,) = family.store.history(ident("post"), AUDIENCE)
    family.store.purge([version.op])
    record = family.store.record(ident("post"))
    assert record is not None
    assert record.choice(AUDIENCE) == "medewerkers"


def test_purging_a_record_takes_its_paper_but_not_one_that_another_record_names(family: Family) -> None:
    papers = {}
    for name in ("eigen", "gedeeld"):
        stored = family.store.objects.add(io.BytesIO(name.encode()))
        papers[name] = stored.hash
        family.write(
            f"brief {name}", FileRef(stored.hash, 5, "text/plain"), field_id="bestand", kind="document"
        )
    shared = FileRef(papers["gedeeld"], 7, "text/plain")
    family.write("ook", shared, field_id="bestand", kind="document")
    family.store.purge_record(ident("brief eigen"))
    family.store.purge_record(ident("brief gedeeld"))
    with pytest.raises(ObjectPurged):
        family.store.objects.open(papers["eigen"])
    family.store.objects.open(papers["gedeeld"]).close()
    assert [record.id for record in family.store.snapshot().of("document")] == [ident("ook")]


def test_a_purge_takes_the_copies_before_migrations_along(family: Family) -> None:
    family.write("post", SECRET)
    copies.before_migration(family.store._connection, family.folder, 1, Moment(family.clock.wall_ms, 0))
    family.store.purge([version.op for version in family.store.history(ident("post"), "woorden")])
    assert list((family.folder / copies.FOLDER).iterdir()) == []
