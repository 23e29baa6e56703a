-- The database of one gezin, version 1. What each table is for, and what is truth and what is
-- derived, stands in docs/format/family-database.md. A released file here is never changed.

-- Which gezin this is -------------------------------------------------------------------------------

CREATE TABLE store (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    stream BLOB NOT NULL CHECK (length(stream) = 16),
    incarnation BLOB NOT NULL CHECK (length(incarnation) = 16)
) STRICT;

-- Numbers: every long id and every name stands once, in one unique index -----------------------------

CREATE TABLE op_id (
    op INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 32)
) STRICT;

CREATE TABLE record_id (
    record INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16)
) STRICT;

CREATE TABLE incarnation_id (
    incarnation INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16)
) STRICT;

CREATE TABLE name (
    name INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE register (
    register INTEGER PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES record_id (record),
    field INTEGER NOT NULL REFERENCES name (name),
    element BLOB NOT NULL, -- empty for a field that is not a set
    UNIQUE (record, field, element)
) STRICT;

-- Truth: the operations, byte for byte as they were made or received ----------------------------------

CREATE TABLE log (
    op INTEGER PRIMARY KEY REFERENCES op_id (op),
    incarnation INTEGER NOT NULL REFERENCES incarnation_id (incarnation),
    seq INTEGER NOT NULL,
    register INTEGER NOT NULL REFERENCES register (register),
    header BLOB NOT NULL,
    salt BLOB, -- both are NULL after a purge, and only then
    value BLOB,
    CHECK ((salt IS NULL) = (value IS NULL))
) STRICT;

CREATE INDEX log_by_chain ON log (incarnation, seq);
CREATE INDEX log_by_register ON log (register);

CREATE TABLE waiting ( -- received before the operation that they follow in their chain
    id BLOB NOT NULL PRIMARY KEY,
    incarnation BLOB NOT NULL,
    seq INTEGER NOT NULL,
    header BLOB NOT NULL,
    salt BLOB,
    value BLOB
) STRICT, WITHOUT ROWID;

CREATE INDEX waiting_by_chain ON waiting (incarnation, seq);

CREATE TABLE purged (
    op INTEGER PRIMARY KEY REFERENCES op_id (op) -- known by name only when it has not arrived yet
) STRICT;

-- Truth: documents and the keys that open them ---------------------------------------------------------

CREATE TABLE object (
    object INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    size INTEGER NOT NULL, -- plain bytes
    content BLOB, -- keyed hash of the first plain bytes; NULL after a purge
    record INTEGER NOT NULL REFERENCES record_id (record) -- the record that named it first
) STRICT;

CREATE TABLE object_key (
    object INTEGER PRIMARY KEY REFERENCES object (object),
    sealed BLOB NOT NULL
) STRICT;

CREATE TABLE purged_object (
    hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32) -- also one that was never here
) STRICT, WITHOUT ROWID;

-- Truth of this laptop alone: what is being typed, and what can be undone -------------------------------

CREATE TABLE draft (
    record BLOB NOT NULL,
    kind TEXT NOT NULL,
    field TEXT NOT NULL,
    element BLOB NOT NULL,
    text TEXT NOT NULL,
    replaces BLOB NOT NULL, -- operation ids of 32 bytes, one after the other
    screen TEXT NOT NULL,
    PRIMARY KEY (record, field, element)
) STRICT, WITHOUT ROWID;

CREATE TABLE undo_step (
    step INTEGER PRIMARY KEY,
    screen TEXT NOT NULL,
    incarnation INTEGER NOT NULL REFERENCES incarnation_id (incarnation),
    first_seq INTEGER NOT NULL, -- the operations that undo or redo turns around
    last_seq INTEGER NOT NULL,
    undone INTEGER NOT NULL CHECK (undone IN (0, 1))
) STRICT;

CREATE INDEX undo_step_by_screen ON undo_step (screen, undone, step);

CREATE TABLE document_text (
    record INTEGER PRIMARY KEY REFERENCES record_id (record),
    text TEXT NOT NULL -- read out of the paper for searching; can be read out again
) STRICT;

-- Derived from the log: may be thrown away and made again ------------------------------------------------

CREATE TABLE replaced (
    register INTEGER NOT NULL,
    op INTEGER NOT NULL, -- may be known by name only: its own bytes can arrive later
    PRIMARY KEY (register, op)
) STRICT, WITHOUT ROWID;

CREATE TABLE head (
    register INTEGER NOT NULL,
    op INTEGER NOT NULL,
    id BLOB NOT NULL,
    kind INTEGER NOT NULL,
    schema INTEGER NOT NULL,
    person BLOB NOT NULL,
    hlc INTEGER NOT NULL,
    wall_ms INTEGER NOT NULL,
    offset_minutes INTEGER NOT NULL,
    saw BLOB NOT NULL, -- operation ids of 32 bytes, one after the other; empty but for a delete
    value_sum BLOB NOT NULL, -- first 8 bytes of BLAKE2b of the value: see family-database.md §10
    value BLOB,              -- NULL after a purge
    PRIMARY KEY (register, op)
) STRICT, WITHOUT ROWID;

CREATE TABLE clock (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    hlc INTEGER NOT NULL -- the highest of all operations
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
    text, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4'
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
