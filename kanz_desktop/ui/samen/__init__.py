"""What two people wrote without seeing each other's, side by side, for a person to decide."""
