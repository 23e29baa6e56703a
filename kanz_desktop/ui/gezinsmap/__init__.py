"""The gezinsmap on the screen: the shelf, taking papers in, and looking at them from memory."""
