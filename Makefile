# Two commands on a fresh machine with Python 3.11 or later and make:
#   make demo    installs into .venv and merges the sample submissions of 2020-6T
#   make test    installs what the tests need and runs them all

PYTHON ?= python3
BIN := .venv/bin
PERIOD := 2020-6T
INSTALL := $(BIN)/python -m pip install --quiet --constraint constraints.txt

.PHONY: demo test faults soak lint docs samples fuzz bench clean

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

# A test whose program is not installed (tests/support/needs.py) is left out and named; with CI=true none is.
test: .venv/tested
	@$(BIN)/python -m pytest -n auto
	@echo "All tests passed."

# Every file and network call of a night, killed and failing in six ways: about an hour on two cores. It goes on where it
# was stopped; points that left something wrong are taken again with AGAIN=--again.
faults: .venv/tested
	@command -v strace >/dev/null || { echo "This needs strace: apt-get install strace"; exit 1; }
	$(BIN)/python -m tests.support.faults $(AGAIN)
	$(BIN)/python -m tests.support.mail_rig

# A month of nights, killed so often at random calls; the seed is printed, SEED=--seed=7 plays it again.
KILLS := 1000
soak: .venv/tested
	@command -v strace >/dev/null || { echo "This needs strace: apt-get install strace"; exit 1; }
	$(BIN)/python -m tests.support.soak $(KILLS) $(SEED)

lint: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --package toolkit

docs: .venv/tested
	$(BIN)/python docs/generate.py

samples: .venv/tested
	$(BIN)/python workbooks/make_samples.py

SECONDS ?= 600
fuzz: .venv/tested
	$(BIN)/python -m tests.hostile.fuzz $(SECONDS)

# Ratios and profiles, printed and written to docs/performance.md; MEASURES="reading own" takes only those.
bench: .venv/tested
	$(BIN)/python -m benchmarks $(MEASURES)

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
