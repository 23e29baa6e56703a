"""The five leefgebieden: what goes well, what is hard, and the family's own mark for it."""
