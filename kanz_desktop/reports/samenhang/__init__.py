"""How the problems hang together (method §6): which one works through on which, drawn by itself."""
