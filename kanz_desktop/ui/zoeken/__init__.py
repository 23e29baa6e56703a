"""Searching records and papers of one gezin, as you type."""
