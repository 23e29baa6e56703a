# Two commands: `make run` and `make test`. On Windows the same commands stand in README.md.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
KILLS ?= 1000
SEEDS ?= 500

UV ?= uv
LOCK := $(UV) pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate --quiet \
	--custom-compile-command "make lock"

.PHONY: run demo test lint drills crash fuzz sim memory bench screenshots platen bundle lock clean

$(READY): pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: $(READY)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		$(BIN)/kanz-desktop; \
	else \
		echo "Geen beeldscherm gevonden: dezelfde dag, zonder venster."; \
		$(MAKE) --no-print-directory demo; \
	fi

demo: $(READY)
	rm -rf demo
	QT_QPA_PLATFORM=offscreen $(BIN)/kanz demo --out demo

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	@$(BIN)/python -c "import PySide6.QtWidgets" || { \
		echo 'The windows need: sudo apt-get install $$(cat packaging/linux/debian-packages.txt)'; exit 1; }
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

# Disasters, one by one: docs/rampoefeningen.md. Also a part of `make test`.
drills: $(READY)
	$(BIN)/python -m pytest -v tests/drills

# Long and seeded.
crash: $(READY)
	KANZ_KILLS=$(KILLS) $(BIN)/python -m pytest -q tests/e2e/test_kill.py tests/e2e/test_kill_sync.py --timeout 7200

fuzz: $(READY)
	KANZ_FUZZ=1000000 $(BIN)/python -m pytest -q tests/unit/domain/test_fuzz_bytes.py \
		tests/unit/storage/test_vault_every_bit.py --timeout 7200

# Offices with bad luck, one a seed: make sim SEEDS=5000.
sim: $(READY)
	$(BIN)/python -m tests.sim.seeds --seeds $(SEEDS)

# What is left in memory after each of 50 locks, with and without the pincode.
memory: $(READY)
	KANZ_LOCKS=50 $(BIN)/python -m pytest -q tests/e2e/test_memory_after_lock.py --timeout 7200

# Figures beside the floor of this machine (docs/bench/README.md). Keeps nothing.
bench: $(READY)
	$(BIN)/python -m tests.sim.bench_window
	$(BIN)/python -m tests.sim.bench_store
	$(BIN)/python -m tests.sim.bench_reports
	$(BIN)/python -m tests.sim.bench_sync

# The pictures of README.md and the handleiding, of the example gezin only: name there=name in demo/vensters/.
PICTURES := herstelcode=1-herstelcode vandaag=3-vandaag leefgebieden-tafel=5-tafel-leefgebieden \
	cijfers=4-rapportcijfers gezinsplan=4-gezinsplan gezinsmap=4-gezinsmap wie-kan-lezen=4-wie-kan-lezen wie-zag-wat=4-inzage \
	samen-bekijken=4-samen bijwerken=3-bijwerken
screenshots: demo
	@for pair in $(PICTURES); do \
		cp "demo/vensters/$${pair#*=}.png" "docs/handleiding/beeld/$${pair%%=*}.png"; \
	done

# The kept pictures of the three trajecten (tests/fixtures/trajecten), anew. Look at what changed before it is kept.
platen: $(READY)
	KANZ_PLATEN=1 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q tests/e2e/test_trajecten.py

# dist/kanz-desktop/, for the platform it is made on.
bundle: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r packaging/requirements.lock
	$(BIN)/pyinstaller --noconfirm --log-level WARN packaging/kanz-desktop.spec

# Needs uv. Newer versions: `make lock UPGRADE=--upgrade`, then `make test`.
lock:
	$(LOCK) $(UPGRADE) --extra dev --output-file requirements.lock
	$(LOCK) $(UPGRADE) --extra bundle --constraint requirements.lock --output-file packaging/requirements.lock

clean:
	rm -rf $(VENV) build dist demo .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
