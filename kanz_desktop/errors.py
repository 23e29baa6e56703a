"""One error tree. An error carries data, never a sentence and never a word of a family.

The sentence that a person reads is made in one place, `services.error_text`, from the error's
`code` and `data`. Whatever stands in `data` may end up in a log, so it holds numbers, ids of
lists and technical names only.
"""

from __future__ import annotations

from typing import ClassVar


class KanzError(Exception):
    """Root of everything this program refuses on purpose; anything else that is raised is a bug."""

    code: ClassVar[str] = "onbekend"

    def __init__(self, **data: str | int | float | bool | None) -> None:
        super().__init__(self.code)
        self.data: dict[str, str | int | float | bool | None] = data

    def __str__(self) -> str:
        return self.code if not self.data else f"{self.code} {self.data}"


class InputRefused(KanzError):
    """The person asked for something that cannot be right; nothing was changed."""

    code = "invoer"


class DamageFound(KanzError):
    """Bytes on disk are not what was written; what is damaged is named, the rest goes on."""

    code = "beschadigd"


class EnvironmentRefused(KanzError):
    """The machine says no: disk full, read-only, no rights, wrong place."""

    code = "omgeving"


class AccessRefused(KanzError):
    """A secret was wrong or missing."""

    code = "toegang"
