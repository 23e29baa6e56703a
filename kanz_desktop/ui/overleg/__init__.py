"""Meetings with the organisations around the gezin: agenda, who was there, agreements, what comes next."""
