"""Rapportcijfers: one joint mark a point, each member's own beside it, and the picture of the change."""
