"""What was begun over two databases and must be finished: kept in the vault until all of it is done."""

from __future__ import annotations

from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.vault_database import Json

JOINS = "samenvoegen"
"""Two gezinnen that become one: [stays, goes]. Known here, so that an unlock without any loads no office."""

Intent = tuple[str, ...]
"""Ids in hex, words of the program and numbers; never a word of a family."""


class Intents:
    """The intents of one sort of work, oldest first, under one key of the vault's settings."""

    def __init__(self, werkplek: Werkplek, key: str) -> None:
        self._werkplek, self._key = werkplek, key

    def all(self) -> list[Intent]:
        nothing: list[Json] = []
        kept = self._werkplek.setting(self._key, nothing)
        return [tuple(map(str, intent)) for intent in kept if isinstance(intent, list)]

    def add(self, intent: Intent) -> None:
        self._write([*self.all(), intent])

    def forget(self, intent: Intent) -> None:
        """It is done, or makes no sense any more; no error when it was not there."""
        self._write([other for other in self.all() if other != intent])

    def _write(self, intents: list[Intent]) -> None:
        self._werkplek.set_setting(self._key, [list(intent) for intent in intents])
