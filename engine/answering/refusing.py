"""When a question is refused: by the evidence, by the reader, by the model's own words; and what is said then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine import scoring, settings
from engine.language_models import prompt
from engine.retrieval import quoting
from engine.types import Answerable, AnswerSentence

if TYPE_CHECKING:
    from engine.answering.span_answers import SpanAnswer, SpanReader
    from engine.language_models.skills import Skill

OVERRULED = 0.5
"""Share of the reader's threshold below which it refuses for a model that reads better than it does."""
NOTHING = "Nothing in your files answers this."  # told
NOTHING_SO_FAR = "Nothing in the files that have been read so far answers this."  # told
NOTHING_READ = "None of your files can be searched yet."  # told


def least(chosen: settings.Settings, calibrated: float) -> float:
    """Below what is refused: what the person has set, else what was found best."""
    return chosen.get(settings.CAREFULNESS) or calibrated


def speaks(chosen: settings.Settings, evidence: quoting.Evidence) -> bool:
    """Whether the evidence is enough by itself, whatever the reader says of it."""
    return evidence.relevance >= least(chosen, evidence.threshold)


def gate(chosen: settings.Settings, evidence: quoting.Evidence, reader: SpanReader | None, embedder: str) -> float:
    """The relevance below which is refused: the reader judges better than that alone, where it can."""
    if reader is not None and reader.judges(embedder):
        return quoting.UNREAD
    return least(chosen, evidence.threshold)


def answerable(pointed: SpanAnswer, chosen: settings.Settings, *, model_reads: bool) -> Answerable:
    """What the reader holds of the question, with the threshold in force."""
    return Answerable(pointed.probability, least(chosen, pointed.threshold) * (OVERRULED if model_reads else 1.0))


def refuses(skill: Skill | None, words: str, judged: Sequence[AnswerSentence]) -> bool:
    """Whether the model said that the passages hold no answer, as its skill or the prompt tells it to, and stated
    nothing besides that the sources support."""
    refusal = skill.refusal if skill else prompt.REFUSAL
    stated = [each for each in judged if each.supported and not scoring.is_refusal(each.text, refusal)]
    return scoring.refuses(words, refusal) and not stated


def why(total: int, waiting: int) -> str:
    """Why files do not answer, of which so many are searched and so many are to be read yet: while they are being
    read, it is not said of all of them."""
    if not total:
        return NOTHING_READ
    return NOTHING_SO_FAR if waiting else NOTHING
