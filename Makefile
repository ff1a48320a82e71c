# The commands of the house. `make help` lists them.
PYTHON ?= python3
PORT ?= 8000
BIN = .venv/bin
PY = $(BIN)/python
export PORT
# Where there is no official instance in var/, what is asked of one is asked of the rehearsal.
HERE = $(if $(or $(DATABASE_URL),$(SHANYRAQ_VAR),$(wildcard var/shanyraq.sqlite3)),,SHANYRAQ_TODAY=2024-09-02 SHANYRAQ_VAR=var/demo)

.PHONY: help demo setup serve worker test test-sqlite test-postgres test-journeys check fix law words pictures bench verify backup restore clean-demo
.DEFAULT_GOAL := help

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-15s %s\n", $$1, $$2}'

demo: .prepare ## a rehearsal of 2 September 2024 on 127.0.0.1:8000 (PORT=)
	@SHANYRAQ_TODAY=$${SHANYRAQ_TODAY:-2024-09-02} SHANYRAQ_VAR=$${SHANYRAQ_VAR:-var/demo} $(BIN)/shanyraq demo --port $(PORT)

clean-demo: ## forget the rehearsal (var/demo)
	@rm -rf var/demo

setup: .prepare ## begin an official instance: names, first administrator, mail, time zone
	@$(BIN)/shanyraq setup

serve: .prepare ## serve an official instance (web and worker)
	@$(BIN)/shanyraq serve --port $(PORT)

worker: .prepare ## only the background work
	@$(BIN)/shanyraq worker

test: .prepare-dev ## everything: SQLite, PostgreSQL and Chromium where they are at hand
	@$(PY) tools/test.py

check: .prepare-dev ## lint, types, floors, words
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports && $(PY) tools/check_types.py && $(BIN)/shanyraq words --missing

fix: .prepare-dev ## format and mend what can be mended
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

law: .prepare ## run the worked cases of the law and list the norms of today
	@$(BIN)/rulebook cases --module shanyraq.law src/shanyraq/law && $(BIN)/rulebook norms --on $$(date +%F) src/shanyraq/law

words: .prepare ## compile the words of three languages, list what is missing
	@$(BIN)/shanyraq words --missing

pictures: .prepare-dev ## take the pictures of the manual from a rehearsal (Chromium)
	@$(PY) -m tests.journeys.pictures docs/pictures

bench: .prepare-dev ## the measurements, with peers beside us
	@$(PY) benchmarks/run.py

verify: .prepare ## check the journal; ANCHOR=file also finds a lost tail
	@$(HERE) $(BIN)/shanyraq verify $(if $(ANCHOR),--anchor $(ANCHOR))

backup: .prepare ## make backup FILE=… : database, files, anchors
	@$(HERE) $(BIN)/shanyraq backup $(FILE)

restore: .prepare ## make restore FILE=… : into an empty instance, journal verified after
	@$(BIN)/shanyraq restore $(FILE)

.PHONY: .prepare .prepare-dev
.prepare:
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "There is no $(PYTHON): install Python 3.11 or newer, or name one: make PYTHON=…" >&2; exit 1; }
	@$(PYTHON) tools/prepare.py
.prepare-dev: .prepare
	@$(PYTHON) tools/prepare.py dev
