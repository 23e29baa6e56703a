"""The rights of the family: its own view, what it asks, its copy, how long we keep, and erasing."""
