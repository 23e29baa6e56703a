"""`kanz … | head`: the reader leaves before we are done."""

import os
import subprocess
import sys


def test_a_reader_that_leaves_early_gets_no_complaint() -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "kanz_desktop.cli.main", "export", "--list"]
    run = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(write)
    assert run.stderr == b""
    assert run.returncode == 1
