# One environment, .venv/, made by every target that needs it.
#   make demo    index the sample folder and ask four questions in the terminal
#   make test    everything that CI runs
#   make run     the window
#   make check   style, types, import contracts and the fast tests
#   make bench   the numbers: speed, quality, freshness (needs ../shared/data)
#   make package  the app as a folder, an archive and a Debian package in dist/ (the first time llama.cpp is built: 10 to 25 minutes)
#   make translations  the texts of the window collected for translation, and its translations made ready
#   make grounding  the reader in resources/reader, trained anew: 90 minutes on two cores (needs ../shared/data)
# GPU=cuda or GPU=vulkan builds llama.cpp for that backend.

PYTHON ?= python3
GPU ?=
BIN := .venv/bin
ENV := .venv/.made$(if $(GPU),-$(GPU))
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export ORT_DISABLE_TELEMETRY := 1

CMAKE_cuda := -DGGML_CUDA=on
CMAKE_vulkan := -DGGML_VULKAN=on
ifneq ($(GPU),)
$(if $(CMAKE_$(GPU)),,$(error GPU=$(GPU): there are cuda and vulkan))
endif

.PHONY: help env demo run test check bench package grounding translations format libraries screenshots clean

help: $(ENV)
	@sed -n 's/^#   //p' Makefile

env: $(ENV)

.venv/.made: pyproject.toml constraints.txt packaging/make_env.sh
	@sh packaging/make_env.sh "$(PYTHON)"
	@touch $@

# llama-cpp-python comes as source: built again for a GPU when asked for.
.venv/.made-%: .venv/.made
	CMAKE_ARGS="$(CMAKE_$*)" $(BIN)/pip install --no-cache-dir --force-reinstall --no-deps -c constraints.txt llama-cpp-python
	@rm -f .venv/.made-*
	@touch $@

libraries:
	@sh packaging/system_libraries.sh

demo: $(ENV)
	@$(BIN)/python packaging/demo.py

run: $(ENV) libraries
	@$(BIN)/alcove

test: $(ENV) libraries
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest

check: $(ENV) libraries
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -m "not real and not slow"

bench: $(ENV)
	@$(BIN)/python -m tests.bench $(ONLY)

package: libraries
	@$(PYTHON) packaging/package.py $(STEPS)

translations: $(ENV)
	@$(BIN)/python packaging/make_translations.py

# onnx writes the graph and is needed for nothing else: it is kept out of the environment.
grounding: $(ENV)
	@$(BIN)/pip install --quiet --no-deps --upgrade --target build/onnx onnx==1.23.2 ml_dtypes
	@PYTHONPATH=build/onnx $(BIN)/python packaging/make_reader.py
	@$(BIN)/python packaging/calibrate_reader.py

format: $(ENV)
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

screenshots: $(ENV) libraries
	@$(BIN)/python packaging/screenshot.py
	@for colours in "" --dark; do QT_SCALE_FACTOR=1.25 $(BIN)/python packaging/screenshot.py --pages build/pages $$colours; done

clean:
	rm -rf .venv .alcove build dist
