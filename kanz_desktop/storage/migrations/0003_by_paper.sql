-- Which papers the operations name (docs/format/family-database.md §3): a reference to a paper begins with
-- byte 08, its hash follows (record.md §4). What is named and not here, is fetched from the office folder.

CREATE INDEX log_by_paper ON log (substr(value, 2, 32)) WHERE substr(value, 1, 1) = x'08';
