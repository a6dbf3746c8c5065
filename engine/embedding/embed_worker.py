"""The child that embeds passages in bulk, at low priority: texts in, float32 bytes out.

    -> {"id": 0, "spec": {...}, "threads": n, "duty": d, "idle_s": s}     first, once
    <- {"id": 0, "ready": true}
    -> {"id": n, "texts": [...]}                               a batch; others may follow at once
    <- {"id": n, "bytes": b} and b bytes: float32[texts, dimensions], C order
    -> {"cancel": n}
    <- {"id": n, "cancelled": true}                            if batch n had not been begun
    <- {"id": n, "error": "...", "hint": "..."}                something the person can act on

Each batch runs on one of `threads` threads, which works for the share `duty` of its time and rests between two
batches; answers come as they are ready, in any order. The child leaves by
itself after `idle_s` seconds without a request, so that an idle Alcove does not hold the model twice.
"""

from __future__ import annotations

import os
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from engine.child import Channel
from engine.embedding.effort import Effort
from engine.errors import EngineError

if TYPE_CHECKING:
    from engine.child import Message
    from engine.embedding.embedding_model import EmbeddingModel

NAME = "embedder"


def main() -> None:
    channel = Channel(NAME)
    channel.start()
    first = channel.receive()
    assert first is not None  # without a time limit something always comes
    settings, _ = first
    os.environ["TOKENIZERS_PARALLELISM"] = "false"  # every core has a batch of its own already
    from engine.embedding.embedding_model import EmbedderSpec, EmbeddingModel

    try:
        model = EmbeddingModel(EmbedderSpec.from_json(settings["spec"]))
    except EngineError as error:
        channel.send({"id": settings["id"], "error": error.message, "hint": error.hint})
        return
    channel.send({"id": settings["id"], "ready": True})
    effort = Effort(settings["threads"], settings["duty"])
    with ThreadPoolExecutor(effort.threads, "embed") as pool:
        while (item := channel.receive(settings["idle_s"])) is not None:
            pool.submit(_work, channel, model, effort, item[0])


def _work(channel: Channel, model: EmbeddingModel, effort: Effort, request: Message) -> None:
    begun = time.thread_time()
    _answer(channel, model, request)
    time.sleep(effort.rest(time.thread_time() - begun))


def _answer(channel: Channel, model: EmbeddingModel, request: Message) -> None:
    number = request["id"]
    try:
        if number in channel.cancelled:
            channel.cancelled.discard(number)
            channel.send({"id": number, "cancelled": True})
        else:
            channel.send({"id": number}, model.embed(request["texts"]).tobytes())
    except EngineError as error:
        channel.send({"id": number, "error": error.message, "hint": error.hint})
    except BaseException:  # noqa: BLE001  a bug: the pool would keep it, and the parent would wait for ever
        traceback.print_exc()
        os._exit(1)


if __name__ == "__main__":
    main()
