"""Before anything is open: set-up, lock, recovery, and what to do when the vault cannot be read."""
