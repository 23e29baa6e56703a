-- Reading the log by time, for the inzageregister (docs/format/family-database.md §3): the wall clock of
-- an operation is bytes -74 to -67 of its header, so the index needs no column that could say otherwise.

CREATE INDEX log_by_time ON log (substr(header, -74, 8));

-- Which operations name a record: a reference is a tag and 16 bytes (record.md §4).

CREATE INDEX log_by_reference ON log (value) WHERE length(value) = 17;
