from __future__ import annotations

import ctypes
import subprocess
import sys
from types import SimpleNamespace

import pytest

from kanz_desktop.crypto import process

SCRIPT = """
import resource
from kanz_desktop.crypto.process import forbid_core_dumps
print(*forbid_core_dumps())
print(*resource.getrlimit(resource.RLIMIT_CORE))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no core limit")
def test_a_process_that_holds_keys_leaves_no_core_dump() -> None:
    lines = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True).stdout
    done, limits = lines.splitlines()
    assert "core-limit" in done
    assert limits == "0 0"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="prctl is Linux")
def test_on_linux_its_memory_belongs_to_the_system_alone() -> None:
    script = "import ctypes\nfrom kanz_desktop.crypto.process import forbid_core_dumps\n"
    script += (
        "done = forbid_core_dumps()\nprint(done, ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"  # PR_GET_DUMPABLE
    )
    lines = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert lines.strip() == "('core-limit', 'not-dumpable') 0"


class Kernel:
    """Stands in for libc or kernel32: nothing of this test process changes."""

    def __init__(self, answer: int) -> None:
        self.answer = answer
        self.asked: list[tuple[int, ...]] = []

    def prctl(self, *arguments: int) -> int:
        self.asked.append(arguments)
        return self.answer

    SetErrorMode = prctl


@pytest.mark.skipif(sys.platform == "win32", reason="no resource module there")
@pytest.mark.parametrize(
    ("platform", "answer", "done"),
    [
        ("linux", 0, ("core-limit", "not-dumpable")),
        ("linux", -1, ("core-limit",)),
        ("darwin", 0, ("core-limit",)),
    ],
)
def test_only_what_took_effect_is_reported(
    monkeypatch: pytest.MonkeyPatch, platform: str, answer: int, done: tuple[str, ...]
) -> None:
    import resource

    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(process.sys, "platform", platform)
    monkeypatch.setattr(ctypes, "CDLL", lambda *args, **named: Kernel(answer))
    monkeypatch.setattr(resource, "setrlimit", lambda _which, limits: asked.append(limits))
    assert process.forbid_core_dumps() == done
    assert asked == [(0, 0)]


@pytest.mark.skipif(sys.platform == "win32", reason="no resource module there")
def test_a_machine_that_refuses_is_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    def refuse(*_args: object, **_named: object) -> None:
        raise OSError

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    monkeypatch.setattr(resource, "setrlimit", refuse)
    assert process.forbid_core_dumps() == ()


def test_windows_is_told_not_to_report_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = Kernel(0)
    monkeypatch.setattr(process.sys, "platform", "win32")
    monkeypatch.setattr(process, "ctypes", SimpleNamespace(WinDLL=lambda name: kernel))
    assert process.forbid_core_dumps() == ("error-mode",)
    assert kernel.asked == [(3,)]
