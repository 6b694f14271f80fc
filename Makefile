# make run    startar appen på http://127.0.0.1:8501
# make test   prövar allt: stil, typer, beräkningar, sidor i webbläsare
# make check  bara stil och typer      make coverage  vilka rader inget test når
# make bench  mäter tid och storlek    make clean     tar bort .venv och mellanlager, aldrig data
#
# Det enda som behövs är Python 3.11 eller senare med venv. Resten läggs i .venv.

PYTHON ?= python3
# En arbetare mer än kärnorna: den som har webbläsaren väntar mest.
WORKERS := $(shell expr $$(nproc 2>/dev/null || echo 2) + 1)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test check coverage bench clean

run: .venv/run.stamp
	@$(BIN)/python -m streamlit run app.py

test: .venv/dev.stamp
	@$(BIN)/python -m tests.browser.chromium
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m pytest -n $(WORKERS) --no-loadscope-reorder

check: .venv/dev.stamp
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/bandit --quiet --configfile .bandit.yaml --recursive lib pages app.py
	@$(BIN)/python -m tests.dependency_audit

coverage: .venv/dev.stamp
	@$(BIN)/python -m pytest --cov --ignore tests/browser

bench: .venv/dev.stamp
	@$(BIN)/python -m tests.bench

clean:
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/run.stamp: requirements.txt | $(BIN)/python
	@echo "Hämtar de paket som appen behöver till .venv (bara första gången) …"
	@$(PIP) -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/run.stamp
	@echo "Hämtar verktygen för test till .venv (bara första gången) …"
	@$(PIP) -r requirements-dev.txt
	@touch $@

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "Hittar inte $(PYTHON): installera Python 3.11 eller senare."; exit 1; }
	@$(PYTHON) -c 'import sys; v = sys.version_info; v >= (3, 11) or sys.exit("Python %d.%d är för gammal: installera 3.11 eller senare, eller peka ut en med make PYTHON=/sökväg." % v[:2])'
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Det gick inte att skapa .venv: installera venv (på Debian och Ubuntu: apt install python3-venv)."; exit 1; }
