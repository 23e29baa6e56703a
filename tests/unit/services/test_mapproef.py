"""Every outcome of trying a folder has its words."""

from __future__ import annotations

import tomllib

from kanz_desktop.paths import resource_text
from kanz_desktop.services.mapproef import TEXTS
from kanz_desktop.sync.folder_check import Trait


def test_every_trait_has_a_name_a_verdict_and_advice() -> None:
    texts = tomllib.loads(resource_text(TEXTS))
    assert list(texts) == [str(trait) for trait in Trait]
    for text in texts.values():
        assert text["naam"]
        assert text["advies"]
        assert text["mis"] or text["let-op"]
