"""What an embedding model is on disk, and the one place that runs it (fastembed over onnxruntime).

A model is a folder: an ONNX file, its tokenizer files and, if the project made it, an `alcove.json` that
states its settings and the sha256 of every file. Any other folder laid out for fastembed or
sentence-transformers works too: its settings are read from the files that those libraries read.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import socket
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from engine.errors import EngineError

if TYPE_CHECKING:
    import numpy as np
    from fastembed import TextEmbedding
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

SETTINGS_FILE = "alcove.json"
_ONNX_FILES = ("model.onnx", "onnx/model.onnx", "model_optimized.onnx", "onnx/model_optimized.onnx")
_TOKENIZER_FILES = ("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "config.json")
_WEIGHT_SUFFIXES = (".onnx_data", ".onnx.data", ".data", ".safetensors")
_POOLED_OUTPUT = "sentence_embedding"  # the name by which exported models offer an already pooled vector
ALL_LANGUAGES = "multilingual"
SEVERAL = 20  # languages from which a model counts as one for all of them
_FRONT_MATTER = re.compile(r"---\s*\n(.*?)\n---", re.DOTALL)
_LANGUAGE = re.compile(r"^language:[ \t]*((?:\[[^\]]*\]|[^\n]*)(?:\n[ \t]*- [^\n]*)*)", re.MULTILINE)
_NO_MODEL_HINT = "choose a folder with an ONNX file, tokenizer.json and tokenizer_config.json"

Pooling = Literal["mean", "cls", "last", "none"]


@dataclass(frozen=True, slots=True)
class EmbedderSpec:
    """A model folder and how to use it. Vectors are always L2-normalised float32.

    Attributes:
        folder: where the files are.
        file: the ONNX file, relative to `folder`.
        dimensions: length of a vector.
        max_tokens: tokens the model was trained to read, special tokens included; more are cut off.
        pooling: how token vectors become one vector; "none" if `output` is already one vector a text.
        output: name of the graph's output to use; empty means the first.
        query_prefix, passage_prefix: put before each text of that kind.
        sha256: hash of every file the model is loaded from, by its path relative to `folder`.
        languages: those it was trained on (ISO 639-1), or "multilingual"; empty if nobody says.
    """

    folder: Path
    name: str
    file: str
    dimensions: int
    max_tokens: int
    pooling: Pooling
    sha256: Mapping[str, str]
    output: str = ""
    query_prefix: str = ""
    passage_prefix: str = ""
    licence: str = ""
    source: str = ""
    languages: tuple[str, ...] = ()

    @classmethod
    def load(cls, folder: Path) -> EmbedderSpec:
        """Reads `alcove.json`, or derives the settings of a folder without one.

        Raises:
            EngineError: the folder holds no embedding model that can be run here.
        """
        if not folder.is_dir():
            raise EngineError(f"there is no folder {folder}", _NO_MODEL_HINT)
        settings = _read_json(folder / SETTINGS_FILE)
        if not settings:
            return _derive(folder)
        try:
            spec = cls.from_json({**settings, "folder": str(folder)})
            spec._check()
        except (TypeError, ValueError) as error:
            raise EngineError(f"{folder / SETTINGS_FILE} does not describe a model: {error}", _NO_MODEL_HINT) from error
        return spec

    @classmethod
    def from_json(cls, settings: Mapping[str, Any]) -> EmbedderSpec:
        """The opposite of `to_json`."""
        languages = settings.get("languages", ())
        if not isinstance(languages, list | tuple) or not all(isinstance(each, str) for each in languages):
            raise TypeError("languages is no list of texts")  # told
        return cls(**{**settings, "folder": Path(settings["folder"]), "languages": tuple(languages)})

    def _check(self) -> None:
        """Whether a stranger's settings make sense, and every file that decides the vectors has its hash: what has none
        is never verified, and two different models would be taken for one.

        Raises:
            TypeError, ValueError: what does not.
        """
        for name in ("name", "file", "output", "query_prefix", "passage_prefix", "licence", "source"):
            if not isinstance(getattr(self, name), str):
                raise TypeError(f"{name} is no text")  # told
        for name in ("dimensions", "max_tokens"):
            number = getattr(self, name)
            if type(number) is not int or number < 1:  # `true` is an int to `isinstance`
                raise ValueError(f"{name} is no whole number above 0")  # told
        if self.pooling not in get_args(Pooling):
            raise ValueError(f"pooling is none of {', '.join(get_args(Pooling))}")  # told
        hashes = self.sha256
        if not isinstance(hashes, dict) or not all(isinstance(each, str) for each in hashes.values()):
            raise TypeError("sha256 is no hash for each file")  # told
        if not (self.folder / self.file).is_file():
            raise ValueError(f"{self.file} is missing")  # told
        for name in (*_model_files(self.folder, self.file), "tokenizer.json"):
            if name not in hashes:
                raise ValueError(f"sha256 lacks {name}")  # told

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "folder": str(self.folder), "sha256": dict(self.sha256)}

    @property
    def identity(self) -> str:
        """Two embedders of equal identity make the same vectors, wherever their folders lie."""
        settings = (
            self.dimensions,
            self.max_tokens,
            self.pooling,
            self.output,
            self.query_prefix,
            self.passage_prefix,
        )
        told = json.dumps([sorted(self.sha256.items()), settings])
        return hashlib.sha256(told.encode()).hexdigest()

    def verify(self) -> None:
        """Compares every file with its hash: 10 to 20 ms for the starter model.

        Raises:
            EngineError: a file is missing or is not the one it was.
        """
        for name, wanted in self.sha256.items():
            if _hash(self.folder / name) != wanted:
                raise EngineError(
                    f"the embedding model {self.name} is damaged: {self.folder / name} has changed",
                    "install Alcove again, or choose the model's folder once more with `alcove models use-embedder`",
                )


class EmbeddingModel:
    """A loaded model. Every call runs on the calling thread alone; calls may run side by side.

    Two threads that each embed their own small batch finish sooner than two that share every matrix product
    of a large one: nobody waits at a barrier, and a batch of about 256 tokens stays in the core's own cache.

    Args:
        spec: the model; its files are verified before they are loaded.

    Raises:
        EngineError: the files are damaged, are not a model, or are another than the settings say.
    """

    def __init__(self, spec: EmbedderSpec) -> None:
        spec.verify()
        self.spec = spec
        self._model = _load_fastembed(spec)
        if (length := _vector_length(self._model, spec)) != spec.dimensions:
            raise EngineError(
                f"vectors of the embedding model {spec.name} have {length} numbers, and {spec.dimensions} are stated",
                f"correct `dimensions` in {spec.folder / SETTINGS_FILE}, or choose another model",
            )

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One batch in one pass: float32[len(texts), dimensions], rows of length 1.

        The longest text decides the cost of every row, so batches should be of like length.

        Raises:
            EngineError: the model's numbers are not finite.
        """
        import numpy as np

        if not texts:
            return np.empty((0, self.spec.dimensions), np.float32)
        documents = [encodable(text) for text in texts]
        rows = np.stack(list(self._model.embed(documents, batch_size=len(documents))))
        if not np.isfinite(rows).all():
            raise EngineError(
                f"the embedding model {self.spec.name} gave numbers that are not finite",
                "its files or this computer's memory are damaged: run `alcove doctor`",
            )
        return rows.astype(np.float32, copy=False)


def load_tokenizer(spec: EmbedderSpec) -> Tokenizer:
    """The model's tokenizer without the truncation and padding that its file may carry.

    With them every text counts the same number of tokens.
    """
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(spec.folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def encodable(text: str) -> str:
    """`text` with what UTF-8 cannot hold (lone surrogates) replaced; every offset stays."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


@contextlib.contextmanager
def _no_socket_at_import() -> Iterator[None]:
    """fastembed imports requests, and urllib3 under it opens a socket to learn whether there is IPv6, unless
    Python says there is none. Nothing here ever uses either."""
    before, socket.has_ipv6 = socket.has_ipv6, False
    try:
        yield
    finally:
        socket.has_ipv6 = before


def _load_fastembed(spec: EmbedderSpec) -> TextEmbedding:
    with _no_socket_at_import():
        from fastembed import TextEmbedding
        from fastembed.common.model_description import ModelSource, PoolingType

    pooling = {
        "mean": PoolingType.MEAN,
        "cls": PoolingType.CLS,
        "last": PoolingType.LAST_TOKEN,
        "none": PoolingType.DISABLED,
    }[spec.pooling]
    # fastembed keeps the models it knows in a list of the process, each name once.
    name = f"alcove/{spec.identity}"
    if all(known["model"] != name for known in TextEmbedding.list_supported_models()):
        TextEmbedding.add_custom_model(
            name,
            pooling=pooling,
            normalization=True,
            sources=ModelSource(url="local"),  # required by its type; never used, the folder is given
            dim=spec.dimensions,
            model_file=spec.file,
            output_name=spec.output or None,
        )
    try:
        model = TextEmbedding(
            name,
            cache_dir=str(spec.folder),  # its default is the temporary folder
            threads=1,
            providers=["CPUExecutionProvider"],
            specific_model_path=str(spec.folder),
        )
    # onnxruntime and tokenizers raise bare Exceptions for files they cannot read.
    except Exception as error:
        raise EngineError(f"{spec.folder} cannot be loaded as an embedding model: {error}", _NO_MODEL_HINT) from error
    # fastembed reads the limit from tokenizer_config.json, where many models state a larger one.
    model.model.tokenizer.enable_truncation(max_length=spec.max_tokens)
    return model


def _vector_length(model: TextEmbedding, spec: EmbedderSpec) -> int:
    """How many numbers a vector has, by one trial text.

    Raises:
        EngineError: the model cannot be run as `spec` says.
    """
    try:
        (vector,) = model.embed(["trial"])
    # onnxruntime raises bare Exceptions, and fastembed a ValueError for what is no vector a text.
    except Exception as error:
        raise EngineError(f"{spec.folder} cannot be run as an embedding model: {error}", _NO_MODEL_HINT) from error
    return len(vector)


def _derive(folder: Path) -> EmbedderSpec:
    """Settings of a folder made for fastembed or sentence-transformers; dimensions by one trial text."""
    file = _find_onnx(folder)
    for name in _TOKENIZER_FILES[:2]:
        if not (folder / name).is_file():
            raise EngineError(f"{folder} is not an embedding model: {name} is missing", _NO_MODEL_HINT)
    outputs = _output_names(folder / file)
    pooled = _POOLED_OUTPUT in outputs
    prompts = _read_json(folder / "config_sentence_transformers.json").get("prompts") or {}
    draft = EmbedderSpec(
        folder=folder,
        name=folder.resolve().name,
        file=file,
        dimensions=1,  # not known yet
        max_tokens=_max_tokens(folder),
        pooling="none" if pooled else _pooling(folder),
        output=_POOLED_OUTPUT if pooled else "",
        query_prefix=str(prompts.get("query", "")),
        passage_prefix=str(prompts.get("passage") or prompts.get("document") or ""),
        sha256={name: _hash(folder / name) for name in _model_files(folder, file)},
        languages=declared_languages(folder),
    )
    return replace(draft, dimensions=_vector_length(_load_fastembed(draft), draft))


def _find_onnx(folder: Path) -> str:
    for name in _ONNX_FILES:
        if (folder / name).is_file():
            return name
    found = sorted(path.name for path in folder.glob("*.onnx"))
    if len(found) == 1:
        return found[0]
    what = f"it has several ONNX files ({', '.join(found)})" if found else "it has no ONNX file"  # told
    raise EngineError(f"{folder} is not an embedding model: {what}", _NO_MODEL_HINT)


def declared_languages(folder: Path) -> tuple[str, ...]:
    """What the folder's README says in its front matter, as model hubs have it; nothing if it says nothing."""
    readme = folder / "README.md"
    if not readme.is_file():
        return ()
    matter = _FRONT_MATTER.match(readme.read_text(encoding="utf-8", errors="replace"))
    if matter is None:
        return ()
    said = _LANGUAGE.search(matter.group(1))
    codes = re.findall(r"[a-z]{2,3}\b|multilingual", said.group(1)) if said else []
    many = "multilingual" in matter.group(1)  # as a language or as a tag
    return (ALL_LANGUAGES,) if many or len(codes) > SEVERAL else tuple(dict.fromkeys(codes))


def _output_names(model: Path) -> list[str]:
    import onnxruntime

    try:
        session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    # onnxruntime raises bare Exceptions for files it cannot read.
    except Exception as error:
        raise EngineError(f"{model} cannot be loaded as an embedding model: {error}", _NO_MODEL_HINT) from error
    return [output.name for output in session.get_outputs()]


def _pooling(folder: Path) -> Pooling:
    told = _read_json(folder / "1_Pooling" / "config.json")
    if told.get("pooling_mode_cls_token"):
        return "cls"
    if told.get("pooling_mode_lasttoken"):
        return "last"
    if told and not told.get("pooling_mode_mean_tokens", True):
        raise EngineError(
            f"{folder} pools its token vectors in a way that is not supported",
            "choose a model with mean, cls or last-token pooling",
        )
    return "mean"


def _max_tokens(folder: Path) -> int:
    tokenizer = _read_json(folder / "tokenizer_config.json")
    told = (
        _read_json(folder / "sentence_bert_config.json").get("max_seq_length"),
        tokenizer.get("model_max_length"),  # 1e30 where its maker did not know
        tokenizer.get("max_length"),
        _read_json(folder / "config.json").get("max_position_embeddings"),
    )
    return min(int(limit) for limit in (*told, 512) if isinstance(limit, int | float) and limit > 0)


def _model_files(folder: Path, file: str) -> Iterator[str]:
    """Every file that decides the vectors, relative to `folder`."""
    yield file
    for path in sorted((folder / file).parent.iterdir()):
        if path.name.endswith(_WEIGHT_SUFFIXES):
            yield path.relative_to(folder).as_posix()
    yield from (name for name in _TOKENIZER_FILES if (folder / name).is_file())


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise EngineError(f"{path} cannot be read: {error.strerror}", "check that the file is there") from error


def _read_json(path: Path) -> dict[str, Any]:
    """The object in a JSON file; empty if there is no such file."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise EngineError(
            f"{path} cannot be read as JSON: {error}", "the file is damaged: get the model again"
        ) from error
    if not isinstance(told, dict):
        raise EngineError(f"{path} cannot be read as JSON: not an object", "the file is damaged: get the model again")
    return told
