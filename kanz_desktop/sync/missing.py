"""What this laptop misses of what heads show, and tells the others (docs/format/folder.md §6.6, §11)."""

from __future__ import annotations

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.head import Broken
from kanz_desktop.sync.heads import Heads
from kanz_desktop.sync.judgement import in_chain
from kanz_desktop.sync.layout import Area, paper_name, stream_folder
from kanz_desktop.sync.local import Local
from kanz_desktop.sync.plan import lacking
from kanz_desktop.sync.reading import broken_names
from kanz_desktop.sync.sight import Sight


class Missing:
    """Worked out anew at each question."""

    def __init__(self, local: Local, sight: Sight, heads: Heads) -> None:
        self._local, self._office, self._sight, self._heads = local, local.office, sight, heads

    def lacks(self, stream: Id) -> bool:
        """Somebody shows more of a chain than is here; the end of one without all before it is not here."""
        log = self._local.log(stream)
        said = in_chain(self._sight.said(stream))

        def holds(thing: bytes) -> bool:
            return thing in said or (log is not None and log.has(thing))

        return bool(lacking(stream, self._heads.now().values(), holds))

    def broken(self) -> list[Broken]:
        """What this laptop misses and cannot read; nothing of what it has by another way.

        What heads named comes first: a heap of junk crowds it out of no head.
        """
        found: list[Broken] = []
        named = {one.name for head in self._heads.now().values() for one in head.recent}
        for stream in (self._sight.root, *self._sight.streams()):
            lacks = self.lacks(stream) or (stream == self._sight.root and self._heads.hidden)
            log = self._local.log(stream)
            wanted = {paper_name(one) for one in (log.wanted() if log is not None else ())}
            for area in (Area.SEGMENTS, Area.PACKS, Area.PAPERS):
                notes = self._office.notes(stream_folder(stream, area))
                for name, verdict in broken_names(notes.items()).items():
                    needed = name in wanted if area is Area.PAPERS else lacks
                    if needed and name not in self._office.known(stream, area):
                        found.append(Broken(stream, area, bytes.fromhex(name), verdict))
        return sorted(found, key=lambda one: (one.name not in named, one.to_bytes()))
