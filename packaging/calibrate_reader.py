"""Fits how the reader and the retrieved evidence are weighed, and writes it into `resources/reader/alcove.json`.

    python packaging/calibrate_reader.py              for the starter embedder; `make grounding` runs it last

Over questions that neither the reader was trained on nor a held-out benchmark asks. Those of two SQuAD articles are
asked of an index of these and the articles trained on (answerable, near-miss), and of one without them (foreign);
those of people's folders (`tests/bench/strangers`, the tuning half) of their folder, and some of each other's folder
(foreign).
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import shutil
import sys
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass, fields
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

import numpy as np  # noqa: E402
import reader_data  # noqa: E402
from numpy.typing import NDArray  # noqa: E402

from engine import scoring  # noqa: E402
from engine.answering import span_answers, span_reading  # noqa: E402
from engine.answering.reader_model import SETTINGS_FILE, ReaderModel  # noqa: E402
from engine.answering.span_reading import Calibration, Signs  # noqa: E402
from engine.core import Engine  # noqa: E402
from engine.embedding.embedding_model import EmbedderSpec  # noqa: E402
from engine.paths import Paths, resources  # noqa: E402
from engine.retrieval import quoting  # noqa: E402
from engine.types import Passage  # noqa: E402
from tests.bench import strangers  # noqa: E402

DATA = HERE.parent.parent / "shared" / "data" / "squad"
ALSO = 3
"""One of so many answerable questions of a folder is also asked of each other folder."""
WORK = HERE.parent / "build" / "reader"
PASSAGES = 8  # as asked for by `asking`
WRONGLY_REFUSED = 0.2
"""Share of the two articles' answerable questions that may be refused. They are harder than others: at 0.20 here 0.18
were refused of the six that the benchmark asks about, and 0.63 of their near-misses; at 0.23, 0.21 and 0.67."""
SENTENCE = (0.0, 10.0, 20.0, 30.0, 40.0, 60.0, 90.0)
PLAIN = Calibration(*(0.0 for _ in fields(Calibration)))


@dataclass(frozen=True, slots=True)
class Case:
    """A question, what is right, and what retrieval gave for it. `files`: where that stands; () for any.
    `people`: it is asked of a person's folder."""

    kind: str
    question: str
    wanted: tuple[str, ...]
    files: tuple[str, ...]
    people: bool
    passages: tuple[Passage, ...]
    evidence: quoting.Evidence


@dataclass(frozen=True, slots=True)
class Read:
    case: Case
    seen: list[span_answers.Seen]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--work", type=Path, default=WORK)
    parser.add_argument("--reader", type=Path, default=resources() / "reader")
    parser.add_argument("--only-evidence", action="store_true", help="retrieve, keep it in the work folder, and stop")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    cases = evidence(options.data, options.work)
    if options.only_evidence:
        return 0
    embedder = resources() / "embedder"
    read = read_all(cases, ReaderModel(options.reader, embedder, threads=2))
    calibration = fitted(read)
    for line in report(read, calibration):
        print(line)
    file = options.reader / SETTINGS_FILE
    told = json.loads(file.read_text(encoding="utf-8"))
    told["calibration"][EmbedderSpec.load(embedder).identity] = asdict(calibration)
    file.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 0


# --------------------------------------------------------------------------- what retrieval gives


def evidence(data: Path, work: Path) -> list[Case]:
    """Retrieved once and kept: it does not depend on the reader."""
    kept = work / "evidence.pickle"
    if kept.exists():
        cases: list[Case] = pickle.loads(kept.read_bytes())
        return cases
    rows = reader_data.read_rows(data / "questions.jsonl")
    files = reader_data.parted(rows)
    asked = [row for row in rows if row["file"] in files.dev]
    foreign = random.Random(3).sample(asked, len(asked) // 3)
    cases = []
    for names, chosen in (((*files.train, *files.dev), asked), (files.train, foreign)):
        with _indexed(data / "folder", names, work / f"index-{len(names)}") as app, app._searching.retriever() as found:
            for row in chosen:
                passages = found.search(row["question"], k=PASSAGES)
                kind = "answerable" if row["answerable"] else "near-miss"
                cases.append(
                    Case(
                        kind if names != files.train else "foreign",
                        row["question"],
                        tuple(row["answers"]) if names != files.train else (),
                        (),
                        False,
                        passages,
                        found.quote(row["question"], passages),
                    )
                )
    cases += _of_people(work)
    kept.write_bytes(pickle.dumps(cases))
    return cases


def _of_people(work: Path) -> list[Case]:
    asked = {}
    for name in strangers.TUNING:
        rows = reader_data.read_rows(strangers.FOLDERS / name / "questions.jsonl")
        asked[name] = [row for row in rows if row["kind"] != "yesno"]
    cases = []
    for name, own in asked.items():
        others = [
            {**row, "kind": "foreign", "answers": [], "files": []}
            for other in strangers.TUNING
            if other != name
            for row in [each for each in asked[other] if each["answers"]][::ALSO]
        ]
        folder = strangers.FOLDERS / name / "files"
        names = sorted(file.name for file in folder.iterdir())
        with _indexed(folder, names, work / f"index-{name}") as app, app._searching.retriever() as found:
            for row in [*own, *others]:
                asked_as = row.get("standalone") or row["question"]
                passages = found.search(asked_as, k=PASSAGES)
                kind = "answerable" if row["answers"] else row["kind"]
                right = tuple(row["answers"]), tuple(row["files"])
                cases.append(Case(kind, asked_as, *right, True, passages, found.quote(asked_as, passages)))
    return cases


def _indexed(folder: Path, names: Sequence[str], place: Path) -> Engine:
    shutil.rmtree(place, ignore_errors=True)
    (place / "files").mkdir(parents=True)
    for name in names:
        shutil.copy(folder / name, place / "files")
    app = Engine(Paths.at(place / "profile"))
    app.add_folder(place / "files")
    app.index().result()
    return app


def read_all(cases: Sequence[Case], model: ReaderModel) -> list[Read]:
    read = []
    for case in cases:
        seen = span_answers.seen(case.question, case.passages, case.evidence, model)
        if seen:
            read.append(Read(case, seen))
    return read


# --------------------------------------------------------------------------- fitting


def fitted(read: Sequence[Read]) -> Calibration:
    answerable = [each for each in read if each.case.kind == "answerable"]
    weight = max(SENTENCE, key=lambda weight: _f1(answerable, _with(PLAIN, sentence_weight=weight)))
    calibration = _with(PLAIN, sentence_weight=weight)
    signs = np.array([_signs(each, calibration) for each in read])
    right = np.array([_answers(each, calibration) for each in read], float)
    weights = _logistic(signs, right)
    names = ("bias", *(sign.name for sign in fields(Signs)))
    calibration = _with(calibration, **dict(zip(names, weights, strict=True)))
    articles = [each for each in answerable if not each.case.people]
    likely = sorted(_probability(each, calibration) for each in articles)
    return _with(calibration, threshold=round(likely[int(WRONGLY_REFUSED * len(likely))], 4))


def _answers(each: Read, calibration: Calibration) -> bool:
    """Whether the best span's sentence holds the answer, in a file that it stands in."""
    best = _best(each, calibration)
    return bool(_full(each, calibration)) and (not each.case.files or best.passage.path.name in each.case.files)


def _with(calibration: Calibration, **changed: float) -> Calibration:
    return Calibration(**{**asdict(calibration), **{name: float(value) for name, value in changed.items()}})


def _best(each: Read, calibration: Calibration) -> span_answers.Seen:
    return max(each.seen, key=lambda one: span_answers.competing(one, calibration))


def _f1(read: Sequence[Read], calibration: Calibration) -> float:
    return scoring.mean([scoring.token_f1(_words(_best(each, calibration)), each.case.wanted) for each in read])


def _words(seen: span_answers.Seen) -> str:
    return seen.passage.text[seen.start : seen.end]


def _signs(each: Read, calibration: Calibration) -> tuple[float, ...]:
    return astuple(span_answers.signs(each.case.question, _best(each, calibration), each.case.evidence))


def _probability(each: Read, calibration: Calibration) -> float:
    """0 where the evidence alone is refused."""
    if each.case.evidence.relevance < quoting.UNREAD:
        return 0.0
    return calibration.probability(span_answers.signs(each.case.question, _best(each, calibration), each.case.evidence))


def _logistic(signs: NDArray[np.float64], answered: NDArray[np.float64]) -> list[float]:
    """Newton's method with a little ridge; bias first."""
    x = np.hstack([np.ones((len(signs), 1)), signs])
    weights = np.zeros(x.shape[1])
    ridge = np.eye(x.shape[1]) * 1e-2
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        step = np.linalg.solve((x.T * (p * (1 - p))) @ x + ridge, x.T @ (answered - p) - ridge @ weights)
        weights = weights + step
    return [round(float(each), 4) for each in weights]


def report(read: Sequence[Read], calibration: Calibration) -> list[str]:
    answerable = [each for each in read if each.case.kind == "answerable"]
    lines = [
        f"{calibration}",
        f"answerable {len(answerable)}: F1 if all are answered {_f1(answerable, calibration):.3f}",
    ]
    kept = [each for each in answerable if _probability(each, calibration) >= calibration.threshold]
    f1 = sum(scoring.token_f1(_words(_best(each, calibration)), each.case.wanted) for each in kept) / len(answerable)
    full = sum(_full(each, calibration) for each in kept) / len(answerable)
    lines.append(f"after refusal: F1 {f1:.3f}; sentence holds an answer {full:.3f}")
    answered = {id(each) for each in kept}
    for whose, people in (("articles", False), ("folders", True)):
        own = [each for each in read if each.case.people == people]
        for kind in ("answerable", "near-miss", "foreign"):
            of = [each for each in own if each.case.kind == kind]
            refused = scoring.mean([float(_probability(each, calibration) < calibration.threshold) for each in of])
            right = sum(_answers(each, calibration) for each in of if id(each) in answered)
            lines.append(f"{whose}: refused, {kind} {len(of)}: {refused:.3f}; answered right: {right}")
    return lines


def _full(each: Read, calibration: Calibration) -> float:
    best = _best(each, calibration)
    start, end = span_reading.sentence_around(best.passage.text, best.start, best.end)
    return scoring.contains(best.passage.text[start:end], each.case.wanted)


if __name__ == "__main__":
    sys.exit(main())
