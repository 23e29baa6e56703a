"""One program per profile, and a way to call the one that runs."""

from __future__ import annotations

import subprocess
import sys

from kanz_desktop.paths import AppPaths
from kanz_desktop.services.instance import InstanceLock


def test_a_second_instance_does_not_get_the_lock_until_the_first_lets_go(tmp_path):
    first, second = InstanceLock(AppPaths(tmp_path)), InstanceLock(AppPaths(tmp_path))
    assert first.take()
    assert not second.take()
    first.release()
    assert second.take()
    second.release()


def test_the_system_lets_go_of_the_lock_of_a_process_that_was_killed(tmp_path):
    code = (
        "import sys, time, pathlib\n"
        "from kanz_desktop.paths import AppPaths\n"
        "from kanz_desktop.services.instance import InstanceLock\n"
        "lock = InstanceLock(AppPaths(pathlib.Path(sys.argv[1])))\n"
        "print(lock.take(), flush=True)\n"
        "time.sleep(60)"
    )
    child = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout.readline().strip() == "True"
    assert not InstanceLock(AppPaths(tmp_path)).take()
    child.kill()
    child.wait()
    child.stdout.close()
    lock = InstanceLock(AppPaths(tmp_path))
    assert lock.take()
    lock.release()


def test_a_call_is_heard_once(tmp_path):
    running = InstanceLock(AppPaths(tmp_path))
    running.take()
    assert not running.called()
    InstanceLock(AppPaths(tmp_path)).call()
    assert running.called()
    assert not running.called()
    running.release()


def test_a_call_that_nobody_heard_does_not_reach_the_next_start(tmp_path):
    InstanceLock(AppPaths(tmp_path)).call()
    later = InstanceLock(AppPaths(tmp_path))
    later.take()
    assert not later.called()
    later.release()


def test_the_folder_of_a_new_profile_is_made_for_its_owner_only(tmp_path):
    lock = InstanceLock(AppPaths(tmp_path / "nieuw"))
    assert lock.take()
    if sys.platform != "win32":
        assert (tmp_path / "nieuw").stat().st_mode & 0o077 == 0
    lock.release()
