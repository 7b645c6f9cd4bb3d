# Needs Python 3.11 or newer, git and make; everything else goes into .venv.
#   make serve ARGS="--dev-addr 127.0.0.1:9000"     passes ARGS on (serve, build, test, lock)
#   make serve EDITION=en                           shows the edition of mkdocs.en.yml instead of the first
#   make serve PYTHON=python3.13                    builds .venv with another Python
#   make serve PYTHON=python BIN=.venv/Scripts      on Windows, in Git Bash

PYTHON ?= python3
VENV = .venv
BIN = $(VENV)/bin
ARGS =
EDITION =
SITE_DIR = site

UV_VERSION = 0.13.9

# Without these, the theme and some plugins print banners about the end of MkDocs 1.x.
RUN = env NO_MKDOCS_2_WARNING=1 DISABLE_MKDOCS_2_WARNING=true $(BIN)

# Stamps: an environment made by hand or by uv has none, and is brought to the pinned versions once.
SITE = $(VENV)/.recoupe-site
DEV = $(VENV)/.recoupe-dev

help:
	@echo 'make serve   the site on http://127.0.0.1:8000/, reloaded at every change'
	@echo 'make build   the site in site/, with all its editions; an error in the corpus stops it'
	@echo 'make audit   what in site/ should not be there: scripts, links, texts that may not be published'
	@echo 'make test    the tests'
	@echo 'make check   style, types, import rules, the articles in content/, and what is made of the records for editors'
	@echo 'make messages  the catalogues in plugins/recoupe/locale, after a change to what the site says'
	@echo 'make lock    requirements*.txt again, after a change to pyproject.toml (ARGS=--upgrade: newest versions)'
	@echo 'make clean   removes what the others made, but .venv'

serve: $(SITE)
	@$(RUN)/mkdocs serve $(if $(EDITION),--config-file mkdocs.$(EDITION).yml) $(ARGS)

build: $(SITE)
	@$(RUN)/recoupe build --site-dir $(SITE_DIR) $(ARGS)

audit: $(SITE)
	@$(RUN)/recoupe audit $(SITE_DIR)

test: $(DEV)
	@$(RUN)/python -m pytest $(ARGS)

check: $(DEV)
	@$(RUN)/ruff check .
	@$(RUN)/ruff format --check .
	@$(RUN)/mypy
	@$(RUN)/lint-imports --no-logo
	@$(RUN)/recoupe check --content content
	@$(RUN)/recoupe fmt --check --content content
	@$(RUN)/recoupe schema --check --content content

messages: $(SITE)
	@$(RUN)/python -m recoupe.locale.update

SUPPORTED = import sys; sys.exit(sys.version_info < (3, 11))

ENSURE_VENV = \
	if ! $(BIN)/python -c 'import pip; $(SUPPORTED)' >/dev/null 2>&1; then \
	  if ! command -v $(PYTHON) >/dev/null 2>&1; then \
	    echo 'Recoupe needs Python 3.11 or newer, and "$(PYTHON)" was not found.' >&2; \
	    echo 'Where it has another name: make PYTHON=python3.13 ...' >&2; exit 1; \
	  fi; \
	  if ! $(PYTHON) -c '$(SUPPORTED)'; then \
	    echo "Recoupe needs Python 3.11 or newer, and \"$(PYTHON)\" is $$($(PYTHON) --version 2>&1)." >&2; \
	    echo 'Where a newer one has another name: make PYTHON=python3.13 ...' >&2; exit 1; \
	  fi; \
	  echo 'Creating $(VENV)'; \
	  $(PYTHON) -m venv --clear $(VENV) || exit 1; \
	fi

PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet install

$(SITE): requirements.txt pyproject.toml
	@$(ENSURE_VENV)
	@echo 'Installing requirements.txt (the first time takes a minute)'
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $(SITE)

# requirements-dev.txt holds all of requirements.txt.
$(DEV): requirements-dev.txt requirements.txt pyproject.toml
	@$(ENSURE_VENV)
	@echo 'Installing requirements-dev.txt (the first time takes a minute)'
	@$(PIP) --require-hashes -r requirements-dev.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $(SITE) $(DEV)

COMPILE = uv pip compile --quiet --no-config --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

lock:
	@set -e; tmp=$$(mktemp -d); trap 'rm -rf "$$tmp"' EXIT; trap 'exit 1' HUP INT TERM; \
	$(PYTHON) -m venv "$$tmp"; \
	"$$tmp/bin/python" -m pip --disable-pip-version-check --quiet install uv==$(UV_VERSION); \
	PATH="$$tmp/bin:$$PATH"; export PATH; \
	$(COMPILE) $(ARGS) --group build --output-file requirements.txt pyproject.toml >/dev/null; \
	$(COMPILE) $(ARGS) --group dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml >/dev/null
	@echo 'requirements.txt and requirements-dev.txt are up to date'

clean:
	rm -rf site dist .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .recoupe-cache .ruff_cache
	find plugins tests -name __pycache__ -type d -prune -exec rm -rf {} +

.NOTPARALLEL:
.PHONY: help serve build audit messages test check lock clean
