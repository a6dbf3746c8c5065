"""A language model that says what a test tells it to: a real child process that speaks the real protocol.

A test holds a `ScriptedLlm`, hands its `argv` to `engine.language_models.llm.Llm`, and enqueues replies; the child
reads them from a file, so they survive its restarts. A reply is one answer:

    {"text": "Paris."}                      streamed word by word
    {"text": "Par", "then": "crash"}        and then the process dies ("stall": falls silent; "garbage": writes
                                            what is no protocol)
    {"then": "read"}                        reads the prompt for ever, alive, until it is cancelled
    {"refuse": "too long"}                  an error of the model, the process lives on

Settings: `layers` and `fits_layers` (a load of more fails, by `load_failure` "error" or "crash"), `gpu_support`,
`devices` (as `hardware.Device`), `n_ctx`, `chat_template`, and `default`, the answer when none is enqueued. By
the stem of the loaded file's name: `speeds` (tokens a second, reading and writing) and `agreement` (share of
places where `score` finds the given token likeliest). `stuck_quantisation` is never finished. `likely_label` is
what `rank` finds nine times as likely as any other continuation.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import re
import sys
import time
from pathlib import Path
from typing import Any

from engine.child import Channel
from engine.language_models.chat_template import rendered
from engine.language_models.llm import LlmConfig

CHATML = (
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] }}"
    "{{ '<|im_end|>\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)
ENDLESS = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
"""A chat template that takes hours."""
SETTINGS: dict[str, Any] = {
    "default": {"text": "The documents do not say."},
    "layers": 4,
    "fits_layers": 0,
    "load_failure": "error",
    "gpu_support": False,
    "devices": [],
    "n_ctx": 4096,
    "chat_template": CHATML,
    "speeds": {},
    "agreement": {},
    "stuck_quantisation": "",
    "likely_label": "",
}


class ScriptedLlm:
    """The test's side: writes the script, and reads what the model was asked."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._script = folder / "script.json"
        self._requests = folder / "requests.jsonl"
        self._content = {**SETTINGS, **settings, "replies": []}
        self._write()
        self.model = folder / "scripted.gguf"
        self.model.write_bytes(b"a scripted model\n")
        self.argv = [sys.executable, str(Path(__file__)), str(folder)]

    @property
    def config(self) -> LlmConfig:
        """A configuration that loads, on the CPU."""
        return LlmConfig(self.model, hashlib.sha256(self.model.read_bytes()).hexdigest())

    def enqueue(self, *replies: dict[str, Any] | str) -> None:
        self._content["replies"] += [{"text": r} if isinstance(r, str) else r for r in replies]
        self._write()

    def requests(self, *verbs: str) -> list[dict[str, Any]]:
        """Every request of these kinds so far, over all restarts."""
        if not self._requests.exists():
            return []
        received = map(json.loads, self._requests.read_text().splitlines())
        return [request for request in received if request.get("do") in verbs]

    def _write(self) -> None:
        fresh = self._script.with_suffix(".new")
        fresh.write_text(json.dumps(self._content))
        fresh.replace(self._script)


class Script:
    """The child's side. Tokens are words with the space before them; markup has ids of its own."""

    def __init__(self, folder: Path, channel: Channel) -> None:
        self._folder = folder
        self._channel = channel
        self._vocabulary: dict[tuple[bool, str], int] = {}
        self._cached: list[int] = []
        self._loaded = ""

    def settings(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads((self._folder / "script.json").read_text())
        return content

    def run(self) -> None:
        settings = self.settings()
        self._channel.start(gpu_support=settings["gpu_support"], devices=settings["devices"])
        while True:
            received = self._channel.receive()
            assert received is not None
            request, _ = received
            with (self._folder / "requests.jsonl").open("a") as log:
                log.write(json.dumps(request) + "\n")
            self._channel.send({"id": request["id"], **self._answer(request), "done": True})

    def _answer(self, request: dict[str, Any]) -> dict[str, Any]:
        verb = request["do"]
        if verb != "load" and verb != "quantize" and not self._loaded:
            return {"error": "no model is loaded", "hint": ""}
        answers = {
            "load": self._load,
            "render": lambda r: {
                "text": rendered(self.settings()["chat_template"], r["messages"], bos="<|im_start|>", eos="<|im_end|>")
            },
            "tokenize": lambda r: {"tokens": self._tokens(r["segments"])},
            "detokenize": lambda r: {"text": self._text(r["tokens"])},
            "generate": self._generate,
            "score": lambda r: self._score(r["continuation"]),
            "rank": lambda r: {"logprobs": [self._logprobs(ids) for ids in r["continuations"]]},
            "adapter": lambda r: self._adapter(r["path"]),
            "quantize": self._quantize,
        }
        return answers[verb](request)

    def _load(self, request: dict[str, Any]) -> dict[str, Any]:
        settings = self.settings()
        if request["gpu_layers"] > settings["fits_layers"]:
            if settings["load_failure"] == "crash":
                os.abort()
            return {"error": "llama.cpp cannot load this model: out of device memory", "hint": ""}
        self._loaded = Path(request["path"]).stem
        self._cached.clear()
        return {
            "n_ctx": min(request["n_ctx"], settings["n_ctx"]),
            "n_ctx_train": settings["n_ctx"],
            "layers": settings["layers"],
            "gpu_layers": request["gpu_layers"],
            "threads": request["threads"],
            "flash_attention": "disabled",
            "eot": self._tokens([("<|im_end|>", True)])[0],
        }

    def _score(self, continuation: list[int]) -> dict[str, Any]:
        agreed = round(len(continuation) * self.settings()["agreement"].get(self._loaded, 1.0))
        top = continuation[:agreed] + [token + 1 for token in continuation[agreed:]]
        return {"top": top, "logprobs": [-0.1] * len(top)}

    def _logprobs(self, continuation: list[int]) -> list[float]:
        """The label named by `likely_label` is nine times as likely as any other, whatever the prompt."""
        likely = self._text(continuation) == self.settings()["likely_label"]
        return [math.log(0.9 if likely else 0.1), *(0.0 for _ in continuation[1:])]

    def _adapter(self, path: str | None) -> dict[str, Any]:
        if path and not Path(path).exists():
            return {"error": f"{Path(path).name} is not an adapter for this model", "hint": ""}
        self._cached.clear()
        return {}

    def _quantize(self, request: dict[str, Any]) -> dict[str, Any]:
        settings = self.settings()
        content = Path(request["source"]).read_bytes() + request["type"].encode()
        Path(request["target"]).write_bytes(content)
        if request["type"] == settings["stuck_quantisation"]:
            self._misbehave(request["id"], "stall")
        return {}

    def _tokens(self, segments: list[tuple[str, bool]]) -> list[int]:
        ids = []
        for text, is_markup in segments:
            for piece in _pieces(text):
                ids.append(self._vocabulary.setdefault((is_markup, piece), len(self._vocabulary)))
        return ids

    def _text(self, tokens: list[int]) -> str:
        pieces = {number: piece for (is_markup, piece), number in self._vocabulary.items() if not is_markup}
        return "".join(pieces.get(token, "") for token in tokens)

    def _generate(self, request: dict[str, Any]) -> dict[str, Any]:
        identity = request["id"]
        ids = request["tokens"] if "tokens" in request else self._tokens(request["segments"])
        settings = self.settings()
        if len(ids) >= settings["n_ctx"]:
            return {"error": f"the prompt has {len(ids)} tokens", "hint": "ask about fewer documents at once"}
        reply = self._next_reply(settings)
        if "refuse" in reply:
            return {"error": reply["refuse"], "hint": ""}
        cached = _common(self._cached, ids[:-1])
        pieces = _pieces(reply.get("text", ""))
        for piece in pieces[: request["max_tokens"]]:
            if identity in self._channel.cancelled:
                return {"cancelled": True}
            self._channel.send({"id": identity, "text": piece})
        self._misbehave(identity, reply.get("then", ""))
        if identity in self._channel.cancelled:
            return {"cancelled": True}
        answer = self._tokens([("".join(pieces[: request["max_tokens"]]), False)])
        self._cached = ids + answer
        reading, writing = settings["speeds"].get(self._loaded, (1000.0, 100.0))
        return {
            "prompt_tokens": len(ids),
            "cached_tokens": cached,
            "output_tokens": len(answer),
            "ttft_ms": 1.0,
            "prompt_tokens_per_s": reading,
            "tokens_per_s": writing,
            "stop": "length" if len(pieces) > request["max_tokens"] else "end",
        }

    def _next_reply(self, settings: dict[str, Any]) -> dict[str, Any]:
        counter = self._folder / "replies_given"
        given = int(counter.read_text()) if counter.exists() else 0
        counter.write_text(str(given + 1))
        replies: list[dict[str, Any]] = settings["replies"]
        default: dict[str, Any] = settings["default"]
        return replies[given] if given < len(replies) else default

    def _misbehave(self, identity: int, how: str) -> None:
        if how == "crash":
            os.abort()
        if how == "garbage":
            self._channel._out.write(b"%PDF-1.7 this is no protocol\n")
            self._channel._out.flush()
        while how in ("stall", "garbage") or (how == "read" and identity not in self._channel.cancelled):
            if how == "read":
                self._channel.send({"id": identity, "alive": True})
            time.sleep(0.01)  # until the parent stops us


def _pieces(text: str) -> list[str]:
    return re.findall(r"<\|\w+\|>|\s?\w+|\s?[^\w\s]|\s", text)


def _common(known: list[int], wanted: list[int]) -> int:
    return next(
        (i for i, (a, b) in enumerate(zip(known, wanted, strict=False)) if a != b), min(len(known), len(wanted))
    )


if __name__ == "__main__":
    Script(Path(sys.argv[1]), Channel("llm")).run()
