"""A chat on one document: what the model has read of it before is not read again.

Of the second to fifth question, `cached_tokens` against all tokens before the newest turn. The newest turn is
counted as its message alone, without the template's marks around it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator

from engine.errors import EngineError
from engine.language_models.prompt import Segment
from engine.store.user import UserStore
from engine.types import Filters
from tests.bench.ground import data, engine, model_process, no_reader, scratch
from tests.bench.rows import Row, at_least

BAR = 0.95
DOCUMENT = "Black_Death.md"
QUESTIONS = (
    "Where did the Black Death originate?",
    "When did it reach Crimea?",
    "How many people died of it in Europe?",
    "What causes the plague?",
    "How did the plague spread along trade routes?",
)


def run() -> Iterator[Row]:
    with scratch() as place:
        folder = place / "one"
        folder.mkdir()
        shutil.copy(data("squad") / "folder" / DOCUMENT, folder)
        with engine(place) as alcove:
            alcove.add_folder(folder)
            alcove.index().result()
            # The reader would answer, and the starter not be asked: a model that reads is asked at every turn.
            vars(alcove)["_reader"] = no_reader(place)
            chat, shares, turns = None, [], []
            for question in QUESTIONS:
                answer = alcove.ask(question, chat=chat, filters=Filters(within=(folder / DOCUMENT,))).result()
                chat = answer.chat
                users = UserStore(alcove.paths.user_db)
                *_, (_, _, sent, _) = users.turns(chat)
                users.close()
                if (kept := json.loads(sent)) is None:
                    raise EngineError(f"the model was not asked: {question}")
                newest = model_process(alcove).count([Segment(kept["message"], is_markup=False)])
                shares.append(answer.timings.cached_tokens / max(1, answer.timings.prompt_tokens - newest))
                turns.append((answer.timings.prompt_tokens, answer.timings.cached_tokens, newest))
    yield at_least(
        "second to fifth question in a chat on one document: share of the earlier tokens not read again, least",
        min(shares[1:]),
        BAR,
        note="prompt/cached/newest tokens: " + ", ".join(f"{p}/{c}/{n}" for p, c, n in turns),
        shares=shares,
    )
