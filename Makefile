# make demo: set up, index the sample articles, serve the page.  make test: set up, run every check.
# Everything is put into .venv and .demo inside this checkout.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test setup format eval eval-officials clean

# pip alone decides what is missing; the stamp keeps the next run quick.
.venv/.installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all,test]'
	@touch $@

setup: .venv/.installed

demo: setup
	$(BIN)/search index index/samples --outlets index/samples/outlets.toml --at .demo
	$(BIN)/search serve --at .demo

test: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python tests/ensure_browser.py
	$(BIN)/pytest -n auto

# Reading measured on ../shared/gold, the field's libraries beside it.
eval: setup
	$(BIN)/python -m tools.evaluate

# Officials against seeds, raw pages, name pairs and the annotated corpus articles, and over the whole corpus.
eval-officials: setup
	$(BIN)/python benchmarks/officials.py

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf .venv .demo .pytest_cache .mypy_cache .ruff_cache
