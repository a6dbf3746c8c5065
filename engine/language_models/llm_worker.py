"""The language model's process: answers requests over `child.Channel`, one at a time.

Requests (each with an `id` and a verb `do`) and the replies to them, the last of which carries `done`:

    load       path, n_ctx, threads, batch, flash_attention, gpu_layers     -> facts of the model
    render     messages (role, content)                                     -> text, null if its template fails
    tokenize   segments                                                     -> tokens
    detokenize tokens                                                       -> text
    generate   segments or tokens, max_tokens, temperature, top_p, seed, stop, endless -> text..., statistics
    score      prompt, continuation (token ids)                             -> top, logprobs
    rank       prompt, continuations (token ids), negligible                -> logprobs, a list a continuation
    adapter    path or null, scale
    quantize   source, target, type, threads

A request that cannot be done is answered by `error` and `hint`. A long one sends `alive` about once a second,
so that silence means a stall. Anything unexpected ends the process; its traceback is in the log.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any

from engine.child import Channel, Message

if TYPE_CHECKING:
    from engine.language_models.llama import Model
    from engine.language_models.llama_library import Log

PULSE_SECONDS = 1.0


class Worker:
    """Answers the requests of one channel."""

    def __init__(self, channel: Channel, log: Log) -> None:
        self._channel = channel
        self._log = log
        self._model: Model | None = None
        self._id: Any = None
        self._pulsed = 0.0

    def run(self) -> None:
        from engine.language_models.llama import Interrupted
        from engine.language_models.llama_library import Refused

        while True:
            received = self._channel.receive()
            assert received is not None
            request, _ = received
            self._id = request["id"]
            self._pulsed = time.monotonic()
            try:
                reply = self._answer(request)
            except Refused as error:
                reply = {"error": error.message, "hint": error.hint}
            except Interrupted:
                reply = {"cancelled": True}
            self._channel.cancelled.discard(self._id)
            self._send({**reply, "done": True})

    def _send(self, message: Message) -> None:
        self._channel.send({"id": self._id, **message})

    def _pulse(self) -> bool:
        """True when the request in hand was cancelled; tells the parent now and then that we live."""
        now = time.monotonic()
        if now - self._pulsed > PULSE_SECONDS:
            self._pulsed = now
            self._send({"alive": True})
        return self._id in self._channel.cancelled

    def _loaded(self) -> Model:
        from engine.language_models.llama_library import Refused

        if self._model is None:
            raise Refused("no model is loaded")
        return self._model

    def _answer(self, request: Message) -> Message:
        from engine.language_models.llama import Model
        from engine.language_models.llama_library import quantize

        match request["do"]:
            case "load":
                if self._model:
                    self._model.close()
                    self._model = None
                self._model = Model(request, self._log, self._pulse)
                return self._model.facts()
            case "render":
                return {"text": self._loaded().render(request["messages"])}
            case "tokenize":
                return {"tokens": self._loaded().tokenize(request["segments"])}
            case "detokenize":
                return {"text": self._loaded().detokenize(request["tokens"])}
            case "generate":
                model = self._loaded()
                ids = request["tokens"] if "tokens" in request else model.tokenize(request["segments"])
                return model.generate(ids, request, lambda text: self._send({"text": text}))
            case "score":
                top, logprobs = self._loaded().score(request["prompt"], request["continuation"])
                return {"top": top, "logprobs": logprobs}
            case "rank":
                return {
                    "logprobs": self._loaded().rank(
                        *(request[key] for key in ("prompt", "continuations", "negligible"))
                    )
                }
            case "adapter":
                self._loaded().adapt(request["path"], float(request["scale"]))
                return {}
            case "quantize":
                quantize(request["source"], request["target"], request["type"], int(request["threads"]))
                return {}
            case verb:
                raise ValueError(f"unknown request {verb!r}")


def main() -> None:
    # What libraries print to file descriptor 1 from here on lands in the log, so the channel comes first.
    channel = Channel("llm")
    # GNU OpenMP lets a waiting thread spin for milliseconds; where another program uses the cores, it so keeps
    # the very thread it waits for from running. Measured: as fast when idle, 2 to 6 times faster when not.
    os.environ.setdefault("GOMP_SPINCOUNT", "1000")
    from engine.language_models import llama_library

    log = llama_library.Log()
    channel.start(**llama_library.start())
    Worker(channel, log).run()


if __name__ == "__main__":
    main()
