"""Keeps `resources/translations` in step with the code: `make translations`.

    python packaging/make_translations.py                 new texts become unfinished entries, old ones go
    python packaging/make_translations.py --fill FILE...  takes translations from JSON: {source: text or [one, many]}

Texts of the window are found by Qt's lupdate, wherever `tr` or `marked` is called. Those of the Engine are found here:
what its errors and hints say, what its settings are called, and every literal on a line that ends with `# told`.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOUSE))

from desktop.language import ENGINE, FOLDER, LANGUAGES, TEMPLATES  # noqa: E402

OUT = HOUSE / "resources" / FOLDER
BUILD = HOUSE / "build" / "translations"
BIN = Path(sys.executable).parent
SPEAKING = frozenset({"EngineError", "Unreadable", "Setting"})
"""What is called with texts that a person reads."""
NOT_SHOWN = frozenset({"cli.py", "commands.py", "eval_commands.py", "teach_commands.py", "upkeep_commands.py"})
"""Modules of the command line, which stays English."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fill", type=Path, nargs="+", default=[], metavar="FILE")
    options = parser.parse_args()
    OUT.mkdir(exist_ok=True)
    BUILD.mkdir(parents=True, exist_ok=True)
    texts = sorted(set(engine_texts()))
    listed = BUILD / "engine_texts.py"
    listed.write_text("".join(f"QT_TRANSLATE_NOOP({ENGINE!r}, {quoted(each)})\n" for each in texts), "utf-8")
    templates = [each for each in texts if "{" in each]
    (OUT / TEMPLATES).write_text(json.dumps(templates, indent=0, ensure_ascii=False) + "\n", "utf-8")
    known = {source: text for file in options.fill for source, text in json.loads(file.read_text("utf-8")).items()}
    for language in LANGUAGES:
        file = OUT / f"alcove_{language}.ts"
        update(file, language, listed)
        if language == "en":
            fill(file, english_plurals(file))
        elif known:
            fill(file, known)
        release(file)
        print(f"{file.name}: {len(unfinished(file))} unfinished")
    return 0


def engine_texts() -> Iterator[str]:
    """What the Engine says to a person; values stand as {0}, {1}…"""
    for file in sorted((HOUSE / "engine").rglob("*.py")):
        if file.name in NOT_SHOWN:
            continue
        source = file.read_text("utf-8")
        told = {number for number, line in enumerate(source.splitlines(), 1) if line.rstrip().endswith("# told")}
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and called(node) in SPEAKING:
                for each in (*node.args, *(keyword.value for keyword in node.keywords)):
                    yield from literals(each)
            elif isinstance(node, ast.Constant | ast.JoinedStr) and node.end_lineno in told:
                yield from literals(node)


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def literals(node: ast.AST) -> Iterator[str]:
    """The texts of an expression: of both sides of a condition, of the members of a tuple."""
    match node:
        case ast.Constant(value=str(text)) if re.search(r"[A-Za-z]{2}", text) and not re.fullmatch(r"[a-z_.]+", text):
            yield text
        case ast.JoinedStr():
            number = iter(range(99))
            said = "".join(
                str(part.value) if isinstance(part, ast.Constant) else f"{{{next(number)}}}" for part in node.values
            )
            if re.search(r"[A-Za-z]{2}", re.sub(r"\{\d+\}", "", said)):
                yield said
        case ast.IfExp():
            yield from literals(node.body)
            yield from literals(node.orelse)
        case ast.Tuple() | ast.List():
            for each in node.elts:
                yield from literals(each)


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def update(file: Path, language: str, listed: Path) -> None:
    sources = [*sorted((HOUSE / "desktop").rglob("*.py")), listed]
    plural = ["-pluralonly"] if language == "en" else []
    command = [BIN / "pyside6-lupdate", *sources, "-tr-function-alias", "QT_TR_NOOP+=marked", *plural]
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", language]
    subprocess.run([*map(str, command), *options, "-silent", "-ts", str(file)], check=True, cwd=HOUSE)


def release(file: Path) -> None:
    qm = file.with_suffix(".qm")
    subprocess.run([BIN / "pyside6-lrelease", "-silent", "-nounfinished", file, "-qm", qm], check=True)


def english_plurals(file: Path) -> dict[str, list[str]]:
    """`%n file(s)` is "%n file" or "%n files"; "(y/ies)" and the like say both ends."""
    found = {}
    for message in ElementTree.parse(file).iter("message"):
        source = message.findtext("source") or ""
        one = re.sub(r"\((?:(\w*)/)?(\w+)\)", lambda m: m[1] or "", source)
        many = re.sub(r"\((?:(\w*)/)?(\w+)\)", lambda m: m[2], source)
        found[source] = [one, many]
    return found


def fill(file: Path, known: dict[str, str | list[str]]) -> None:
    """Puts translations into a .ts file; those of other texts stay."""
    tree = ElementTree.parse(file)
    for message in tree.iter("message"):
        source, comment = message.findtext("source") or "", message.findtext("comment")
        text = known.get(f"{source}\u0004{comment}") if comment else known.get(source)
        translation = message.find("translation")
        if text is None or translation is None:
            continue
        translation.attrib.pop("type", None)
        forms = translation.findall("numerusform")
        if forms:
            for form, each in zip(forms, [text, text] if isinstance(text, str) else text, strict=True):
                form.text = each
        else:
            assert isinstance(text, str), source
            translation.text = text
    ElementTree.indent(tree)
    file.write_text(
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
        + ElementTree.tostring(tree.getroot(), encoding="unicode", short_empty_elements=False)
        + "\n",
        "utf-8",
    )


def unfinished(file: Path) -> list[str]:
    """Source texts without a translation."""
    return [
        message.findtext("source") or ""
        for message in ElementTree.parse(file).iter("message")
        if (translation := message.find("translation")) is not None and translation.get("type") == "unfinished"
    ]


if __name__ == "__main__":
    sys.exit(main())
