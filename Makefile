# Everything here needs Python 3.11, pip and make; packages come from the configured registry, nothing else is fetched.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet

.PHONY: demo test lint types imports tests soak test-page readme lock clean

demo: .venv/.users
	$(BIN)/variorum build examples/ferry -o demo.variorum --force
	$(BIN)/variorum show demo.variorum

test: lint types imports tests

lint: .venv/.developers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.developers
	$(BIN)/mypy

imports: .venv/.developers
	$(BIN)/lint-imports

tests: .venv/.developers
	$(BIN)/pytest -n 2

soak: .venv/.developers
	$(BIN)/pytest -m soak

# Needs a chromium: finds one, else installs Debian's, else says so (the tests are skipped then).
test-page: .venv/.developers
	command -v chromium chromium-browser google-chrome || { apt-get -qq update && apt-get -qq install -y chromium; } \
		|| echo "No chromium here, and apt-get could not install it: the tests of the page in a browser are skipped."
	$(BIN)/pytest -m page -rs

# The wheel is built from this tree without build isolation: the backend is in the lock.
.venv/.users: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

.venv/.developers: requirements-dev.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) install --require-hashes -r requirements-dev.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@ .venv/.users

# Writes what the program prints of the example pile into README.md.
readme: .venv/.developers
	$(BIN)/python tools/readme.py

# Needs pip-tools. The build backend is pinned with the rest, and no address of a registry is written.
LOCK := pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-emit-options --no-header --all-build-deps
lock:
	$(LOCK) --output-file requirements.lock pyproject.toml
	$(LOCK) --extra dev --output-file requirements-dev.lock pyproject.toml

clean:
	rm -rf .venv demo.variorum build dist
