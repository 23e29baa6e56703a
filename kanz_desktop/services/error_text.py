"""The one place that turns an error into plain Dutch: what happened, what is safe, what to do next.

The sentences stand in resources/texts/errors.toml, keyed by an error's code. An error carries ids
and numbers only, which fill the {places} in a sentence.
"""

from __future__ import annotations

import errno
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kanz_desktop.errors import KanzError
from kanz_desktop.paths import resource_text

TEXTS = "texts/errors.toml"
UNKNOWN = KanzError.code
_MISSING = "…"

_BY_ERRNO = {
    errno.ENOSPC: "schijf-vol",
    errno.EDQUOT: "schijf-vol",
    errno.EROFS: "schijf-alleen-lezen",
    errno.EACCES: "schijf-alleen-lezen",
    errno.EPERM: "schijf-alleen-lezen",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """Three sentences for a person. `next` may be empty where there is nothing to do."""

    what: str
    safe: str
    next: str

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.safe, self.next) if part)


def explain(error: BaseException) -> Explanation:
    """The sentences for any error; what we did not foresee gets the sentences for just that."""
    data = error.data if isinstance(error, KanzError) else {}
    text = _texts()[_known_code(error)]
    return Explanation(*(text[part].format_map(_Places(data)) for part in ("what", "safe", "next")))


def _known_code(error: BaseException) -> str:
    """The error's own code, else that of the nearest ancestor that has a text."""
    if isinstance(error, OSError) and error.errno in _BY_ERRNO:
        return _BY_ERRNO[error.errno]
    codes = (getattr(ancestor, "code", "") for ancestor in type(error).__mro__)
    return next((code for code in codes if code in _texts()), UNKNOWN)


class _Places(dict[str, object]):
    """What an error did not carry, reads as an ellipsis: a gap in a sentence beats no sentence."""

    def __init__(self, data: Mapping[str, object]) -> None:
        super().__init__(data)

    def __missing__(self, key: str) -> str:
        return _MISSING


@cache
def _texts() -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = tomllib.loads(resource_text(TEXTS))
    return texts
