# make demo: set up, index the sample articles, serve the page.  make test: set up, run every check.
# Everything is put into .venv and .demo inside this checkout.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test torture bench test-forks setup docs translations format eval eval-ranking eval-spelling eval-officials cluster cluster-stop clean

# pip alone decides what is missing; the stamp keeps the next run quick.
.venv/.installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all,test,docs]'
	@touch $@

setup: .venv/.installed

demo: setup
	$(BIN)/search index index/samples --outlets index/samples/outlets.toml --at .demo
	$(BIN)/search serve --at .demo

# Hundreds of tests start processes: each would compile all modules anew where none may keep them.
test: export PYTHONDONTWRITEBYTECODE :=
test: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-logo --cache-dir .import_linter_cache
	$(BIN)/mypy
	$(BIN)/python tests/ensure_browser.py
	$(BIN)/pytest -n auto

# Three nodes of OpenSearch on this machine, for trying `--at http://127.0.0.1:PORT/NAME`; needs a JDK 17 and Maven.
cluster:
	@$(PYTHON) -m tools.cluster.nodes start

cluster-stop:
	@$(PYTHON) -m tools.cluster.nodes stop

# The documents as a site in site/. Nothing is fetched, by the build or by its pages.
docs: setup
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

# The page's texts, from code and templates into each language's catalogue, and that compiled. New texts are empty
# there: translate them and run it again.
translations: setup
	$(BIN)/pybabel --quiet extract --mapping-file web/translations/babel.cfg --no-location --output .messages.pot web
	$(BIN)/pybabel --quiet update --input-file .messages.pot --output-dir web/translations --no-fuzzy-matching \
	  --ignore-obsolete --ignore-pot-creation-date --width 110
	$(BIN)/pybabel --quiet compile --directory web/translations
	rm -f .messages.pot

# Attacks that take some minutes to an hour, with their figures. More or fewer, or some only, or on an index of one's
# own: make torture ATTACKS="slow_connections --scale 0.1 --at INDEX"
torture: setup
	$(BIN)/python -m tests.torture $(ATTACKS)

# The engine's tests on the maintained fork of Whoosh, in an environment of its own: both are called `whoosh`.
.venv-forks/.installed: pyproject.toml
	$(PYTHON) -m venv .venv-forks
	.venv-forks/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[all,test]'
	.venv-forks/bin/python -m pip uninstall --quiet --yes whoosh
	.venv-forks/bin/python -m pip install --quiet --disable-pip-version-check 'whoosh3>=3.54,<4'
	@touch $@

# Warta beside Tantivy, SQLite and stock Whoosh on 10,000 articles, in two minutes; more, or other articles:
# make bench RACE="100000 --articles FILE --figures FILE"
bench: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python -m benchmarks.race $(RACE)

test-forks: .venv-forks/.installed
	.venv-forks/bin/pytest -n auto tests/search tests/index/updates tests/index/test_samples_read.py \
	  tests/index/test_seeds.py

# Reading measured on ../shared/gold, the field's libraries beside it.
eval: setup
	$(BIN)/python -m tools.evaluate

# What is found, as users ask and with any word, in all articles of ../shared; not below tests/floors/ranking.toml.
eval-ranking: setup
	$(BIN)/python -m tools.evaluate_ranking

# Which spellings are offered for misspelt words and names, and for rightly spelt ones, on the index that
# eval-ranking makes.
eval-spelling: setup
	$(BIN)/python -m tools.misspellings .ranking-index

# Officials against seeds, raw pages, name pairs and the annotated corpus articles, and over the whole corpus.
eval-officials: setup
	$(BIN)/python benchmarks/officials.py

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf .venv .venv-forks .demo .ranking-index site .pytest_cache .mypy_cache .ruff_cache
