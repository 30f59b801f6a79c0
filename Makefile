# Every target sets up what it needs: `make demo` and `make test` work on a machine with Python 3.11 or newer and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed

.PHONY: demo test check quality bench web lock schemas train-attribution train-events clean

# The environment: locked versions checked by hash, then the project itself.
$(STAMP): requirements-dev.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "onrecord needs Python 3.11 or newer: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $(STAMP)

# Build the sample coverage, print the record of its first story, write its pages.
demo: $(STAMP)
	mkdir -p demo
	$(BIN)/onrecord build sample --store demo/sample.db
	$(BIN)/onrecord report --store demo/sample.db --out demo/site
	@echo
	@echo "The record of the sample coverage is in demo/site/index.html: open it in a browser."
	@echo "The same in the terminal: $(BIN)/onrecord show --store demo/sample.db"

test: $(STAMP)
	$(BIN)/python -m pytest

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

# Scores on the corpora beside the project (../shared), with the floors they must not fall under.
quality: $(STAMP)
	$(BIN)/python -m pytest tests/quality -s -m quality

bench: $(STAMP)
	$(BIN)/python -m bench

# Serve the sample coverage on this machine.
web: demo
	$(BIN)/onrecord serve --store demo/sample.db

schemas: $(STAMP)
	$(BIN)/python -m onrecord.export.schemas docs/schemas

lock: $(STAMP)
	$(BIN)/python -m uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --custom-compile-command "make lock" --output-file requirements-dev.lock

clean:
	rm -rf $(VENV) demo site
