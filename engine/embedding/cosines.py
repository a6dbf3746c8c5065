"""What a cosine of an embedder means, whichever embedder it is: cosines are told on the scale of the starter.

Every bound on a cosine here (how sure a question is answered, what is alike) was set with the starter embedder. Other
embedders make other cosines: with E5 models any two texts have 0.75 or more. So another embedder is measured, once, on
short texts that stand below and are of nobody's files: the mean cosine of a question to the answers of the others, and
to its own. The starter has these two as well, and cosines are moved so that the one pair falls on the other.

The texts are fixed, and are not taken from the index, because the files would be measured along with the embedder:
for the starter itself, the mean cosine of a sentence to other passages is 0.03 over the 26 articles of SQuAD and 0.28
within one of them (Oxygen), and of a sentence to its own passage 0.57 to 0.66, by the folder. With fixed texts both
embedders have met the same, an index may be small or change, and a question is refused today as it was yesterday.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.embedding.embedder import Embedder

VERSION = 1
"""Counted up when `TEXTS` change: what was measured on others does not count."""

TEXTS: tuple[tuple[str, str], ...] = (
    (
        "How many eggs does a hen lay in a week?",
        "A healthy hen lays five or six eggs in a week. In the dark months she lays fewer, and while she moults none.",
    ),
    (
        "In which key is the violin sonata?",
        "The sonata for violin and piano stands in A major; only its slow movement is in F sharp minor.",
    ),
    ("At what temperature does ethanol boil?", "Ethanol boils at 78 degrees Celsius, well below water."),
    (
        "Who may vote in the parish council election?",
        "Every resident of the parish who is eighteen or older and entered in the register may vote for the council.",
    ),
    (
        "How do I sharpen a kitchen knife?",
        "Draw the blade over the wet stone at a flat angle, from the heel to the tip, ten times on either side.",
    ),
    (
        "When does the last ferry to the island leave?",
        "From May to September the last boat across to the island casts off at half past nine in the evening.",
    ),
    (
        "What is the penalty for a late tax return?",
        "Whoever files the return after 31 January pays 100 pounds, and ten pounds more for every further day.",
    ),
    (
        "How deep should tulip bulbs be planted?",
        "Set the bulbs of tulips in October, about fifteen centimetres deep, with their points upwards.",
    ),
    (
        "Which vaccine is given to children at twelve months?",
        "At the age of one year a child is vaccinated against measles, mumps and rubella. A second dose follows later.",
    ),
    (
        "What causes the northern lights?",
        "Aurorae shine where charged particles of the solar wind meet the gases high up in the atmosphere.",
    ),
    (
        "How long is a game of water polo?",
        "Water polo is played in four quarters of eight minutes each, and the clock stops whenever the ball is out.",
    ),
    (
        "Why did the central bank raise interest rates?",
        "The bank put its rate up by half a point because prices had been rising faster than it had promised.",
    ),
    (
        "Which glue holds glass and metal together?",
        "To join metal to glass, use an epoxy adhesive of two components and let it cure for a day.",
    ),
    (
        "How long is a passport valid?",
        "Passports of adults are valid for ten years, those of children under sixteen for five.",
    ),
    (
        "What do badgers eat?",
        "Earthworms are most of a badger's food. It also takes beetles, fallen fruit and the nests of wasps.",
    ),
    (
        "How does a program free the memory that it no longer needs?",
        "The garbage collector releases objects to which no reference is left; the programmer need not call free().",
    ),
    (
        "Who painted the ceiling of the chapel?",
        "The frescoes overhead in the chapel are by Tiepolo, who worked on them for two summers.",
    ),
    (
        "What tyre pressure does the bicycle need?",
        "Pump the tyres of the bicycle up to 4.5 bar; for a heavy rider or luggage half a bar more.",
    ),
    (
        "How much sugar goes into strawberry jam?",
        "For the jam, take a pound of sugar to every two pounds of strawberries, and the juice of a lemon.",
    ),
    (
        "When was the peace treaty signed?",
        "After three years of war the envoys signed the treaty in the spring of 1648, and the armies went home.",
    ),
    (
        "Which medicine lowers blood pressure?",
        "Ramipril is prescribed for hypertension: it widens the vessels, so that the pressure of the blood falls.",
    ),
    (
        "How is wool dyed blue?",
        "Steep the yarn in the vat of indigo and hang it in the air: the wool comes out green and then turns blue.",
    ),
    (
        "What notice must a tenant give?",
        "The lease may be ended by the tenant in writing, two months before the day on which the rooms are given back.",
    ),
    (
        "How often does the lighthouse flash?",
        "The lamp of the lighthouse gives three white flashes every twenty seconds, seen from eighteen miles off.",
    ),
)
"""Questions, each with a text that answers it, of things that have nothing to do with each other."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An embedder's mean cosines over `TEXTS`: of what is unrelated, and of a question with its answer."""

    unrelated: float
    answering: float

    def __call__(self, cosine: float) -> float:
        """The cosine that the starter has where this embedder has `cosine`; what is identical stays 1.

        Linear from each of the three to the next, so that no order changes; for the starter nothing at all does.
        """
        if self == STARTER:
            return cosine
        low, high = (self.unrelated, self.answering), (STARTER.unrelated, STARTER.answering)
        if cosine > self.answering:
            low, high = (self.answering, 1.0), (STARTER.answering, 1.0)
        return high[0] + (cosine - low[0]) * (high[1] - high[0]) / (low[1] - low[0])


STARTER = Scale(unrelated=0.0391, answering=0.6476)
"""Of all-MiniLM-L6-v2-int8 as it ships, by `measured`; `tests/engine/embedding/test_cosines.py` measures it again."""


def measured(embedder: Embedder) -> Scale:
    """The scale of an embedder: about fifty short texts, a fifth of a second with one of the starter's size.

    One that does not tell answers from what is unrelated has none, and its cosines are taken as they are.
    """
    import numpy as np

    questions = np.stack([embedder.embed_query(question) for question, _ in TEXTS])
    cosines: NDArray[np.float32] = questions @ embedder.embed_sentences([text for _, text in TEXTS]).T
    others = cosines[~np.eye(len(TEXTS), dtype=bool)]
    scale = Scale(float(others.mean()), float(cosines.diagonal().mean()))
    return scale if scale.unrelated + float(others.std()) < scale.answering < 1.0 else STARTER
