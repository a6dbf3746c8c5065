"""PyInstaller: the libraries of llama.cpp, each once.

The wheel holds every library three times under different names, and a second copy of all beside the package. The
portable build has one library for each kind of processor and one for each kind of graphics card; its build leaves
them in the environment's `bin`, and `engine.language_models.llama_library` has them loaded from `llama_cpp/lib`.
"""

import sys
from pathlib import Path

from PyInstaller.utils.hooks import get_package_paths

site, package = map(Path, get_package_paths("llama_cpp"))
library = package / "lib"
if sys.platform == "linux":  # by the names that they are opened and linked by
    found = [library / "libllama.so", *library.glob("libggml*.so.0")]
else:
    found = [file for file in library.iterdir() if file.suffix in (".dll", ".dylib")]
for folder in (library, site / "bin"):
    for backend in ("cpu-*", "vulkan"):
        found += [file for file in folder.glob(f"*ggml-{backend}.*") if file.suffix in (".so", ".dll")]
binaries = [(str(file), "llama_cpp/lib") for file in sorted(set(found))]
