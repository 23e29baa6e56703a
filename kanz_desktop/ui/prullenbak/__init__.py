"""What was thrown away, and putting it back."""
