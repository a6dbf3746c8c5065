"""Keeps `resources/translations` in step with the code: `make translations`.

    python packaging/make_translations.py                 new texts become unfinished entries, old ones go
    python packaging/make_translations.py --fill FILE...  takes translations from JSON: {source: text or [one, many]}

Texts of the window are found by Qt's lupdate, wherever `tr` or `marked` is called. Those of the Engine are found here:
what its errors and hints say, what its settings are called, and every literal on a line that ends with `# told`. In a
dict that may be `# told: keys` or `# told: values`; single words are texts there too, as with `# told: words`, and with
`# told: names`, the values of a dict that are put into other texts. On a line that opens a bracket the mark holds for
all that is in it. What answers a question is not found: it is in the question's own language.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, product
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOUSE))

from desktop.language import ENGINE, FOLDER, LANGUAGES, TEMPLATES  # noqa: E402

OUT = HOUSE / "resources" / FOLDER
BUILD = HOUSE / "build" / "translations"
BIN = Path(sys.executable).parent
SPEAKING = frozenset(
    {"EngineError", "NeedsConfirmation", "DatabaseDamaged", "Unfit", "Refused", "ChildFailed", "Unreadable"}
    | {"Setting", "Notice", "SetAside", "Chosen", "Verdict", "set_aside", "too_long", "flag", "require", "progress"}
    | {"ModelGone", "EmbedderAway"}
)
"""What is called with texts that a person reads."""
NAMING = frozenset({"Progress", "shows", "phase", "Check"})
"""The same, where a single word is a text too and no key."""
NOT_SHOWN = frozenset(
    {"cli", "commands", "teach_commands", "upkeep_commands", "explain_commands", "show_command", "eval_commands"}
    | {"chart", "evaluation", "retrieval_eval", "citation_eval", "floors", "jsonl", "report"}
)
"""Modules that only the command line has to do with, which stays English."""
SYSTEM = (
    "Permission denied",
    "No such file or directory",
    "No space left on device",
    "Read-only file system",
    "Input/output error",
    "Device or resource busy",
    "Is a directory",
    "Not a directory",
    "File exists",
    "File name too long",
    "Operation not permitted",
    "Too many open files",
    "Disk quota exceeded",
)
"""The system's own words for what went wrong with a file, as they stand in the Engine's."""
_MARK = re.compile(r"# told(?:: (keys|values|names|words))?$")
_FIELD = re.compile(r"\{\w*(?::([^{}]*))?\}")
_VALUE, _NUMBER = "\0", "\1"
_VALUES = re.compile("[\0\1]+")
_KEY = re.compile("[a-z_.-]+")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fill", type=Path, nargs="+", default=[], metavar="FILE")
    options = parser.parse_args()
    OUT.mkdir(exist_ok=True)
    BUILD.mkdir(parents=True, exist_ok=True)
    texts, names = engine_texts()
    listed = BUILD / "engine_texts.py"
    listed.write_text("".join(f"QT_TRANSLATE_NOOP({ENGINE!r}, {quoted(each)})\n" for each in texts), "utf-8")
    templates = {each: numbers for each, numbers in texts.items() if "{" in each or each in names}
    lines = ",\n".join(f"{quoted(each)}: {numbers}" for each, numbers in templates.items())
    (OUT / TEMPLATES).write_text(f"{{\n{lines}\n}}\n", "utf-8")
    known = {source: text for file in options.fill for source, text in json.loads(file.read_text("utf-8")).items()}
    for language in LANGUAGES:
        file = OUT / f"alcove_{language}.ts"
        update(file, language, listed)
        if language == "en":
            fill(file, english_plurals(file))
        elif known:
            fill(file, known)
        update(file, language, listed)  # which writes it as it always does, whatever filled it
        release(file)
        print(f"{file.name}: {len(unfinished(file))} unfinished")
    return 0


def engine_texts() -> tuple[dict[str, list[int]], set[str]]:
    """What the Engine and the trainer say to a person; values stand as {0}, {1}… With it, which of these are numbers
    that were put into a form, as "1.5" or "12,000". Second, those texts that are put into others."""
    found: dict[str, list[int]] = {text: [] for text in SYSTEM}
    names: set[str] = set()
    for file in sorted([*(HOUSE / "engine").rglob("*.py"), *(HOUSE / "finetune").rglob("*.py")]):
        if file.stem not in NOT_SHOWN:
            module = Module(file.read_text("utf-8"))
            for text in module.texts():
                values = _VALUES.findall(text)
                number = count()
                named = _VALUES.sub(lambda _, number=number: f"{{{next(number)}}}", text)
                found[named] = [place for place, value in enumerate(values) if value == _NUMBER]
            names |= module.names
    return dict(sorted(found.items())), names


class Module:
    """Finds what one module tells.

    Attributes:
        marked: lines with the mark, by number, and what of them is told; by its negative, a line in which a bracket
            is opened.
        constants: its texts that have a name.
        names: texts that are put into others, as they are found.
    """

    def __init__(self, source: str) -> None:
        self.tree = ast.parse(source)
        self.marked: dict[int, str] = {}
        for number, line in enumerate(source.splitlines(), 1):
            if mark := _MARK.search(line.rstrip()):
                self.marked[number] = mark[1] or "texts"
                if line[: mark.start()].rstrip()[-1:] in "([{":
                    self.marked[-number] = self.marked[number]
        self.names: set[str] = set()
        self.constants: dict[str, list[str]] = {}
        for node in self.tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self.constants[node.targets[0].id] = self._said(node.value)

    def texts(self) -> Iterator[str]:
        """They hold a `_VALUE` or `_NUMBER` for each value."""
        return self._told(self.tree, "")

    def _told(self, node: ast.AST, held: str) -> Iterator[str]:
        """The texts below a node.

        Args:
            held: what is told of the marked bracket that the node stands in.
        """
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant | ast.BinOp) and self._said(node)):
            if mark := held or self.marked.get(node.end_lineno or 0, ""):
                texts = list(self._literals(node, words=mark != "texts"))
                self.names.update(texts if mark == "names" else ())
                yield from texts
            return
        if isinstance(node, ast.Call) and (name := called(node).lstrip("_")) in SPEAKING | NAMING:
            for each in (*node.args, *(keyword.value for keyword in node.keywords)):
                yield from self._literals(each, words=name in NAMING)
        if isinstance(node, ast.expr | ast.Assign | ast.AnnAssign | ast.Return):
            held = held or self.marked.get(-node.lineno, "")
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                mark = held or self.marked.get(value.end_lineno or 0, "")
                if key is not None and mark not in ("values", "names"):
                    yield from self._told(key, held)
                if mark != "keys":
                    yield from self._told(value, held)
        else:
            for child in ast.iter_child_nodes(node):
                if not (isinstance(node, ast.IfExp) and child is node.test):
                    yield from self._told(child, held)

    def _literals(self, node: ast.AST, *, words: bool) -> Iterator[str]:
        """The texts of an expression: of all sides of a condition, of the members of a tuple.

        Args:
            words: a single word is a text too; else it is taken for a key.
        """
        match node:
            case ast.Tuple() | ast.List():
                parts: Sequence[ast.AST] = node.elts
            case ast.IfExp():
                parts = (node.body, node.orelse)
            case _:
                parts = ()
                spoken = "[A-Za-z]" if words else "[A-Za-z]{2}"
                yield from (
                    text.strip(" \n;,")
                    for text in self._said(node)
                    if re.search(spoken, text) and (words or not _KEY.fullmatch(text))
                )
        for part in parts:
            yield from self._literals(part, words=words)

    def _said(self, node: ast.AST, *, within: bool = False) -> list[str]:
        """What an expression may say, with a mark for each value that is put in; nothing if it is no text.

        Values that touch are one: "{name}{reason}" may end with or without a reason.

        Args:
            within: it is put into a text; a constant that is none is a number then.
        """
        match node:
            case ast.Constant(value=str(text)):
                return [_FIELD.sub(lambda field: _NUMBER if field[1] else _VALUE, text)]
            case ast.Name(id=name):
                return self.constants.get(name) or ([_NUMBER] if within and name.isupper() else [])
            case ast.JoinedStr():
                return joined(self._said(part) for part in node.values)
            case ast.FormattedValue():
                form = ast.unparse(node.format_spec) if node.format_spec else ""
                return self._said(node.value, within=True) or [_NUMBER if re.search("[,.%fg]", form[2:]) else _VALUE]
            case ast.IfExp() if (one := self._said(node.body)) and (other := self._said(node.orelse)):
                return [*one, *other]
            case ast.BinOp(op=ast.Add()) if (one := self._said(node.left)) or self._said(node.right):
                return joined([one or [_VALUE], self._said(node.right) or [_VALUE]])
            case ast.Subscript(value=text, slice=ast.Slice()):
                return self._said(text)
        return []


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def joined(parts: Iterable[Sequence[str]]) -> list[str]:
    return ["".join(each) for each in product(*parts)]


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
