"""Wie zag wat: the inzageregister of a gezin."""
