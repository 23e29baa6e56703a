"""Everything about the lock, for the worker: passphrase, recovery code, reservekopie, and when it locks."""
