"""Collega's: who belongs to the team, who reads which gezin, who comes in and who goes. Not at the table."""
