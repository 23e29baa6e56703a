# Two commands: `make run` and `make test`. The others are long and seeded; their figures go to docs/bench/.
# On Windows the same commands stand in README.md.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SEEDS ?= 5000
KILLS ?= 1000

.PHONY: run demo test lint check crash fuzz bench screenshots bundle clean

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch $@

run: $(READY)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		$(BIN)/python -m kanz_desktop; \
	else \
		echo "Geen beeldscherm gevonden: hetzelfde werk, zonder venster."; \
		QT_QPA_PLATFORM=offscreen $(BIN)/kanz demo --out demo; \
	fi

demo: $(READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/kanz demo --out demo

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/python -m pytest

crash: $(READY)
	KANZ_KILLS=$(KILLS) $(BIN)/python -m pytest -q tests/e2e/test_kill.py --timeout 7200

clean:
	rm -rf $(VENV) build dist demo .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
