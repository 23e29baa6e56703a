-- What somebody who was removed wrote afterwards (docs/format/folder.md §8.4): numbers alone. The operations
-- stand in their files on the folder; nothing of them is here until a vrijgave reaches them.

CREATE TABLE apart (
    stream BLOB NOT NULL,
    area TEXT NOT NULL,
    name BLOB NOT NULL CHECK (length(name) = 16), -- of the file that holds them
    device BLOB NOT NULL, -- that wrote them
    incarnation BLOB NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    id BLOB NOT NULL, -- of the last operation
    PRIMARY KEY (stream, area, name, incarnation, last, first, id)
) STRICT, WITHOUT ROWID;
