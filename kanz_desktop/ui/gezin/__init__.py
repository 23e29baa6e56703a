"""The people of a gezin, what is good to know about it, and who helps."""
