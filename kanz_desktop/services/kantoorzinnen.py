"""What there is to say about the office folder: what it is, and what a worker has to know after a sync.

The sentences stand in resources/texts/bijwerken.toml. They are no errors: nothing was refused.
"""

from __future__ import annotations

import tomllib
from functools import cache

from kanz_desktop.paths import resource_text
from kanz_desktop.services.error_text import Explanation
from kanz_desktop.sync.watch import Alarm

TEXTS = "texts/bijwerken.toml"


def alarm_words(alarm: Alarm) -> Explanation:
    """What happened, what is safe, what to do next."""
    return _texts("alarm")[alarm.name.lower()]


def plek_words(plek: str) -> Explanation:
    """What a chosen folder turned out to be (`services.kantoor.plek.Plek`)."""
    return _texts("plek")[plek]


def lid_words(lid: str) -> Explanation:
    """What there is to say to somebody who is not in the team yet."""
    return _texts("lid")[lid]


@cache
def _texts(part: str) -> dict[str, Explanation]:
    texts = tomllib.loads(resource_text(TEXTS))[part]
    return {key: Explanation(**sentences) for key, sentences in texts.items()}
