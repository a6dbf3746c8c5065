"""What this machine has: memory, cores, and the devices llama.cpp was built for and found."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

GPU_MARGIN = 512 << 20  # bytes left free on a GPU: compute buffers, and whatever draws the screen
PCI_VENDORS = {"0x10de": "NVIDIA", "0x1002": "AMD"}  # integrated Intel graphics gain little and are not named


@dataclass(frozen=True, slots=True)
class Machine:
    """Memory in bytes, as this process may use it; `cores` are physical ones, the best count for inference."""

    memory_total: int
    memory_free: int
    cores: int


@dataclass(frozen=True, slots=True)
class Device:
    """A compute device as llama.cpp reports it. `kind` is "cpu", "gpu", "igpu" or "accel"; bytes."""

    name: str
    description: str
    kind: str
    memory_free: int
    memory_total: int

    @property
    def is_gpu(self) -> bool:
        return self.kind in ("gpu", "igpu")


@dataclass(frozen=True, slots=True)
class Backends:
    """What the installed llama.cpp can use. `gpu_support` is of the build, `devices` of this machine."""

    gpu_support: bool
    devices: tuple[Device, ...]

    @property
    def gpu(self) -> Device | None:
        """The GPU with most free memory."""
        gpus = [device for device in self.devices if device.is_gpu]
        return max(gpus, key=lambda device: device.memory_free, default=None)


def machine() -> Machine:
    """Measures; `memory_free` changes from moment to moment."""
    import psutil  # type: ignore[import-untyped]

    memory = psutil.virtual_memory()
    total, free = memory.total, memory.available
    if limit := _cgroup_memory():
        allowed, used = limit
        total, free = min(total, allowed), min(free, max(0, allowed - used))
    cores = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    return Machine(total, free, max(1, min(cores, _usable_cpus())))


def _usable_cpus() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _cgroup_memory() -> tuple[int, int] | None:
    """Limit and use of the control group this process is in (Linux); None where there is no limit."""
    if sys.platform != "linux":
        return None
    try:
        root = Path("/sys/fs/cgroup")
        limit = (root / "memory.max").read_text().strip()
        return None if limit == "max" else (int(limit), int((root / "memory.current").read_text()))
    except (OSError, ValueError):
        return None


def layers_that_fit(free: int, *, layers: int, layer_bytes: int, margin: int = GPU_MARGIN) -> int:
    """How many of a model's layers a GPU with `free` bytes can hold, a margin kept back.

    Args:
        layers: layers of the model, the output layer counted as one.
        layer_bytes: weights and KV cache of one layer.
    """
    if layer_bytes <= 0:
        return 0
    return max(0, min(layers, (free - margin) // layer_bytes))


def graphics_vendors() -> tuple[str, ...]:
    """Vendors of the graphics cards in this machine, whether or not llama.cpp can use them (Linux only)."""
    found = set()
    for vendor in Path("/sys/class/drm").glob("card[0-9]/device/vendor"):
        try:
            found.add(PCI_VENDORS.get(vendor.read_text().strip(), ""))
        except OSError:
            continue
    if Path("/proc/driver/nvidia/version").exists():
        found.add("NVIDIA")
    return tuple(sorted(found - {""}))


def describe(backends: Backends, *, vendors: Sequence[str] = ()) -> str:
    """Which backend runs a model here, and why not the other: one line for `models`."""
    if gpu := backends.gpu:
        free, total = gpu.memory_free / 2**30, gpu.memory_total / 2**30
        return f"{gpu.name} ({gpu.description}, {free:.1f} of {total:.1f} GiB free)"  # told
    if backends.gpu_support:
        return "CPU; this llama.cpp can use a GPU, and found none it knows how to use"  # told
    if vendors:
        wanted = "cuda" if "NVIDIA" in vendors else "vulkan"
        return (
            f"CPU; there is a {' and a '.join(vendors)} GPU, and this llama.cpp was built without GPU support"
            f" (make demo GPU={wanted})"  # told
        )
    return "CPU; no GPU was found, and this llama.cpp was built without GPU support"  # told
