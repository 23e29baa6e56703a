"""The path: where the traject is, what comes, contact moments, and its begin and end."""
