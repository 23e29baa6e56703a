"""Looking at a paper or a form inside the app, from memory."""
