"""Wie heeft wat gezien: the inzageregister of a gezin."""
