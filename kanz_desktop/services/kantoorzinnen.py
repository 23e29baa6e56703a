"""What there is to say about the office folder: what it is, and what a worker has to know after a sync.

The sentences stand in resources/texts/bijwerken.toml. They are no errors: nothing was refused.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from kanz_desktop.paths import resource_text
from kanz_desktop.services.error_text import Explanation
from kanz_desktop.services.hoeveel import listed
from kanz_desktop.services.kantoor.verslag import Gebleven, Melding
from kanz_desktop.sync.watch import Alarm

TEXTS = "texts/bijwerken.toml"


def alarm_words(meldingen: Iterable[Melding]) -> tuple[Explanation, ...]:
    """What happened and to whom, what is safe, what to do next: each kind once, with all that it is about."""
    about: dict[Alarm, dict[str, None]] = {}
    for one in meldingen:
        about.setdefault(one.alarm, {})[one.over] = None
    return tuple(_about(alarm, listed(over)) for alarm, over in about.items())


def stayed_words(gebleven: Iterable[Gebleven]) -> tuple[Explanation, ...]:
    """Which gezin the team erased and stands here still, why, and how its worker decides."""
    return tuple(_stayed(one) for one in gebleven)


def removed_words() -> Explanation:
    """This laptop is not of the team any more, or in dispute."""
    return _about(Alarm.REMOVED, "")


def plek_words(plek: str) -> Explanation:
    """What a chosen folder turned out to be (`services.kantoor.plek.Plek`)."""
    return _texts("plek")[plek]


def lid_words(lid: str) -> Explanation:
    """What there is to say to somebody who is not in the team yet."""
    return _texts("lid")[lid]


def _stayed(one: Gebleven) -> Explanation:
    said = _texts("blijft")[one.waarom]
    places = {"naam": one.naam, "nummer": one.nummer}
    return Explanation(*(part.format_map(places) for part in (said.what, said.safe, said.next)))


def _about(alarm: Alarm, over: str) -> Explanation:
    said = _texts("alarm")[alarm.name.lower()]
    return replace(said, what=said.what.format(over=over))


@cache
def _texts(part: str) -> dict[str, Explanation]:
    texts = tomllib.loads(resource_text(TEXTS))[part]
    return {key: Explanation(**sentences) for key, sentences in texts.items()}
