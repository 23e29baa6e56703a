from collections.abc import Iterator

import pytest

from tests.helpers.port import FakePort, begun_gezin


@pytest.fixture
def port() -> Iterator[FakePort]:
    """A gezin in its first minute, at the desk."""
    with begun_gezin() as begun:
        yield begun
