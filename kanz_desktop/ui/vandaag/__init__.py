"""The start of the day: all gezinnen, and what is due."""
