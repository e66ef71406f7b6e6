.PHONY: bench fuzz test-lowest

BENCH_FLAGS ?=
FUZZ_MINUTES ?= 15

bench: $(VENV)/.installed
	$(BIN)/python bench/bench.py $(BENCH_FLAGS)

fuzz: $(VENV)/.installed-dev
	$(BIN)/python bench/fuzz.py --minutes $(FUZZ_MINUTES)

# The oldest releases that pyproject.toml admits, each exactly, in an environment of their own.
test-lowest:
	$(PYTHON) -m venv $(VENV)-lowest
	$(PYTHON) bench/lowest.py > $(VENV)-lowest/constraints.txt
	$(VENV)-lowest/bin/pip install --quiet $(PIP_FLAGS) -c $(VENV)-lowest/constraints.txt -e . pytest hypothesis
	$(VENV)-lowest/bin/python -m pytest -q -m "not browser and not model and not shared" tests
