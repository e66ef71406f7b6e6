# make demo      install into .venv, extract the quotes of corpus/articles and show them as a table
# make test      ruff, mypy and pytest, with what they need
# make test-browser  the report in a real Chromium (apt-get install chromium)
# make compiled  the package with its rules engine compiled ahead of time, into build/compiled (needs a C compiler)
# make test-compiled  that build writes what the plain one writes
# make evaluate  score the corpus, and ../shared/gold where it is there
# make parts     measure what each part brings, and write it into docs/accuracy.md
#
# PYTHON=python3.12 chooses the interpreter, PIP_FLAGS adds to every pip install (see constraints.txt).

PYTHON ?= python3
PIP_FLAGS ?=
VENV ?= .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
GOLD_SETS := $(notdir $(patsubst %/,%,$(wildcard $(SHARED)/gold/*/)))
EVALUATE_FLAGS ?=

.PHONY: help demo install test lint types pytest test-browser compiled test-compiled evaluate parts clean
.DELETE_ON_ERROR:

help:
	@sed -n 's/^# \{0,1\}//p' $(firstword $(MAKEFILE_LIST)) | sed '/^$$/q'

$(VENV)/.python:
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.installed: $(VENV)/.python pyproject.toml constraints.txt
	$(BIN)/pip install --quiet $(PIP_FLAGS) -c constraints.txt -e .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/pip install --quiet $(PIP_FLAGS) -c constraints.txt -e '.[dev]'
	touch $@

install: $(VENV)/.installed

# Made anew when articles, rules or code change, so that a second demo only shows the table.
out/quotes.jsonl: $(VENV)/.installed $(shell find corpus/articles rules quotes -type f -not -name '*.pyc')
	$(BIN)/quotes extract corpus/articles/ -o $@

demo: out/quotes.jsonl
	@$(BIN)/python docs/demo.py out/quotes.jsonl

test: lint types pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check

types: $(VENV)/.installed-dev
	$(BIN)/mypy

pytest: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -m "not browser and not compiled"

test-browser: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -m browser

# Beside the checkout, never in it: nothing here hides an edited source. Made anew when a module, a rule or the build changes.
build/compiled/.made: $(VENV)/.installed setup.py pyproject.toml $(shell find rules quotes -type f -not -name '*.pyc')
	rm -rf build/compiled build/lib.*
	QUOTES_COMPILE=1 $(BIN)/pip install --quiet $(PIP_FLAGS) --no-deps --target build/compiled .
	touch $@

compiled: build/compiled/.made

test-compiled: $(VENV)/.installed-dev build/compiled/.made
	$(BIN)/python -m pytest -m compiled tests/test_compiled.py

evaluate: out/quotes.jsonl
	@echo "corpus/gold"
	@$(BIN)/quotes evaluate --reliability $(EVALUATE_FLAGS) corpus/gold out/quotes.jsonl
	@for set in $(GOLD_SETS); do \
	  $(BIN)/quotes extract --quiet $(SHARED)/gold/$$set -o out/$$set.jsonl && \
	  echo && echo "$(SHARED)/gold/$$set" && \
	  $(BIN)/quotes evaluate --reliability $(EVALUATE_FLAGS) $(SHARED)/gold/$$set out/$$set.jsonl || exit 1; \
	done

parts: $(VENV)/.installed
	$(BIN)/python -m training.parts --gold corpus/gold $(wildcard $(SHARED)/gold/dev) --write docs/accuracy.md

clean:
	rm -rf out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

-include training/model.mk
-include bench/bench.mk
