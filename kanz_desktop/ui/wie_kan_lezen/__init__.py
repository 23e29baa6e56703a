"""A plain page for the family: who can read what stands in the map."""
