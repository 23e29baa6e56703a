"""What a print job is called."""

from __future__ import annotations

JOB = "document"
"""The queue is the system's, and others read it and its log: it gets no better name (design §6)."""
