"""What differs between two texts, statement by statement; pure.

Sentences that are the same in both are aligned first: those that occur once in each are fixed points (as in Cohen's
patience diff), and between them `difflib` does the rest. What is then left on either side is a statement that was
moved, changed, added or removed. A statement is the same if only its white space, its bullet, its number in a list
or its typographic signs differ.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from engine.citing.facts import Facts, facts
from engine.text.list_marks import Marked, marked
from engine.types import ChangeKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

SAME_PLACE = 0.5
"""Share of their words, in order, that two statements must have in common to be one that was changed, if they stand at
the same place between unchanged ones."""
ELSEWHERE = 0.7
"""The same, if they stand at different places."""
EMBEDDED = 400
"""Statements of each side that are compared by meaning where they share too few words."""
COMPARED = 2_000
"""Statements of each side that are looked for at other places."""
COMMON = 200
"""Statements of a gap that hold a word from which on it does not bring two together: else two long texts that have
nothing in common would take time by the square of their length."""
OFTEN = 500
"""Statements between two looks at whether to stop, where each takes microseconds."""
HALFWAY = 0.5
"""Of the way from the cosine that any two statements of these texts have to 1: from there on two say the same thing
of the same matter. Relative, because embedders differ in what they call unrelated."""

_SPACE = re.compile(r"\s+")
_SIGNS = str.maketrans("‘’‚“”„–—‐‑\u00a0", "'''\"\"\"----\u0020", "\u00ad\u200b*`")
_WORD = re.compile(r"\w+(?:[.,:/'’-]\w+)*|[^\w\s]")
_MONTH = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A statement of a text: `text` is `document text[start:end]`. `opening`: a line begins with it."""

    text: str
    start: int
    end: int
    heading: str = ""
    opening: bool = True


@dataclass(frozen=True, slots=True)
class Edit:
    """What became of a statement. `facts`: a number, a date or a measure is another one.

    `words` are the replaced pieces of a changed one, (before, after), either of them empty for what was put in or
    taken out.
    """

    kind: ChangeKind
    before: Unit | None
    after: Unit | None
    facts: bool = False
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """All edits, in the order in which they are told; statements that are the same, and that only moved, counted."""

    edits: tuple[Edit, ...]
    same: int
    moved: int


@dataclass(slots=True)
class _Gap:
    """What stands between two fixed points: indices on either side."""

    before: list[int]
    after: list[int]


def compare(
    before: Sequence[Unit],
    after: Sequence[Unit],
    *,
    embed: Callable[[Sequence[str]], Vectors] | None = None,
    check: Callable[[], None] = lambda: None,
) -> Difference:
    """Aligns two texts.

    Args:
        embed: unit vectors of texts; without it only words are compared.
        check: called often; raises to stop.
    """
    old, new = _keys(before, after, check)
    gaps = _gaps(old, new, check)
    check()
    same = len(old) - sum(len(gap.before) for gap in gaps)
    moved = _take_moved(gaps, old, new)
    pairs: list[tuple[int, int]] = []
    for gap in gaps:
        check()
        pairs += _pair_by_words(gap, old, new, SAME_PLACE, check)
    if embed is not None:
        pairs += _pair_by_meaning(gaps, before, after, embed, check)
    pairs += _pair_elsewhere(gaps, old, new, check)
    edits = []
    for i, j in pairs:
        check()
        edits.append(_changed(before[i], after[j], old[i], new[j]))
    edits += [Edit("added", None, after[j]) for gap in gaps for j in gap.after]
    edits += [Edit("removed", before[i], None) for gap in gaps for i in gap.before]
    return Difference(tuple(sorted(edits, key=order)), same, moved)


def _keys(before: Sequence[Unit], after: Sequence[Unit], check: Callable[[], None]) -> tuple[list[str], list[str]]:
    """What must be equal for two to be the same statement, of either side. A number of a list is none of it, unless
    the statement stands with that very number where it is no list: "1. Sign here." became the first of two."""
    sides = [_marked(side, check) for side in (before, after)]
    firm = {each.whole for side in sides for each in side if each.whole == each.rest}
    old, new = ([each.whole if each.whole in firm else each.rest for each in side] for side in sides)
    return old, new


def _marked(units: Sequence[Unit], check: Callable[[], None]) -> list[Marked]:
    texts = []
    for n, unit in enumerate(units):
        if n % OFTEN == 0:
            check()
        texts.append(_SPACE.sub(" ", unit.text.translate(_SIGNS)).strip())
    return marked(texts, [unit.opening for unit in units])


def order(edit: Edit) -> tuple[int, int]:
    """Numbers and dates that changed first, then what else changed, was added, was removed; each as it stands."""
    rank = {"changed": 0 if edit.facts else 1, "added": 2, "removed": 3}[edit.kind]
    unit = edit.after or edit.before
    return rank, unit.start if unit else 0


def _changed(before: Unit, after: Unit, old: str, new: str) -> Edit:
    return Edit("changed", before, after, values(old) != values(new), replaced(old, new))


def values(text: str) -> tuple[frozenset[str], frozenset[tuple[str, str]], frozenset[str]]:
    """The numbers, the measures and the names of months and days in a statement."""
    held: Facts = facts(text)
    return held.numbers, held.measures, frozenset(match.group().lower() for match in _MONTH.finditer(text))


def replaced(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """The pieces of `before` that became pieces of `after`, word by word."""
    ones, others = list(_WORD.finditer(before)), list(_WORD.finditer(after))
    matcher = SequenceMatcher(None, [m.group() for m in ones], [m.group() for m in others], autojunk=False)

    def piece(text: str, words: list[re.Match[str]], first: int, last: int) -> str:
        return text[words[first].start() : words[last - 1].end()] if last > first else ""

    return tuple(
        (piece(before, ones, i, i_end), piece(after, others, j, j_end))
        for tag, i, i_end, j, j_end in matcher.get_opcodes()
        if tag != "equal"
    )


# --------------------------------------------------------------------------- alignment


def _gaps(old: Sequence[str], new: Sequence[str], check: Callable[[], None]) -> list[_Gap]:
    """What is not the same at the same place."""
    gaps = []
    anchors = [*_anchors(old, new), (len(old), len(new))]
    i = j = 0
    for i_end, j_end in anchors:
        if i < i_end or j < j_end:
            check()
            gaps += _between(old, new, i, i_end, j, j_end)
        i, j = i_end + 1, j_end + 1
    return gaps


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Statements that occur once on each side, as many as stand in the same order."""
    once_old, once_new = Counter(old), Counter(new)
    place = {key: j for j, key in enumerate(new) if once_new[key] == 1}
    common = [(i, place[key]) for i, key in enumerate(old) if once_old[key] == 1 and key in place]
    tails: list[int] = []  # by length of a rising run: its least last place
    ends: list[int] = []
    back: list[int] = []
    for at, (_, j) in enumerate(common):
        length = bisect_left(tails, j)
        back.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(j)
            ends.append(at)
        else:
            tails[length], ends[length] = j, at
    found = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(common[at])
        at = back[at]
    return found[::-1]


def _between(old: Sequence[str], new: Sequence[str], i: int, i_end: int, j: int, j_end: int) -> list[_Gap]:
    if i == i_end or j == j_end:
        return [_Gap(list(range(i, i_end)), list(range(j, j_end)))]
    matcher = SequenceMatcher(None, old[i:i_end], new[j:j_end])
    return [
        _Gap(list(range(i + a, i + a_end)), list(range(j + b, j + b_end)))
        for tag, a, a_end, b, b_end in matcher.get_opcodes()
        if tag != "equal"
    ]


def _take_moved(gaps: Sequence[_Gap], old: Sequence[str], new: Sequence[str]) -> int:
    """Takes statements that only stand elsewhere out of the gaps, and counts them."""
    waiting: dict[str, int] = Counter(new[j] for gap in gaps for j in gap.after)
    taken: Counter[str] = Counter()
    for gap in gaps:
        kept = []
        for i in gap.before:
            if waiting.get(old[i], 0) > taken[old[i]]:
                taken[old[i]] += 1
            else:
                kept.append(i)
        gap.before = kept
    moved = sum(taken.values())
    for gap in gaps:
        kept = []
        for j in gap.after:
            if taken[new[j]]:
                taken[new[j]] -= 1
            else:
                kept.append(j)
        gap.after = kept
    return moved


# --------------------------------------------------------------------------- what was changed into what


def _pair_by_words(
    gap: _Gap, old: Sequence[str], new: Sequence[str], least: float, check: Callable[[], None]
) -> list[tuple[int, int]]:
    """Pairs within a gap that share enough words, the likest first; they leave the gap."""
    if not gap.before or not gap.after:
        return []
    words_old = {i: _tokens(old[i]) for i in gap.before}
    words_new = {j: _tokens(new[j]) for j in gap.after}
    holders: dict[str, list[int]] = defaultdict(list)
    for j, words in words_new.items():
        for word in set(words):
            holders[word].append(j)
    likely: list[tuple[float, int, int]] = []
    for i, words in words_old.items():
        check()
        shared: Counter[int] = Counter()
        for word in set(words):
            if len(holders[word]) <= COMMON:
                for j in holders[word]:
                    shared[j] += 1
        for j, _ in shared.most_common(8):
            likeness = SequenceMatcher(None, words, words_new[j], autojunk=False).ratio()
            if likeness >= least:
                likely.append((likeness, i, j))
    return _best_first(likely, gap)


def _best_first(likely: list[tuple[float, int, int]], *gaps: _Gap) -> list[tuple[int, int]]:
    """Takes the likest pair, then the next of what is left; at the same likeness, those in the same order."""
    pairs = []
    used_old: set[int] = set()
    used_new: set[int] = set()
    for _, i, j in sorted(likely, key=lambda each: (-each[0], abs(each[1] - each[2]), each[1])):
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            pairs.append((i, j))
    for gap in gaps:
        gap.before = [i for i in gap.before if i not in used_old]
        gap.after = [j for j in gap.after if j not in used_new]
    return pairs


def _pair_by_meaning(
    gaps: Sequence[_Gap],
    before: Sequence[Unit],
    after: Sequence[Unit],
    embed: Callable[[Sequence[str]], Vectors],
    check: Callable[[], None],
) -> list[tuple[int, int]]:
    """Pairs at the same place that say another thing of the same matter in other words: each the other's nearest."""
    open_ = [gap for gap in gaps if gap.before and gap.after]
    olds = [i for gap in open_ for i in gap.before][:EMBEDDED]
    news = [j for gap in open_ for j in gap.after][:EMBEDDED]
    if not olds or not news:
        return []
    sample = [unit.text for side in (before, after) for unit in side[:: max(1, len(side) // 12)][:12]]
    vectors = embed([*(before[i].text for i in olds), *(after[j].text for j in news), *sample])
    others = vectors[len(olds) + len(news) :]
    unrelated = _typical_cosine(others)
    least = unrelated + HALFWAY * (1 - unrelated)
    cosines = vectors[: len(olds)] @ vectors[len(olds) : len(olds) + len(news)].T
    row, column = {i: n for n, i in enumerate(olds)}, {j: n for n, j in enumerate(news)}
    pairs = []
    for gap in open_:
        check()
        mine, theirs = [i for i in gap.before if i in row], [j for j in gap.after if j in column]
        if not mine or not theirs:
            continue
        part = cosines[[row[i] for i in mine]][:, [column[j] for j in theirs]]
        best_new, best_old = part.argmax(axis=1), part.argmax(axis=0)
        likely = [
            (float(part[a, b]), i, theirs[b])
            for a, i in enumerate(mine)
            if best_old[b := int(best_new[a])] == a and part[a, b] >= least
        ]
        pairs += _best_first(likely, gap)
    return pairs


def _typical_cosine(vectors: Vectors) -> float:
    """What two different statements of these texts have in common; the median, which a few copies do not move."""
    import numpy as np

    cosines = (vectors @ vectors.T)[np.triu_indices(len(vectors), 1)]
    return float(np.clip(np.median(cosines), 0.0, 0.9)) if len(cosines) else 0.5


def _pair_elsewhere(
    gaps: Sequence[_Gap], old: Sequence[str], new: Sequence[str], check: Callable[[], None]
) -> list[tuple[int, int]]:
    """Statements that were moved and changed."""
    left = _Gap([i for gap in gaps for i in gap.before], [j for gap in gaps for j in gap.after])
    if len(left.before) > COMPARED or len(left.after) > COMPARED:
        return []
    pairs = _pair_by_words(left, old, new, ELSEWHERE, check)
    kept_old, kept_new = set(left.before), set(left.after)
    for gap in gaps:
        gap.before = [i for i in gap.before if i in kept_old]
        gap.after = [j for j in gap.after if j in kept_new]
    return pairs


def _tokens(text: str) -> list[str]:
    return [match.group() for match in _WORD.finditer(text.lower())]
