"""Kanz Desktop: the encrypted gezinsmap and the gezinsplan, on a laptop at the kitchen table."""

__version__ = "0.1.0"
