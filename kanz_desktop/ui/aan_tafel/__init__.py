"""On the way to the table: who sits there."""
