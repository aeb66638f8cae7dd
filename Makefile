# The program and its checks in .venv; POSIX sh and GNU make. `make demo` and `make test` need
# nothing but Python 3.11 or newer and the way to packages that pip is set up for.

PYTHON ?= python3
UV ?= uv
AUDIT ?= pip-audit
DEMO_MONTH ?= last-month
BENCH ?= --write docs/performance.md

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check
# folders are named too: they change when a file goes away
SOURCES := $(shell find ipsm_cli -name __pycache__ -prune -o -print) pyproject.toml README.md LICENSE

.PHONY: help demo test lint check bench format trial fuzz audit lock clean
.NOTPARALLEL:
.DELETE_ON_ERROR:

help:
	@echo 'make demo    a demo register, its month on the screen and as a workbook'
	@echo 'make test    the test suite'
	@echo 'make lint    formatting, linter, types'
	@echo 'make check   lint and test: everything before a push'
	@echo 'make bench   ours beside floors and peers, into docs/performance.md; BENCH=--quick is short'
	@echo 'make format  put the files into the house style'
	@echo 'make trial   kills, failing disks, spoilt files without end; docs/reliability.md'
	@echo 'make fuzz    ten thousand spoilt files'
	@echo 'make audit   known faults of the packages (needs pip-audit and the network)'
	@echo 'make lock    choose the versions anew (needs uv)'
	@echo 'make clean   remove .venv and what was built'

demo: $(VENV)/.program
	@set -e; scratch=$$(mktemp -d); export IPSM_FILE="$$scratch/ipsm-demo/ipsm.db"; \
	echo "ipsm demo $$scratch/ipsm-demo"; $(BIN)/ipsm demo "$$scratch/ipsm-demo"; \
	echo; echo "ipsm --file $$IPSM_FILE summary month $(DEMO_MONTH)"; \
	$(BIN)/ipsm summary month $(DEMO_MONTH); \
	echo; echo "ipsm --file $$IPSM_FILE export month $(DEMO_MONTH) --into $$scratch"; \
	$(BIN)/ipsm export month $(DEMO_MONTH) --into "$$scratch"

test: $(VENV)/.tools $(VENV)/.program
	@$(BIN)/python -m pytest --quiet -n 2

lint: $(VENV)/.tools
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

check: lint test

bench: $(VENV)/.tools $(VENV)/.program
	@env -u PYTHONDONTWRITEBYTECODE -u PYTHONUNBUFFERED $(BIN)/python -m benchmarks $(BENCH)

format: $(VENV)/.tools
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

# everything that reliability is tried with, for hours; figures into docs/reliability.md
trial: $(VENV)/.tools $(VENV)/.program
	@rm -f .trial; IPSM_TRIAL=full IPSM_TRIAL_FIGURES=$(CURDIR)/.trial IPSM_FUZZ_FILES=10000 \
		$(BIN)/python -m pytest --quiet -n 2 tests/trials tests/store/test_lock.py \
		tests/records/test_history.py tests/exchange/test_mutations.py
	@$(BIN)/python scripts/write_reliability.py .trial; rm -f .trial

fuzz: $(VENV)/.tools $(VENV)/.program
	@IPSM_TRIAL=full IPSM_FUZZ_FILES=10000 IPSM_FUZZ_SEED=$$(date +%s) $(BIN)/python -m pytest \
		--quiet -n 2 -rP tests/trials/test_strangers.py tests/exchange/test_mutations.py

# known faults of the packages; asks the index that pip is set up for, and OSV
audit: $(VENV)/.tools
	@command -v $(AUDIT) >/dev/null || { echo "make audit needs pip-audit: pipx install pip-audit"; exit 1; }
	@$(AUDIT) --require-hashes --disable-pip --requirement requirements.lock

lock:
	@command -v $(UV) >/dev/null || { echo "make lock needs uv: pipx install uv, or UV=path/to/uv"; exit 1; }
	@$(UV) pip compile $(LOCKING) --group build --output-file requirements.lock pyproject.toml
	@$(UV) pip compile $(LOCKING) --group dev --constraint requirements.lock \
		--output-file requirements-dev.lock pyproject.toml

# every system and Python from 3.11 on; hashes; no address of an index
LOCKING := --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	--upgrade --custom-compile-command 'make lock'

clean:
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- .venv: each step leaves a mark, so that a second run installs only what changed

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "ipsm needs Python 3.11 or newer, and $(PYTHON) is not that:" \
			"make PYTHON=python3.12 …"; exit 1; }
	@echo "Making $(VENV)"
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.libraries: requirements.lock $(VENV)/.made
	@echo "Installing the libraries of requirements.lock"
	@$(PIP) install --root-user-action ignore --require-hashes --requirement requirements.lock
	@touch $@

$(VENV)/.tools: requirements-dev.lock $(VENV)/.libraries
	@echo "Installing the tools of requirements-dev.lock"
	@$(PIP) install --root-user-action ignore --require-hashes --requirement requirements-dev.lock
	@touch $@

$(VENV)/.program: $(SOURCES) $(VENV)/.libraries
	@echo "Installing ipsm"
	@$(PIP) install --root-user-action ignore --force-reinstall --no-deps --no-build-isolation .
	@touch $@
