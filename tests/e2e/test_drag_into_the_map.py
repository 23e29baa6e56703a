"""A paper is dragged out of another window and let go above the gezinsmap, with a real mouse."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.helpers import drag_source
from tests.helpers.desktop import Desktop, desktop
from tests.helpers.kdf import TEST_PASSPHRASE
from tests.helpers.open_gezin import werkplek_in

__all__ = ["desktop"]
pytestmark = [pytest.mark.window, pytest.mark.timeout(120)]


@pytest.fixture
def at_the_map(desktop: Desktop, tmp_path: Path) -> Desktop:
    """The program as it stands with the gezinsmap of one gezin open."""
    profile = tmp_path / "profiel"
    with werkplek_in(profile) as werkplek:
        werkplek.new_gezin("De Vries")
    desktop.start(sys.executable, "-m", "kanz_desktop", KANZ_PROFILE=str(profile))
    desktop.click("Wachtzin", "text")
    desktop.type(TEST_PASSPHRASE)
    desktop.key("Return")
    desktop.click(lambda name: name.startswith("De Vries, "))
    desktop.click("Gezinsmap", "check box")
    desktop.find("Toevoegen")
    return desktop


def test_a_photo_that_is_let_go_above_the_map_comes_in_and_stays_where_it_was(
    at_the_map: Desktop, tmp_path: Path
) -> None:
    photo = tmp_path / "brief van de bank.png"
    Image.new("RGB", (300, 200), "teal").save(photo)
    before = photo.read_bytes()
    at_the_map.start(sys.executable, "-m", "tests.helpers.drag_source", str(photo))
    source = at_the_map.find(drag_source.NAME)
    at_the_map.drag(source.centre, (800, 450))
    at_the_map.find("1 papier zit veilig in de map.")
    at_the_map.find(lambda name: "brief van de bank" in name)
    assert photo.read_bytes() == before
