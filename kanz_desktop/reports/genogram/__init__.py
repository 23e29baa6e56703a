"""The genogram: people and how they belong together, laid out and drawn without a window (method §11)."""
