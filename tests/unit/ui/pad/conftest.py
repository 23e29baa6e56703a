import pytest

from kanz_desktop.method.load import load_methode
from kanz_desktop.method.model import Methode


@pytest.fixture(scope="session")
def methode() -> Methode:
    return load_methode()
