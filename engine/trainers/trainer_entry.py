"""Starts `python -m finetune` from a folder, in a Python that does not know us: `python -P THIS_FILE JOB`.

A file to be run, not imported. The folder is not put on the path: of an installed Alcove it is a site-packages,
whose other packages are of another Python. Only `engine` and `finetune` are made known, by their places.
"""

import importlib.util
import runpy
import sys
from pathlib import Path


def introduce(package: str, folder: Path) -> None:
    """Makes `import package` find the package in `folder`, and nothing else there."""
    spec = importlib.util.spec_from_file_location(
        package, folder / package / "__init__.py", submodule_search_locations=[str(folder / package)]
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[package] = module
    spec.loader.exec_module(module)


if __name__ == "__main__":
    for name in ("engine", "finetune"):
        introduce(name, Path(__file__).resolve().parents[2])
    runpy.run_module("finetune", run_name="__main__", alter_sys=True)
