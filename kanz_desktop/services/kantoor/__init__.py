"""The office folder as the services see it: `sync` over this laptop's vault, databases and papers."""
