"""Who stands around the gezin: the sociale kaart, the pictures of it, and what may be shared."""
