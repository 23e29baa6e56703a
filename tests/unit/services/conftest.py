"""A gezin that was just started, without a store."""

from __future__ import annotations

import pytest

from kanz_desktop.method.load import load_methode
from kanz_desktop.services.pen import Pen
from tests.helpers.records import ident


@pytest.fixture(scope="session")
def methode():
    return load_methode()


@pytest.fixture
def pen(methode):
    return Pen(ident("gezin"), methode)
