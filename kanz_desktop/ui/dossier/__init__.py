"""What the workers must be able to account for: pieces and papers that do not lie on the table."""
