"""What was before, why it is so, and what to do about it: the tijdlijn and what is made from it."""
