"""A print queue of the system itself is told that there is a document, and nothing else (design §6)."""

from __future__ import annotations

import subprocess
import sys

import pypdf
import pytest

from tests.helpers.print_child import FAMILY
from tests.helpers.print_queue import PrintQueue, print_queue

__all__ = ["print_queue"]


@pytest.mark.parametrize(("what", "pages"), [("form", 2), ("code", 1)])
def test_the_job_is_called_document(print_queue: PrintQueue, what: str, pages: int) -> None:
    subprocess.run(
        [sys.executable, "-m", "tests.helpers.print_child", what],
        env=print_queue.environment,
        check=True,
        timeout=60,
    )
    told = print_queue.told()
    assert b"job-name\x00\x08document" in told
    for word in (FAMILY, "Gezin", "Herstelcode"):
        assert word.encode() not in told + print_queue.logged()
    paper = pypdf.PdfReader(print_queue.printed())
    assert len(paper.pages) == pages
    assert (paper.metadata or {}).get("/Title") in (None, "document")
