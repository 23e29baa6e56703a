"""Looking back: what went well, how goals and acties go, what changes, and the next time."""
