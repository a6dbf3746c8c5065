"""The child that embeds passages in bulk, at low priority: texts in, float32 bytes out.

    -> {"id": 0, "spec": {...}, "threads": n, "idle_s": s}     first, once
    <- {"id": 0, "ready": true}
    -> {"id": n, "texts": [...]}                               one batch; the next may follow at once
    <- {"id": n, "bytes": b} and b bytes: float32[texts, dimensions], C order
    -> {"cancel": n}
    <- {"id": n, "cancelled": true}                            if batch n had not been begun
    <- {"id": n, "error": "...", "hint": "..."}                something the person can act on

It leaves by itself after `idle_s` seconds without a batch, so that an idle Alcove holds no model twice.
"""

from __future__ import annotations

from engine.child import Channel
from engine.embedding_model import EmbedderSpec, EmbeddingModel
from engine.errors import EngineError

NAME = "embedder"


def main() -> None:
    channel = Channel(NAME)
    channel.start()
    first = channel.receive()
    assert first is not None  # without a time limit something always comes
    settings, _ = first
    try:
        model = EmbeddingModel(EmbedderSpec.from_json(settings["spec"]), threads=settings["threads"])
        channel.send({"id": settings["id"], "ready": True})
        while (item := channel.receive(settings["idle_s"])) is not None:
            request, _ = item
            if request["id"] in channel.cancelled:
                channel.cancelled.discard(request["id"])
                channel.send({"id": request["id"], "cancelled": True})
                continue
            rows = model.embed(request["texts"])
            channel.send({"id": request["id"]}, rows.tobytes())
    except EngineError as error:
        channel.send({"id": settings["id"], "error": error.message, "hint": error.hint})


if __name__ == "__main__":
    main()
