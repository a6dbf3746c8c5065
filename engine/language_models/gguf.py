"""Reads and checks the header of a GGUF file: metadata and tensor extents, never the weights.

A file is looked at here before llama.cpp's own parser, written in C++, is let near it. Standard library only:
the `gguf` package needs numpy, maps whole files and trusts their counts.
Layout: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

from __future__ import annotations

import os
import struct
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from engine.errors import EngineError

Value = int | float | bool | str | tuple[()]

MAGIC = b"GGUF"
VERSIONS = (2, 3)
MAX_ENTRIES = 100_000  # metadata keys, or tensors; real files have some dozens, and up to some thousands
MAX_STRING = 16 << 20  # bytes; the longest real ones are chat templates
MAX_ARRAY = 8 << 20  # elements; the longest real ones are vocabularies
MAX_DIMENSIONS = 4
DEFAULT_ALIGNMENT = 32

_SCALARS = {0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q", 11: "<q", 12: "<d"}
_STRING, _ARRAY = 8, 9

# enum ggml_type: name, weights in a block, bytes of a block
_TENSOR_TYPES = {
    0: ("F32", 1, 4),
    1: ("F16", 1, 2),
    2: ("Q4_0", 32, 18),
    3: ("Q4_1", 32, 20),
    6: ("Q5_0", 32, 22),
    7: ("Q5_1", 32, 24),
    8: ("Q8_0", 32, 34),
    10: ("Q2_K", 256, 84),
    11: ("Q3_K", 256, 110),
    12: ("Q4_K", 256, 144),
    13: ("Q5_K", 256, 176),
    14: ("Q6_K", 256, 210),
    16: ("IQ2_XXS", 256, 66),
    17: ("IQ2_XS", 256, 74),
    18: ("IQ3_XXS", 256, 98),
    19: ("IQ1_S", 256, 50),
    20: ("IQ4_NL", 32, 18),
    21: ("IQ3_S", 256, 110),
    22: ("IQ2_S", 256, 82),
    23: ("IQ4_XS", 256, 136),
    24: ("I8", 1, 1),
    25: ("I16", 1, 2),
    26: ("I32", 1, 4),
    27: ("I64", 1, 8),
    28: ("F64", 1, 8),
    29: ("IQ1_M", 256, 56),
    30: ("BF16", 1, 2),
    39: ("MXFP4", 32, 17),
}

# enum llama_ftype, where a file names its own kind; the rest goes by its most common tensor type
_FILE_TYPES = {11: "Q3_K_S", 12: "Q3_K_M", 13: "Q3_K_L", 14: "Q4_K_S", 15: "Q4_K_M", 16: "Q5_K_S", 17: "Q5_K_M"}


@dataclass(frozen=True, slots=True)
class Header:
    """What a GGUF file says of itself. Arrays of its metadata are skipped and read as ().

    Attributes:
        layer_bytes: weights of one repeated layer, on average.
        parameters: how many numbers its tensors hold, counted from their shapes.
    """

    path: Path
    bytes: int
    metadata: Mapping[str, Value]
    quant: str
    layer_bytes: int
    parameters: int

    def text(self, key: str) -> str:
        value = self.metadata.get(key, "")
        return value if isinstance(value, str) else ""

    def number(self, key: str, default: int = 0) -> int:
        """A number of this architecture: `number("block_count")` reads `llama.block_count`."""
        value = self.metadata.get(f"{self.architecture}.{key}", default)
        return value if isinstance(value, int) else default

    @property
    def architecture(self) -> str:
        return self.text("general.architecture")

    @property
    def name(self) -> str:
        return self.text("general.name") or self.path.stem

    @property
    def license(self) -> str:
        return self.text("general.license")

    @property
    def layers(self) -> int:
        """Repeated layers and the output layer."""
        return self.number("block_count") + 1

    def kv_bytes(self, n_ctx: int) -> int:
        """KV cache of one layer for a context, in half precision."""
        heads = self.number("attention.head_count", 1)
        kv_heads = self.number("attention.head_count_kv", heads)
        head = self.number("embedding_length") // max(1, heads)
        key = self.number("attention.key_length", head)
        return n_ctx * kv_heads * (key + self.number("attention.value_length", key)) * 2


def read_header(path: Path) -> Header:
    """Reads a model's header and checks that every tensor lies inside the file.

    Raises:
        EngineError: not a GGUF file, another version, damaged, cut short, or no language model.
    """
    try:
        with path.open("rb") as stream:
            return _Reader(path, stream).header()
    except OSError as error:
        raise EngineError(
            f"{path} cannot be read: {error.strerror}", "check its name and permissions; is its disk connected?"
        ) from error


class _Reader:
    def __init__(self, path: Path, stream: BinaryIO) -> None:
        self._path = path
        self._stream = stream
        self._size = os.fstat(stream.fileno()).st_size

    def header(self) -> Header:
        if self._stream.read(4) != MAGIC:
            raise EngineError(
                f"{self._path.name} is not a GGUF file", "Alcove runs models in the GGUF format of llama.cpp"
            )
        version = int(self._scalar("<I"))
        if version not in VERSIONS:
            raise EngineError(
                f"{self._path.name} is GGUF version {version}; this Alcove reads {VERSIONS[0]} and {VERSIONS[1]}",
                "look for a newer conversion of the model",
            )
        tensors, entries = self._count("tensors"), self._count("entries")
        metadata: dict[str, Value] = {}
        for _ in range(entries):
            key = self._string()
            metadata[key] = self._value(int(self._scalar("<I")))
        quant, layer_bytes, parameters = self._tensors(tensors, metadata)
        header = Header(self._path, self._size, metadata, quant, layer_bytes, parameters)
        if header.text("general.type") not in ("", "model") or not header.number("block_count"):
            raise EngineError(
                f"{self._path.name} is not a language model",
                "an adapter is registered with: alcove adapters"
                if header.text("general.type") == "adapter"
                else "choose a model that answers in text",
            )
        return header

    def _tensors(self, count: int, metadata: Mapping[str, Value]) -> tuple[str, int, int]:
        """Checks the tensors' places; returns the kind of the weights, the bytes of a repeated layer, and how many
        weights there are."""
        ends = []
        weights: Counter[str] = Counter()
        in_layers = 0
        for _ in range(count):
            name = self._string()
            dimensions = int(self._scalar("<I"))
            if dimensions > MAX_DIMENSIONS:
                raise self._damaged(f"a tensor of {dimensions} dimensions")  # told
            elements = 1
            for _ in range(dimensions):
                elements *= int(self._scalar("<Q"))
            kind, offset = int(self._scalar("<I")), int(self._scalar("<Q"))
            if kind not in _TENSOR_TYPES:
                raise EngineError(
                    f"{self._path.name} holds weights of an unknown type ({kind})", "a newer Alcove may read it"
                )
            type_name, block, block_bytes = _TENSOR_TYPES[kind]
            if elements % block:
                raise self._damaged(f"{elements} weights in blocks of {block}")  # told
            size = elements // block * block_bytes
            ends.append(offset + size)
            weights[type_name] += elements
            in_layers += size if name.startswith("blk.") else 0
        alignment = metadata.get("general.alignment", DEFAULT_ALIGNMENT)
        if not isinstance(alignment, int) or not 0 < alignment <= 1 << 16:
            raise self._damaged("an impossible alignment")  # told
        start = -(-self._stream.tell() // alignment) * alignment
        needed = start + max(ends, default=0)
        if needed > self._size:
            raise EngineError(
                f"{self._path.name} is cut short: {self._size:,} of {needed:,} bytes are there",
                "copy or download the file again",
            )
        layers = metadata.get(f"{metadata.get('general.architecture')}.block_count")
        file_type = metadata.get("general.file_type")
        common = weights.most_common(1)[0][0] if weights else ""
        quant = _FILE_TYPES.get(file_type, common) if isinstance(file_type, int) else common
        layer_bytes = in_layers // layers if isinstance(layers, int) and layers > 0 else 0
        return quant, layer_bytes, weights.total()

    def _value(self, kind: int) -> Value:
        if kind == _STRING:
            return self._string()
        if kind == _ARRAY:
            self._skip_array()
            return ()
        if kind not in _SCALARS:
            raise self._damaged(f"an unknown kind of value ({kind})")  # told
        return self._scalar(_SCALARS[kind])

    def _skip_array(self) -> None:
        kind, length = int(self._scalar("<I")), int(self._scalar("<Q"))
        if length > MAX_ARRAY or kind == _ARRAY:
            raise self._damaged(f"a list of {length:,} values")  # told
        if kind == _STRING:
            for _ in range(length):
                self._skip(self._length())
        elif kind in _SCALARS:
            self._skip(length * struct.calcsize(_SCALARS[kind]))
        else:
            raise self._damaged(f"an unknown kind of value ({kind})")  # told

    def _count(self, what: str) -> int:
        count = int(self._scalar("<Q"))
        if count > MAX_ENTRIES:
            raise self._damaged(f"{count:,} {what}")
        return count

    def _length(self) -> int:
        length = int(self._scalar("<Q"))
        if length > MAX_STRING:
            raise self._damaged(f"a text of {length:,} bytes")  # told
        return length

    def _string(self) -> str:
        return self._bytes(self._length()).decode("utf-8", "replace")

    def _scalar(self, layout: str) -> int | float | bool:
        value: int | float | bool = struct.unpack(layout, self._bytes(struct.calcsize(layout)))[0]
        return value

    def _bytes(self, size: int) -> bytes:
        data = self._stream.read(size)
        if len(data) != size:
            raise self._cut_short()
        return data

    def _skip(self, size: int) -> None:
        if self._stream.tell() + size > self._size:
            raise self._cut_short()
        self._stream.seek(size, os.SEEK_CUR)

    def _cut_short(self) -> EngineError:
        return EngineError(
            f"{self._path.name} is cut short: it ends after {self._size:,} bytes, inside its own header",
            "copy or download the file again",
        )

    def _damaged(self, what: str) -> EngineError:
        return EngineError(f"{self._path.name} is damaged: it claims {what}", "copy or download the file again")
