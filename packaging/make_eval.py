"""Makes the frozen sets of resources/eval/ from the sample folder: run it only when that folder has changed.

    .venv/bin/python packaging/make_eval.py

`packaging/eval/queries.tsv` has a line a query: its kind, the query, the file that answers it, and words that stand
there; every piece of the corpus that holds these words is relevant.
"""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Iterator
from pathlib import Path

from engine.readers import read

HOUSE = Path(__file__).resolve().parent.parent
SAMPLE = HOUSE / "resources" / "sample"
SETS = HOUSE / "resources" / "eval"
QUERIES = HOUSE / "packaging" / "eval" / "queries.tsv"
LONGEST = 700  # characters of a piece, unless one span is longer
NOT_READ = {".alcoveignore", "questions.jsonl"}

KINDS = {"near-miss": "refusal-near", "foreign": "refusal-foreign", "superseded": "supersedes", "table": "table"}
MONTHS = calendar.month_name[1:]


def pieces(file: str) -> Iterator[tuple[str, str]]:
    """Title and text of each piece of a file: neighbouring spans, a heading beginning a new piece."""
    document = read((SAMPLE / file).read_bytes(), Path(file).suffix.removeprefix(".").lower())
    title = document.title or Path(file).stem
    gathered: list[str] = []
    for span in document.spans:
        text = document.text[span.start : span.end].strip()
        if gathered and (span.kind == "heading" or sum(map(len, gathered)) + len(text) > LONGEST):
            yield title, "\n".join(gathered)
            gathered = []
        gathered.append(text)
    if gathered:
        yield title, "\n".join(gathered)


def flat(text: str) -> str:
    return " ".join(text.split())


def kind(question: dict[str, object]) -> str:
    """The kind of a question of the sample: what its answer is."""
    known = KINDS.get(str(question["kind"]))
    if known:
        return known
    answers = " ".join(map(str, question["answers"]))  # type: ignore[call-overload]
    if str(question["question"]).startswith(("Who ", "Whom ")):
        return "name"
    if any(month in answers for month in MONTHS):
        return "date"
    if re.search(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|Forty)\b", answers):
        return "number"
    return "fact"


def main() -> None:
    files = sorted(
        path.relative_to(SAMPLE).as_posix()
        for path in SAMPLE.rglob("*")
        if path.is_file() and path.name not in NOT_READ
    )
    corpus = [
        {"_id": f"{file}#{n}", "title": title, "text": text, "metadata": {"type": Path(file).suffix[1:]}}
        for file in files
        for n, (title, text) in enumerate(pieces(file), 1)
        if len(flat(text)) > 20
    ]
    queries, judged = [], ["query-id\tcorpus-id\tscore"]
    for number, line in enumerate(QUERIES.read_text("utf-8").splitlines(), 1):
        said, query, file, words = line.split("\t")
        right = [
            each["_id"]
            for each in corpus
            if str(each["_id"]).startswith(f"{file}#") and words in flat(str(each["text"]))
        ]
        assert right, f"{file} does not hold {words!r}"
        queries.append({"_id": f"q{number}", "text": query, "metadata": {"kind": said}})
        judged += [f"q{number}\t{each}\t1" for each in right]
    questions = [json.loads(line) for line in (SAMPLE / "questions.jsonl").read_text("utf-8").splitlines()]
    answers = [
        {
            "question": each["question"],
            "answers": each["answers"],
            "answerable": each["answerable"],
            "file": each.get("file", ""),
            "kind": kind(each),
        }
        for each in questions
    ]
    (SETS / "retrieval" / "qrels").mkdir(parents=True, exist_ok=True)
    for name, rows in (("retrieval/corpus", corpus), ("retrieval/queries", queries), ("answers", answers)):
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (SETS / f"{name}.jsonl").write_text(lines, "utf-8")
    (SETS / "retrieval" / "qrels" / "test.tsv").write_text("\n".join(judged) + "\n", "utf-8")
    print(f"{len(corpus)} pieces, {len(queries)} queries, {len(judged) - 1} judgements, {len(answers)} questions")


if __name__ == "__main__":
    main()
