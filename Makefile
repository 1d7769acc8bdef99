# Everything that can be done from a clone. `make` alone lists it.
#
# The first target that needs Python makes .venv and installs the versions of the lock files, checked by hash;
# later ones find it ready. Another Python: make test PYTHON=python3.12

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules
SHELL := /bin/sh

bin := .venv/bin
pip := $(bin)/python -m pip install --quiet --quiet --disable-pip-version-check --no-input
code := $(wildcard .ci/*.py onrecord evaluation training tests)

supported := import sys, ensurepip, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))
candidates := $(if $(PYTHON),"$(PYTHON)",python3.13 python3.12 python3.11 python3)

##@ Use
.PHONY: demo
demo: .venv/runtime.stamp ## read the sample reports and print their record
	@$(bin)/onrecord demo

##@ Work on it
.PHONY: test lint types contracts check evaluate diff-eval bench
test: .venv/dev.stamp ## run the tests, and the examples in the docstrings
	@$(bin)/python -m pytest -n 2

lint: .venv/dev.stamp ## ruff: style and likely mistakes
	@$(bin)/ruff check --quiet $(code)

types: .venv/dev.stamp ## mypy, strict
	@$(bin)/mypy $(code)

contracts: .venv/dev.stamp ## import-linter: which package may import which; docs/dependencies.md against the lock
	@$(bin)/lint-imports --no-logo
	@$(bin)/python .ci/dependencies.py

check: lint types contracts test ## all four

evaluate: .venv/dev.stamp ## measure against the corpora beside the clone, and hold the floors
	@if [ -d ../shared ]; then $(bin)/python -m evaluation floors; \
	else echo "evaluate: skipped. The corpora are not here: ../shared does not exist."; fi

diff-eval: .venv/dev.stamp ## statements gained and lost against another commit: make diff-eval [BASE=main]
	@$(bin)/python -m evaluation diff $(or $(BASE),main)

bench: .venv/dev.stamp ## fill ledgers of up to a million made statements on both databases, and ask them: an hour
	@$(bin)/python -m evaluation.bench

##@ Keep it
.PHONY: lock clean help
lock: ## resolve the lock files anew, to the newest versions that pyproject.toml allows
	@.ci/lock

clean: ## remove .venv, caches and built files
	@rm -rf .venv dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find $(code) -type d -name __pycache__ -prune -exec rm -rf {} +

help: ## this list
	@awk 'BEGIN { FS = ":.*## " } \
	  /^##@ / { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST); echo

# A .venv is kept as long as its Python runs, is one that we support, is the one asked for (if one was), and the folder
# has not moved since (scripts hold absolute paths). Otherwise it is made anew, and the newer file makes the stamps old.
.venv/made-for: always
	@if [ -x $(bin)/python ] && $(bin)/python -c '$(supported)' 2>/dev/null \
	    && [ "$$(cat $@ 2>/dev/null)" = "$(CURDIR)" ] \
	    && { [ -z "$(PYTHON)" ] || [ "$$($(bin)/python -V)" = "$$("$(PYTHON)" -V)" ]; }; then exit 0; fi; \
	for python in $(candidates); do \
	  if "$$python" -c '$(supported)' >/dev/null 2>&1; then \
	    echo "Making .venv with $$("$$python" -V)."; \
	    rm -rf .venv && "$$python" -m venv .venv && echo "$(CURDIR)" >$@; exit; \
	  fi; \
	done; \
	echo "make: no Python 3.11, 3.12 or 3.13 with venv and pip was found. Install one (on Debian and Ubuntu: python3" >&2; \
	echo "and python3-venv), or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; exit 1

.PHONY: always
always:

.venv/runtime.stamp: requirements.lock requirements-build.lock pyproject.toml .venv/made-for
	@echo "Installing what onrecord needs into .venv: once, about a minute."
	@$(pip) --require-hashes -r requirements.lock -r requirements-build.lock
	@$(pip) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: requirements-dev.lock pyproject.toml .venv/made-for
	@echo "Installing onrecord and the tools to work on it into .venv: once, about a minute."
	@$(pip) --require-hashes -r requirements-dev.lock
	@$(pip) --no-deps --no-build-isolation --editable .
	@touch $@ .venv/runtime.stamp
