# run, test, serve, lint, bench: each sets up what it needs first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
HOME_FOLDER := $(or $(DAIBAN_HOME),var)

# dbt as a tool for those who build it: reads what the last run left, asks nothing of the network.
DBT := DO_NOT_TRACK=1 DAIBAN_WAREHOUSE=$(HOME_FOLDER)/build/warehouse.duckdb $(BIN)/dbt
DBT_PLACES := --project-dir dbt_project --profiles-dir dbt_project \
	--target-path target --log-path logs

.PHONY: run test seeds mutations corpus serve lint docs bench clean

run: $(READY)
	$(BIN)/daiban run

# A file's tests stay together, because they share what is expensive to set up; files keep their
# order, the long ones first, so that no worker is left alone at the end.
test: $(READY)
	.ci/install-system-packages
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

# Every policy on other seeds and spans against its own truth: some minutes, so not part of `test`.
seeds: $(READY)
	$(BIN)/python -m pytest tests/integration/test_truth.py -m slow -n auto

# Ten thousand disfigured returns: none may crash the reading or lose a cell.
mutations: $(READY)
	$(BIN)/python -m tests.mutations.run

# Foreign, broken and hostile files (DAIBAN_CORPUS_DIR) in one real run; memory measured.
corpus: $(READY)
	$(BIN)/python -m pytest -m slow -s tests/corpus

# ADDRESS=0.0.0.0 needs sign-in (docs/sign-in.md).
serve: $(READY)
	$(if $(ADDRESS),DAIBAN_ADDRESS=$(ADDRESS)) $(BIN)/python -m pipelines.orchestration.serve

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/sqlfluff lint --disable-progress-bar dbt_project/models dbt_project/tests
	$(DBT) parse --quiet $(DBT_PLACES)
	$(BIN)/dbt-bouncer --config-file dbt_project/dbt-bouncer.yml

# The models as a site of one file, with what each column means and who reads it.
docs: run
	$(DBT) docs generate --static --quiet $(DBT_PLACES)
	@mkdir -p $(HOME_FOLDER)/docs
	@cp dbt_project/target/static_index.html $(HOME_FOLDER)/docs/models.html
	@echo "数据模型说明：$(HOME_FOLDER)/docs/models.html"

bench: $(READY)
	$(BIN)/python -m tests.bench.bench

clean:
	rm -rf $(HOME_FOLDER)

# Set-up runs again only when the lock or the project file changes.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "需要 Python 3.11 或更高版本，例如：make PYTHON=python3.12 run"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
		{ echo "无法建立虚拟环境。Debian/Ubuntu 请先安装：apt-get install python3-venv"; exit 1; }
	@echo "正在安装所需组件（只在第一次或组件变化时，约一分钟）……"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)
