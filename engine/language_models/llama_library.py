"""The llama.cpp library as such: its log, the devices it found, and its conversion of files.

This module and `llama` import llama_cpp, and nothing else does; both live in the language model's process alone.
"""

from __future__ import annotations

import ctypes
import re
import sys
from pathlib import Path
from typing import Any

import llama_cpp.llama_cpp as C  # noqa: N812

QUANTISATIONS = {
    "F16": C.LLAMA_FTYPE_MOSTLY_F16,
    "BF16": C.LLAMA_FTYPE_MOSTLY_BF16,
    "Q8_0": C.LLAMA_FTYPE_MOSTLY_Q8_0,
    "Q6_K": C.LLAMA_FTYPE_MOSTLY_Q6_K,
    "Q5_K_M": C.LLAMA_FTYPE_MOSTLY_Q5_K_M,
    "Q4_K_M": C.LLAMA_FTYPE_MOSTLY_Q4_K_M,
    "Q4_0": C.LLAMA_FTYPE_MOSTLY_Q4_0,
    "IQ4_NL": C.LLAMA_FTYPE_MOSTLY_IQ4_NL,
}

DEVICE_KINDS = {0: "cpu", 1: "gpu", 2: "igpu", 3: "accel"}  # enum ggml_backend_dev_type


class Refused(Exception):
    """The request cannot be done, and why; the process is as good as before."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Log:
    """What llama.cpp says: warnings go to the log file, the rest is kept for a look at what took effect."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._callback = C.llama_log_callback(self._take)  # kept: C holds no reference to it
        C.llama_log_set(self._callback, None)

    def _take(self, level: int, text: bytes, _: object) -> None:
        line = text.decode("utf-8", "replace")
        self.lines.append(line)
        if level in (3, 4):  # GGML_LOG_LEVEL_WARN, GGML_LOG_LEVEL_ERROR
            sys.stderr.write(line)
            sys.stderr.flush()

    def search(self, pattern: str) -> re.Match[str] | None:
        """The last line that matches."""
        return next((match for line in reversed(self.lines) if (match := re.search(pattern, line))), None)


def _ggml(name: str, result: Any, *arguments: Any) -> Any:
    """A function of ggml through the libraries that libllama itself loaded.

    Opening libggml by its file name may load a second copy with a registry of its own.
    """
    try:
        function = getattr(C._lib, name)
    except AttributeError:  # Windows does not look through a library's dependencies
        from llama_cpp import _ggml as module

        function = getattr(module.libggml, name)
    function.restype, function.argtypes = result, list(arguments)
    return function


def start() -> dict[str, Any]:
    """Initialises the library; returns what it was built for and what it found: `hardware.Backends` as JSON."""
    C.llama_backend_init()
    count = _ggml("ggml_backend_dev_count", ctypes.c_size_t)
    if not count():  # a build with loadable backends, such as the portable one, loads them only when told to
        load = _ggml("ggml_backend_load_all_from_path", None, ctypes.c_char_p)
        load(str(Path(C.__file__).parent / "lib").encode())
    get = _ggml("ggml_backend_dev_get", ctypes.c_void_p, ctypes.c_size_t)
    name = _ggml("ggml_backend_dev_name", ctypes.c_char_p, ctypes.c_void_p)
    description = _ggml("ggml_backend_dev_description", ctypes.c_char_p, ctypes.c_void_p)
    kind = _ggml("ggml_backend_dev_type", ctypes.c_int, ctypes.c_void_p)
    size = ctypes.POINTER(ctypes.c_size_t)
    memory = _ggml("ggml_backend_dev_memory", None, ctypes.c_void_p, size, size)
    devices = []
    for index in range(count()):
        device = get(index)
        free, total = ctypes.c_size_t(), ctypes.c_size_t()
        memory(device, ctypes.byref(free), ctypes.byref(total))
        devices.append(
            {
                "name": name(device).decode("utf-8", "replace"),
                "description": description(device).decode("utf-8", "replace"),
                "kind": DEVICE_KINDS.get(kind(device), "other"),
                "memory_free": free.value,
                "memory_total": total.value,
            }
        )
    return {"gpu_support": bool(C.llama_supports_gpu_offload()), "devices": devices}


def quantize(source: str, target: str, kind: str, threads: int) -> None:
    """Writes `source` in another quantisation. Cannot be interrupted: the parent ends the process.

    Raises:
        Refused: llama.cpp cannot make it.
    """
    params = C.llama_model_quantize_default_params()
    params.nthread = threads
    params.ftype = QUANTISATIONS[kind]
    params.allow_requantize = True
    if C.llama_model_quantize(source.encode(), target.encode(), ctypes.byref(params)):
        raise Refused(f"llama.cpp cannot write this model as {kind}", "tune with other quantisations")
