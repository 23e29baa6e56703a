"""The werkaantekeningen: the worker's own notes, behind words of their own. Never at the table."""
