from __future__ import annotations

import pytest

from kanz_desktop.crypto.envelope import seal
from kanz_desktop.crypto.keys import derive_key
from kanz_desktop.storage.gezin_keys import GezinKeys, KeyFile, KeyFileDamaged
from tests.helpers.vectors import load

VECTOR = load("vault/key_file.json")
ROOT, GEZIN, FILE = (bytes.fromhex(VECTOR[name]) for name in ("root", "gezin", "file"))


def key_file(naam: str = "De Vries") -> KeyFile:
    return KeyFile(GezinKeys.new(), naam, bytes(16), bytes(range(16)), "Sanne")


def test_the_file_of_the_format_document_opens() -> None:
    file, entry = KeyFile.open(ROOT, GEZIN, FILE), VECTOR["entry"]
    assert file.keys.to_bytes().hex() == entry["keys"]
    assert (file.naam, file.worker) == (entry["naam"], entry["worker"])
    assert (file.person.hex(), file.device.hex()) == (entry["person"], entry["device"])


def test_keys_go_to_another_window_and_back_in_161_bytes() -> None:
    keys = GezinKeys.new()
    assert len(keys.to_bytes()) == 161
    assert GezinKeys.from_bytes(keys.to_bytes()) == keys


def test_keys_of_a_new_gezin_have_nothing_in_common() -> None:
    first, second = GezinKeys.new(), GezinKeys.new()
    parts = [getattr(keys, name) for keys in (first, second) for name in GezinKeys.__slots__]
    assert len(set(parts)) == len(parts)


def test_keys_never_show_themselves_in_a_message() -> None:
    file = key_file()
    for secret in (file.keys.object_key.hex(), str(file.keys.object_key), "De Vries"):
        assert secret not in repr(file)
        assert secret not in repr(file.keys)


@pytest.mark.parametrize("data", [b"", bytes(161), b"\x01" + bytes(159), b"\x02" + bytes(160)])
def test_other_bytes_are_no_keys(data: bytes) -> None:
    with pytest.raises(ValueError, match="no keys"):
        GezinKeys.from_bytes(data)


def test_a_key_file_comes_back_and_its_length_tells_no_name() -> None:
    short, long = key_file("Ö"), key_file("Van der Meulen-Yılmaz")
    sealed = short.seal(ROOT)
    assert KeyFile.open(ROOT, short.keys.gezin, sealed) == short
    assert len(sealed) == len(long.seal(ROOT))


def test_another_root_or_gezin_opens_nothing() -> None:
    file = key_file()
    with pytest.raises(KeyFileDamaged):
        KeyFile.open(bytes(32), file.keys.gezin, file.seal(ROOT))
    with pytest.raises(KeyFileDamaged):
        KeyFile.open(ROOT, bytes(16), file.seal(ROOT))


def test_every_truncation_and_flipped_bit_is_named_with_its_gezin() -> None:
    for position in range(0, len(FILE) * 8, 3):
        flipped = bytearray(FILE)
        flipped[position // 8] ^= 1 << position % 8
        with pytest.raises(KeyFileDamaged) as caught:
            KeyFile.open(ROOT, GEZIN, bytes(flipped))
        assert caught.value.data == {"gezin": GEZIN.hex()}
    for size in range(len(FILE)):
        with pytest.raises(KeyFileDamaged):
            KeyFile.open(ROOT, GEZIN, FILE[:size])


@pytest.mark.parametrize("plain", [b"", b"[]", b"{}", b'{"keys":"00"}', b'{"keys":3}', b"\xff"])
def test_a_well_sealed_file_that_makes_no_sense_is_named_too(plain: bytes) -> None:
    key = derive_key(ROOT, "gezin-sleutels", GEZIN)
    with pytest.raises(KeyFileDamaged):
        KeyFile.open(ROOT, GEZIN, b"KZK\x01" + seal(key, plain, b"kanz-gezin\x01" + GEZIN))
