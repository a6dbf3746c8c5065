"""Work that ends with the window, and what then becomes of it: told when the person wants to quit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Work:
    """What is under way, and what becomes of it if it is stopped; sentences without a capital and a full stop."""

    what: str
    stopped: str


DOWNLOAD = Work("a model is being downloaded", "what has arrived is kept, and the next download goes on from there")
IMPORT = Work("a model is being imported", "it has to be imported again")
TUNING = Work("a model is being tuned", "nothing of it is kept")
INDEX = Work("the index is being built with another embedder", "the old one goes on serving")
TRAINER = Work("what trains is being set up", "what was fetched is kept")
TRAINING = Work("a skill is being taught", "what it has learnt is kept, and Teach offers to go on with it")
COMPARING = Work("a skill is being compared", "it has to be compared again")
APPLYING = Work("a skill is being applied", "it has to be applied again")


def said(works: Sequence[Work]) -> tuple[str, str]:
    """What is under way, and what quitting would mean, as one message and its hint."""
    each = list(dict.fromkeys(works))
    return ", and ".join(work.what for work in each), f"if Alcove quits now, {'; '.join(w.stopped for w in each)}"
