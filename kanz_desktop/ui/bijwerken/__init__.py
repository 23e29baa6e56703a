"""The office folder: what lies there, what will come and go, and how far it is."""
