# Needs make and Python 3.11 or later; everything else is put into .venv.
.PHONY: run test bench format requirements

# Prepare everything and serve the site; again: what is already there is kept.
run:
	@scripts/install requirements.txt
	@.venv/bin/python -m scripts.run

# Every check and test, on SQLite and PostgreSQL.
test:
	@scripts/install requirements-dev.txt
	@.venv/bin/python -m scripts.test

# How fast, beside the least that could do the same work; with FILMS=1000000 for so many films.
bench:
	@scripts/install requirements-dev.txt
	@.venv/bin/python -m benchmarks.run $(if $(FILMS),--films $(FILMS))

# Put the code in the form that `make test` wants.
format:
	@scripts/install requirements-dev.txt
	@.venv/bin/ruff check --fix-only .
	@.venv/bin/ruff format .
	@find templates -name '*.html' -exec .venv/bin/djade --target-version 5.2 {} +

# Pin the newest releases that requirements*.in allow, with the hashes of their files. Needs uv.
requirements:
	uv pip compile --upgrade $(COMPILE) requirements.in -o requirements.txt
	uv pip compile --upgrade $(COMPILE) requirements-dev.in -o requirements-dev.txt

COMPILE = --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command 'make requirements'
