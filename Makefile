# Two commands do all the set-up: `make demo` and `make test`.
# The first of these that runs and is of a version leergraaf supports.
PYTHON ?= $(shell for each in python3.11 python3.12 python3.13 python3 python; do \
    $$each -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null \
    && echo $$each && break; done)
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: demo test lint docs clean

$(VENV)/demo: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "leergraaf needs Python 3.11, 3.12 or 3.13: install one, or say PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/test: $(VENV)/demo
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group dev
	@touch $@

demo: $(VENV)/demo  ## load the sample reports and open the dashboard
	$(BIN)/leergraaf demo

test: $(VENV)/test  ## style, types, layers, and every test that needs no server or browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/leergraaf ontology reference --check
	OPENBLAS_NUM_THREADS=1 $(BIN)/pytest -n auto -m "not browser and not neo4j"  # a worker a core, a thread a worker
	@echo "Not run here: the tests on a real Neo4j ($(BIN)/pytest tests -m neo4j) and in a browser ($(BIN)/pytest tests/browser); .ci/run runs both."

docs: $(VENV)/demo  ## write what is generated from the ontology
	$(BIN)/leergraaf ontology reference

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
