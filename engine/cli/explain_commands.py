"""`alcove search QUERY --explain`: why a question finds what it finds, as tables or as JSON."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from engine import wire
from engine.cli.render import WIDTH
from engine.cli.shell import DONE, finish, print_json
from engine.core import Engine
from engine.errors import EngineError
from engine.text.shown import harmless, place
from engine.types import ExplainedHit, Explanation, Filters

SHOWN = 20  # candidates in the terminal; the JSON has all
HALF = 8  # of each half
NAME = 34  # characters of a file's name and place


def explain(engine: Engine, arguments: Namespace, filters: Filters) -> int:
    if arguments.mode != "hybrid":
        raise EngineError("--explain shows both halves and their fusion", "leave --mode out")
    found = finish(engine.explain(arguments.query, filters=filters))
    if arguments.json:
        print_json(explanation_json(found))
    else:
        for line in lines(found):
            print(harmless(line))
    return DONE


def explanation_json(found: Explanation) -> dict[str, Any]:
    """As `search` gives it, with what explains it beside."""
    return {
        "query": found.query,
        "mode": "hybrid",
        "took_ms": round(found.took_ms, 2),
        "results": [wire.passage_json(passage) for passage in found.passages],
        "terms": [asdict(term) for term in found.terms],
        "fusion": {"keyword_weight": found.keyword_weight, "vector_weight": found.vector_weight},
        "candidates": [asdict(hit) | {"path": str(hit.path), "locator": dict(hit.locator)} for hit in found.hits],
        "quotes": [wire.quote_json(each.quote) | {"figures": dict(each.figures)} for each in found.quotes],
        "quote_weights": dict(found.weights),
        "relevance": found.relevance,
        "threshold": found.threshold,
        "refused": found.refused,
        "model": found.model,
        "model_note": found.model_note,
        "prompt_tokens": found.prompt_tokens,
        "budget_tokens": found.budget_tokens,
        "way": found.way,
        "answerable": None if found.answerable is None else asdict(found.answerable),
        "points_at": found.points_at,
        "why": found.why,
    }


def lines(found: Explanation) -> Iterator[str]:
    """The explanation as a person reads it."""
    yield "Words"
    searched = [f"{term.word} ({term.count})" for term in found.terms if term.searched]
    ignored = [term.word for term in found.terms if not term.searched]
    yield f"  looked for: {', '.join(searched) or 'none'}  (in how many passages)"
    if ignored:
        yield f"  not looked for, in no passage or too common: {', '.join(ignored)}"
    yield ""
    yield f"{'Keyword search':{WIDTH // 2}}{'Vector search'}"
    left = sorted((hit for hit in found.hits if hit.keyword_rank), key=lambda hit: hit.keyword_rank or 0)[:HALF]
    right = sorted((hit for hit in found.hits if hit.vector_rank), key=lambda hit: hit.vector_rank or 0)[:HALF]
    for row in range(max(len(left), len(right))):
        one = f"{row + 1:3} {left[row].keyword:6.2f} {_place(left[row])}" if row < len(left) else ""
        two = f"{row + 1:3} {right[row].vector:6.3f} {_place(right[row])}" if row < len(right) else ""
        yield f"{one:{WIDTH // 2}}{two}".rstrip()
    yield ""
    yield f"Fusion: {found.keyword_weight:.2f} × keyword + {found.vector_weight:.2f} × vector, each stretched to 0..1"
    yield "  #   score  keyword  vector   name  passage"
    for hit in found.hits[:SHOWN]:
        yield (
            f"{hit.rank:3}  {hit.score:6.3f}  {hit.keyword_part:7.3f} {hit.vector_part:7.3f} {hit.name_part:6.3f}  "
            f"{_place(hit):{NAME}}  {f'source {hit.source}: ' if hit.source else ''}{hit.why}"
        )
    if len(found.hits) > SHOWN:
        yield f"     and {len(found.hits) - SHOWN} more; all of them with --json"
    if found.prompt_tokens:
        yield f"  prompt of {found.prompt_tokens} tokens; {found.budget_tokens} for passages; model {found.model}"
    elif found.model_note:
        yield f"  {found.model_note}"
    yield ""
    yield "Quotes"
    for number, each in enumerate(found.quotes, 1):
        yield f"  {number}. [{each.quote.score:.3f}] “{' '.join(each.quote.text.split())}”"
        yield f"     {place(each.quote.path, each.quote.locator)}"
        yield "     " + ", ".join(f"{name} {value:.2f}" for name, value in each.figures.items())
    weak = found.relevance < found.threshold
    decides = found.way is None and (weak or found.answerable is None)
    yield (
        f"\nEvidence {_held(found.relevance, found.threshold)}"
        f"{(': refused' if weak else ': answered') if decides else ''}. Found in {found.took_ms:.0f} ms."
    )
    if found.answerable is not None:
        judged = f"Reader {_held(found.answerable.probability, found.answerable.threshold)}"
        if found.answerable.refused:
            yield f"{judged}: refused. {found.why}"
        else:
            yield f"{judged}: answered" + (f" with “{found.points_at}”" if found.points_at else "")
    elif found.why:
        yield f"Refused: {found.why}"


def _held(measured: float, threshold: float) -> str:
    return f"{measured:.3f} {'<' if measured < threshold else '≥'} {threshold:.3f}"


def _place(hit: ExplainedHit) -> str:
    said = place(hit.path, hit.locator)
    return said if len(said) <= NAME else f"{said[: NAME - 1]}…"
