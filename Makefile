# Two commands on a fresh machine with Python 3.11 or later and make:
#   make demo    installs into .venv and merges the sample submissions of 2020-6T
#   make test    installs what the tests need and runs them all

PYTHON ?= python3
BIN := .venv/bin
PERIOD := 2020-6T
INSTALL := $(BIN)/python -m pip install --quiet --constraint constraints.txt

.PHONY: demo test lint docs samples clean

.venv/made:
	@$(PYTHON) -c "import sys; sys.version_info >= (3, 11) or sys.exit('ktxh needs Python 3.11 or later; set PYTHON=…')"
	@echo "Making .venv …"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	@touch $@

.venv/installed: .venv/made pyproject.toml constraints.txt
	@echo "Installing ktxh into .venv …"
	@$(INSTALL) --editable .
	@touch $@

.venv/tested: .venv/installed
	@echo "Installing what the tests need …"
	@$(INSTALL) --group dev
	@touch $@

demo: .venv/installed
	@$(BIN)/ktxh merge $(PERIOD); code=$$?; \
	if [ $$code -ne 0 ] && [ $$code -ne 3 ]; then exit $$code; fi
	@echo "The sample submissions have planted faults (see workbooks/$(PERIOD)/README.md). The results:"
	@echo "  master  workbooks/$(PERIOD)/tong-hop-$(PERIOD).xlsx"
	@echo "  table   workbooks/$(PERIOD)/bieu-$(PERIOD).xlsx"
	@echo "  report  workbooks/$(PERIOD)/report.html"

test: .venv/tested
	@left=""; \
	if [ "$$CI" != true ] && ! command -v soffice >/dev/null 2>&1; then left="$$left and not libreoffice"; fi; \
	if [ "$$CI" != true ] && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && ! command -v initdb >/dev/null 2>&1; \
	then left="$$left and not postgresql"; fi; \
	if [ "$$CI" != true ] && ! command -v chromium >/dev/null 2>&1; then left="$$left and not browser"; fi; \
	left=$${left# and }; \
	if [ -n "$$left" ]; then \
	  echo "LibreOffice, PostgreSQL or Chromium is not installed; left out are the tests that need it ($$left)."; \
	  echo "For all of them: apt-get install libreoffice-calc libreoffice-writer python3-uno postgresql chromium"; \
	fi; \
	$(BIN)/python -m pytest -n auto -m "$$left"
	@echo "All tests passed."

lint: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: .venv/tested
	$(BIN)/python docs/generate.py

samples: .venv/tested
	$(BIN)/python workbooks/make_samples.py

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
