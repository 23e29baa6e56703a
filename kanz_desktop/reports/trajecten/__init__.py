"""The overview over many trajecten: what may be shown, and the figures of it."""
