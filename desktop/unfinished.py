"""Work that ends with the window, and what then becomes of it: told when the person wants to quit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from desktop.language import marked, tr


@dataclass(frozen=True, slots=True)
class Work:
    """What is under way, and what becomes of it if it is stopped; sentences without a capital and a full stop."""

    what: str
    stopped: str


DOWNLOAD = Work(
    marked("a model is being downloaded"), marked("what has arrived is kept, and the next download goes on from there")
)
IMPORT = Work(marked("a model is being imported"), marked("it has to be imported again"))
TUNING = Work(marked("a model is being tuned"), marked("nothing of it is kept"))
INDEX = Work(marked("the index is being built with another embedder"), marked("the old one goes on serving"))
TRAINER = Work(marked("what trains is being set up"), marked("what was fetched is kept"))
TRAINING = Work(
    marked("a skill is being taught"), marked("what it has learnt is kept, and Teach offers to go on with it")
)
COMPARING = Work(marked("a skill is being compared"), marked("it has to be compared again"))
APPLYING = Work(marked("a skill is being applied"), marked("it has to be applied again"))


def said(works: Sequence[Work]) -> tuple[str, str]:
    """What is under way, and what quitting would mean, as one message and its hint."""
    each = list(dict.fromkeys(works))
    what = reduce(lambda one, other: tr("{one}, and {other}", one=one, other=other), [tr(work.what) for work in each])
    return what, tr("if Alcove quits now, {what}", what="; ".join(tr(work.stopped) for work in each))
