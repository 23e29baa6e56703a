"""Every refusal has its sentences, in the words of the people who read them."""

from __future__ import annotations

import errno
import importlib
import pkgutil
import re
import tomllib
from collections.abc import Iterator

import pytest

import kanz_desktop
from kanz_desktop.errors import KanzError
from kanz_desktop.paths import resource_text
from kanz_desktop.services.error_text import TEXTS, explain

NEEDS_A_SCREEN = ("kanz_desktop.ui", "kanz_desktop.app")


def _tree(error: type[KanzError]) -> Iterator[type[KanzError]]:
    yield error
    for child in error.__subclasses__():
        yield from _tree(child)


@pytest.fixture(scope="module")
def errors() -> list[type[KanzError]]:
    for module in pkgutil.walk_packages(kanz_desktop.__path__, "kanz_desktop."):
        if not module.name.startswith(NEEDS_A_SCREEN) and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return [error for error in _tree(KanzError) if error.__module__.startswith("kanz_desktop.")]


@pytest.fixture(scope="module")
def texts() -> dict[str, dict[str, str]]:
    return tomllib.loads(resource_text(TEXTS))


def test_every_error_in_the_tree_has_its_own_sentences(errors, texts):
    assert {error.code for error in errors} - set(texts) == set()


def test_every_error_says_what_happened_and_what_is_safe(texts):
    for code, text in texts.items():
        assert set(text) == {"what", "safe", "next"}, code
        assert text["what"].endswith("."), code
        assert text["safe"].endswith("."), code


def test_no_two_errors_share_a_code_unless_one_is_the_other(errors):
    by_code: dict[str, type[KanzError]] = {}
    for error in errors:
        known = by_code.setdefault(error.code, error)
        assert issubclass(error, known), (error, known)


def test_the_texts_stand_in_order_of_their_code():
    codes = re.findall(r"^\[(.+)\]$", resource_text(TEXTS), re.MULTILINE)
    assert codes == sorted(codes)


def test_the_data_of_an_error_fills_its_sentence():
    class TooBig(KanzError):
        code = "papier-te-groot"

    assert "2000 MB" in explain(TooBig(limit_mb=2000)).what


def test_a_sentence_with_missing_data_is_still_a_sentence():
    class TooBig(KanzError):
        code = "papier-te-groot"

    assert "… MB" in explain(TooBig()).what


def test_a_full_disk_that_python_reports_reads_as_a_full_disk():
    assert explain(OSError(errno.ENOSPC, "x")).what == "De schijf is vol."


def test_a_bug_says_that_we_did_not_expect_it_and_leaks_nothing():
    said = str(explain(ValueError("mevrouw De Vries")))
    assert "Vries" not in said
    assert "niet op hadden gerekend" in said
