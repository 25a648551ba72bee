PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# node and npm come from a wheel of the dev group; the page's tools find that node in PATH.
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix tests/page

.PHONY: help run test explore faults lint format texts quality mutants screenshots bench lock clean

help:  ## list what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: $(VENV)/run.stamp  ## start the bot (with no BOT_TOKEN: the local try-out in a browser)
	$(BIN)/python -m bot

test: $(VENV)/dev.stamp  ## run the tests
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal

explore: $(VENV)/dev.stamp  ## test with new random examples, ten times as many
	$(BIN)/python -m pytest -m hypothesis --hypothesis-profile=explore

faults: $(VENV)/dev.stamp  ## kill the bot 200 times under load and in storms; count what is lost or doubled
	$(BIN)/python -m tests.faults

lint: $(VENV)/page.stamp  ## check style, format and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(NPM) run --silent lint

format: $(VENV)/page.stamp  ## put the code into its format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(NPM) run --silent format

texts: $(VENV)/dev.stamp  ## bring the catalogs up to date with the messages in the code
	$(BIN)/pybabel -q extract -k markup --sort-output --no-location --omit-header -o $(VENV)/messages.pot handlers bot
	for language in ru nl fr; do \
		$(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date -w 100 \
			-i $(VENV)/messages.pot -l $$language -o data/locales/$$language.po || exit; \
	done

quality: $(VENV)/dev.stamp  ## measure how well questions are understood
	$(BIN)/python -m tests.quality

mutants: $(VENV)/dev.stamp  ## break behaviours on purpose, one at a time; print those that no test sees
	$(BIN)/python -m tests.mutants

screenshots: $(VENV)/dev.stamp  ## take the pictures in README (needs Chromium)
	$(BIN)/python -m tests.screenshots docs/screenshots

bench: $(VENV)/bench.stamp  ## measure side by side with other bots and write docs/speed.md (15 minutes)
	$(BIN)/python -m tests.bench $(OPTIONS)

lock: $(VENV)/dev.stamp  ## pin the newest versions that pyproject.toml admits
	$(BIN)/uv pip compile $(LOCK) pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --group dev -o requirements-dev.lock
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --group bench -c requirements-dev.lock \
		-o requirements-bench.lock

LOCK := --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

clean:  ## remove everything that was made
	rm -rf $(VENV) tests/page/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.lock | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@

$(VENV)/dev.stamp: requirements-dev.lock | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@

$(VENV)/page.stamp: tests/page/package-lock.json $(VENV)/dev.stamp
	$(NPM) ci --silent
	touch $@

$(VENV)/bench.stamp: requirements-bench.lock | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@
