-- Records whose words are still to come into the index (docs/format/family-database.md §6). A long history
-- comes in by thousands of operations, and what a record said in between is worth no look.

CREATE TABLE search_late (
    record INTEGER PRIMARY KEY REFERENCES record_id (record)
) STRICT;
