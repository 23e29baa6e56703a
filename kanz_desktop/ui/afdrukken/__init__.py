"""Choosing a form, looking at its real pages, keeping or printing it."""
