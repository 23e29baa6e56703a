"""The tijdlijn: what was when, in lanes without overlap, drawn without a window (method §10)."""
