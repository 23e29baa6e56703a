-- What a laptop remembers of its office folder, version 1 (docs/format/vault.md §7.1). Nothing of it is the
-- only copy of what a family said. A released file here is never changed.

CREATE TABLE team (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    marker BLOB NOT NULL -- as it was pinned; that of kluis.db decides
) STRICT;

-- Keys of streams, and what was erased ------------------------------------------------------------------

CREATE TABLE stream (
    stream BLOB NOT NULL PRIMARY KEY CHECK (length(stream) = 16),
    gezin BLOB NOT NULL CHECK (length(gezin) = 16)
) STRICT, WITHOUT ROWID;

CREATE TABLE ring_entry (
    stream BLOB NOT NULL REFERENCES stream (stream),
    entry BLOB NOT NULL CHECK (length(entry) = 120),
    PRIMARY KEY (stream, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE erased (
    stream BLOB NOT NULL PRIMARY KEY CHECK (length(stream) = 16) -- for ever
) STRICT, WITHOUT ROWID;

-- Objects of the folder that are right: read there, or made here ------------------------------------------

CREATE TABLE object (
    object INTEGER PRIMARY KEY,
    stream BLOB NOT NULL,
    area TEXT NOT NULL,
    name BLOB NOT NULL CHECK (length(name) = 16),
    kind INTEGER NOT NULL,
    own INTEGER NOT NULL CHECK (own IN (0, 1)),
    written INTEGER NOT NULL CHECK (written IN (0, 1)), -- 0: frozen here, not yet read back from the folder
    tag BLOB NOT NULL, -- of a wrap or card: for whom
    UNIQUE (stream, area, name)
) STRICT;

CREATE TABLE frozen ( -- the bytes of a file; of a paper, of its frame
    object INTEGER PRIMARY KEY REFERENCES object (object),
    data BLOB NOT NULL
) STRICT;

CREATE TABLE run (
    run INTEGER PRIMARY KEY,
    stream BLOB NOT NULL,
    device BLOB NOT NULL,
    signature BLOB NOT NULL,
    incarnation BLOB NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    id BLOB NOT NULL, -- of its last operation
    held INTEGER NOT NULL CHECK (held IN (0, 1)), -- 0: an object has it, the log does not count on it
    UNIQUE (stream, incarnation, last, first, id, device, signature)
) STRICT;

CREATE TABLE object_run (
    object INTEGER NOT NULL REFERENCES object (object),
    place INTEGER NOT NULL,
    run INTEGER NOT NULL REFERENCES run (run),
    PRIMARY KEY (object, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE doomed ( -- files that have to go from the folder
    stream BLOB NOT NULL,
    area TEXT NOT NULL,
    name BLOB NOT NULL,
    PRIMARY KEY (stream, area, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE note ( -- files that are of no use (now)
    folder TEXT NOT NULL,
    name TEXT NOT NULL,
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    basis BLOB NOT NULL, -- numbers of 8 bytes
    PRIMARY KEY (folder, name)
) STRICT, WITHOUT ROWID;

-- What this laptop published, and what others did ---------------------------------------------------------

CREATE TABLE made (
    stream BLOB NOT NULL PRIMARY KEY,
    segments INTEGER NOT NULL,
    packs INTEGER NOT NULL,
    papers INTEGER NOT NULL,
    wraps INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE recent (
    recent INTEGER PRIMARY KEY AUTOINCREMENT,
    stream BLOB NOT NULL,
    area TEXT NOT NULL,
    name BLOB NOT NULL,
    UNIQUE (stream, area, name)
) STRICT;

CREATE TABLE head ( -- the highest of every other device
    device BLOB NOT NULL PRIMARY KEY,
    data BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE own_head (
    device BLOB NOT NULL, -- which this laptop was then
    counter INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (device, counter)
) STRICT, WITHOUT ROWID;

CREATE TABLE counted (
    device BLOB NOT NULL,
    stream BLOB NOT NULL,
    area TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (device, stream, area)
) STRICT, WITHOUT ROWID;

CREATE TABLE done ( -- things that are done once
    what BLOB NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE fact ( -- small things by name: the knock, the last whole sync
    key TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
