"""How a field was before, and putting that back."""
