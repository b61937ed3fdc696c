# Everything a fresh checkout needs is Python 3.11 or newer, git and make.
#
#   make          set up .venv, validate the records, build the data set
#   make check    all that the build validates, writing nothing
#   make verify   find every quoted phrase in the archive: REFUSALS_ARCHIVE=DIR
#   make add      archive the text of a page or file: SOURCE=… REFUSALS_ARCHIVE=DIR
#   make diff     what differs between two versions of the data: OLD=… NEW=… (here, if not told)
#   make release  make a release in dist/: VERSION=… (a higher one than computed) SINCE=… (the last)
#   make test     run the tests; narrow them with TESTS="tests/some_test.py -k name"
#   make mutants  plant faults in the records and see that they are caught: docs/score.md
#   make bench    how long reading figures, proving phrases and checking take
#   make lock     pin the requirements again; newer ones with UPGRADE=--upgrade
#   make clean    remove .venv, dist and caches (nothing that git tracks)

PYTHON ?= python3
TESTS ?=
UPGRADE ?=
UV_VERSION := 0.13.9

# Only wheels, each with its hash: nothing unpinned is fetched or run to build one.
PIP_OPTIONS := --quiet --disable-pip-version-check --no-input --require-hashes --no-deps \
	--only-binary :all:
PIP_INSTALL := .venv/bin/python -m pip install $(PIP_OPTIONS)

# One package that a validator needs has no wheel. It is made of its pinned source by the
# pinned setuptools, which therefore comes first.
CATALOGUES_INSTALL := .venv/catalogues/bin/python -m pip install $(PIP_OPTIONS)
FROM_SOURCE := --no-binary jsonpath-rw --no-build-isolation

# With no home there is no place for pip's cache: it must not end up in /.cache.
ifeq ($(strip $(HOME)),)
export PIP_NO_CACHE_DIR := 1
endif

# Where Python may keep nothing, every command of a test compiles the project anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: build check verify add diff release test mutants bench lock clean
.DELETE_ON_ERROR:
.DEFAULT_GOAL := build

build: .venv/.requirements
	@./refusals build

check: .venv/.requirements
	@./refusals check

verify: .venv/.requirements
	@if [ -z "$$REFUSALS_ARCHIVE" ]; then \
		echo "error: REFUSALS_ARCHIVE is empty: name the folder of archived texts, as in" >&2; \
		echo "  make verify REFUSALS_ARCHIVE=../archive" >&2; \
		exit 2; \
	fi
	@./refusals verify --archive "$$REFUSALS_ARCHIVE"

# Handed over by the environment: the shell then reads nothing in an address as its own. For
# make, a $ in it is written $$.
add: .venv/.requirements
	@if [ -z "$$REFUSALS_ARCHIVE" ] || [ -z "$$SOURCE" ]; then \
		echo "error: name a page or file, and the folder of archived texts, as in" >&2; \
		echo "  make add SOURCE=https://example.org/article REFUSALS_ARCHIVE=../archive" >&2; \
		exit 2; \
	fi
	@./refusals add --archive "$$REFUSALS_ARCHIVE" -- "$$SOURCE"

diff: .venv/.requirements
	@if [ -z "$$OLD" ]; then \
		echo "error: name what to compare with, a folder, zip or git revision, as in" >&2; \
		echo "  make diff OLD=main" >&2; \
		exit 2; \
	fi
	@./refusals diff -- "$$OLD" "$${NEW:-.}"

release: .venv/.requirements
	@set --; \
	if [ -n "$$SINCE" ]; then set -- "--since=$$SINCE"; fi; \
	if [ -n "$$VERSION" ]; then set -- "$$@" -- "$$VERSION"; fi; \
	./refusals release "$$@"

test: .venv/.requirements-test .venv/.requirements-catalogues
	@.venv/bin/python -m pytest -n auto --dist loadgroup $(TESTS)

mutants: .venv/.requirements
	@.venv/bin/python -m src.score

bench: .venv/.requirements
	@.venv/bin/python -m benchmarks.figures
	@.venv/bin/python -m benchmarks.phrases
	@.venv/bin/python -m benchmarks.check

.venv/.requirements: requirements.lock
	@if ! command -v "$(PYTHON)" >/dev/null 2>&1; then \
		echo "error: there is no $(PYTHON) here: install Python 3.11 or newer, or name one: make PYTHON=python3.12" >&2; \
		exit 1; \
	fi
	@if ! "$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
		echo "error: Python 3.11 or newer is needed, and $(PYTHON) is $$("$(PYTHON)" --version 2>&1): name a newer one: make PYTHON=python3.12" >&2; \
		exit 1; \
	fi
	@if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then \
		rm -rf .venv; \
		if ! "$(PYTHON)" -m venv .venv; then \
			rm -rf .venv; \
			echo "error: $(PYTHON) cannot make a virtual environment (Debian and Ubuntu: install python3-venv)" >&2; \
			exit 1; \
		fi; \
	fi
	@echo "Installing requirements.lock into .venv (a minute, the first time)"
	@$(PIP_INSTALL) -r requirements.lock
	@touch $@

.venv/.requirements-test: .venv/.requirements requirements-test.lock
	@echo "Installing requirements-test.lock into .venv"
	@$(PIP_INSTALL) -r requirements-test.lock
	@touch $@

.venv/.requirements-catalogues: .venv/.requirements requirements-catalogues.lock
	@echo "Installing requirements-catalogues.lock into .venv/catalogues"
	@rm -rf .venv/catalogues
	@.venv/bin/python -m venv .venv/catalogues
	@sed -n '/^setuptools==/,/[^\\]$$/p' requirements-catalogues.lock | $(CATALOGUES_INSTALL) -r /dev/stdin
	@$(CATALOGUES_INSTALL) $(FROM_SOURCE) -r requirements-catalogues.lock
	@touch $@

# One lock serves Python 3.11 and newer on every platform. uv only resolves; it gets
# an environment of its own, thrown away at once.
lock:
	@set -e; \
	tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT; \
	"$(PYTHON)" -m venv "$$tools/venv"; \
	"$$tools/venv/bin/python" -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION); \
	pin() { \
		in=$$1; out=$$2; shift 2; \
		[ ! -f "$$out" ] || cp "$$out" "$$tools/body"; \
		"$$tools/venv/bin/uv" pip compile --quiet --no-config --universal --python-version 3.11 \
			--generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
			$(UPGRADE) "$$@" --output-file "$$tools/body" "$$in" >/dev/null; \
		{ \
			echo "# Made from $$in by \`make lock\`: do not edit."; \
			echo "# Newer versions: make lock UPGRADE=--upgrade"; \
			cat "$$tools/body"; \
		} >"$$tools/whole"; \
		cat "$$tools/whole" >"$$out"; \
		rm "$$tools/body"; \
	}; \
	pin requirements.in requirements.lock; \
	pin requirements-test.in requirements-test.lock --constraint requirements.lock; \
	pin requirements-catalogues.in requirements-catalogues.lock

clean:
	rm -rf .venv dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
