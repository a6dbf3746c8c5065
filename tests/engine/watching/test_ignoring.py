"""What is left alone, why, and who may overrule whom."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from engine.watching import ignoring
from engine.watching.ignoring import IgnoreRules
from engine.watching.unwanted import unwanted_directory, unwanted_file


def put(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("~$Report.docx", "ignored: lock file"),
        (".#notes.org", "ignored: lock file"),
        (".~lock.Budget.ods#", "ignored: lock file"),
        ("notes.txt~", "ignored: editor's backup copy"),
        (".notes.txt.swp", "ignored: temporary file"),
        ("film.mkv.crdownload", "ignored: temporary file"),
        (".DS_Store", "ignored: operating system file"),
        ("Thumbs.db", "ignored: operating system file"),
        ("id_rsa", "secret file: may hold a private key"),
        ("id_ed25519_work", "secret file: may hold a private key"),
        ("server.PEM", "secret file: may hold a private key"),
        (".env", "secret file: credentials"),
        (".env.production", "secret file: credentials"),
        ("terraform.tfvars", "secret file: credentials"),
        ("Bank.kdbx", "secret file: passwords"),
        ("passwords.xlsx", "secret file: passwords"),
        ("Chrome Passwords.csv", "secret file: passwords"),
        (".bash_history", "secret file: command history"),
    ],
)
def test_unwanted_files(tmp_path: Path, name: str, reason: str) -> None:
    assert IgnoreRules(tmp_path).reason(f"some/where/{name}", False) == reason


@pytest.mark.parametrize(
    "name",
    [
        "notes.txt",
        "id_rsa.pub",
        ".env.example",
        "environment.md",
        "Password policy.docx",
        "swap.md",
        "keynote.pptx",
        "template.html",
        "cookies",
        "build",
    ],
)
def test_ordinary_files_stay(tmp_path: Path, name: str) -> None:
    assert IgnoreRules(tmp_path).reason(name, False) is None


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("node_modules", "ignored: dependency folder"),
        ("lib/python3.12/site-packages", "ignored: dependency folder"),
        (".git", "ignored: version control"),
        ("__pycache__", "ignored: build output"),
        ("alcove.egg-info", "ignored: build output"),
        (".ssh", "secret folder: keys or credentials"),
        (".config/gcloud", "secret folder: keys or credentials"),
        (".mozilla", "secret folder: browser or mail profile"),
        ("$RECYCLE.BIN", "ignored: operating system file"),
    ],
)
def test_unwanted_directories_with_all_below(tmp_path: Path, name: str, reason: str) -> None:
    rules = IgnoreRules(tmp_path)
    assert rules.reason(name, True) == reason
    assert rules.reason(f"{name}/deep/inside.md", False) == reason


def test_a_common_word_counts_only_beside_what_gives_it_its_meaning(tmp_path: Path) -> None:
    put(tmp_path, {"code/Cargo.toml": "", "house/plan.md": ""})
    for name in ("build", "target"):
        (tmp_path / "house" / name).mkdir()
        (tmp_path / "code" / name).mkdir()
    rules = IgnoreRules(tmp_path)
    assert rules.reason("code/target", True) == "ignored: build output"
    assert rules.reason("house/target", True) is None
    assert rules.reason("house/build/offer.docx", False) is None


def test_a_marker_inside_tells_what_a_directory_is(tmp_path: Path) -> None:
    put(tmp_path, {"tools/pyvenv.cfg": "", "x/CACHEDIR.TAG": "", "old profile/key4.db": ""})
    rules = IgnoreRules(tmp_path)
    assert rules.reason("tools/README.md", False) == "ignored: dependency folder"
    assert rules.reason("x", True) == "ignored: cache"
    assert rules.reason("old profile", True) == "secret folder: browser or mail profile"


def test_the_folder_itself_is_never_ignored(tmp_path: Path) -> None:
    root = tmp_path / "node_modules"
    root.mkdir()
    rules = IgnoreRules(root, ["*"])
    assert rules.reason("", True) is None
    assert rules.reason(".", True) is None


def test_reasons_name_the_rule_and_its_file(tmp_path: Path) -> None:
    put(tmp_path, {".gitignore": "*.log\r\n", "a/.gitignore": "# talk\n/draft\n", "a/.alcoveignore": "*.csv\n"})
    rules = IgnoreRules(tmp_path, ["*.bak"])
    assert rules.reason("a/b/run.log", False) == "ignored by .gitignore: *.log"
    assert rules.reason("a/draft", False) == "ignored by a/.gitignore: /draft"
    assert rules.reason("a/b/draft", False) is None
    assert rules.reason("a/b/t.csv", False) == "ignored by a/.alcoveignore: *.csv"
    assert rules.reason("t.csv", False) is None
    assert rules.reason("x.bak", False) == "ignored by the folder's settings: *.bak"


def test_nearer_rules_win_and_the_last_line_wins(tmp_path: Path) -> None:
    put(tmp_path, {".gitignore": "*.log\n!keep.log\n", "a/.gitignore": "!*.log\n"})
    rules = IgnoreRules(tmp_path)
    assert rules.reason("x.log", False) is not None
    assert rules.reason("keep.log", False) is None
    assert rules.reason("a/x.log", False) is None


def test_nothing_below_an_ignored_directory_comes_back(tmp_path: Path) -> None:
    put(tmp_path, {".gitignore": "docs/\n!docs/keep.md\n", "docs/.alcoveignore": "!*\n"})
    assert IgnoreRules(tmp_path).reason("docs/keep.md", False) == "ignored by .gitignore: docs/"


def test_gitignore_cannot_admit_a_secret_but_the_person_can(tmp_path: Path) -> None:
    put(tmp_path, {".gitignore": "!.env\n"})
    assert IgnoreRules(tmp_path).reason(".env", False) == "secret file: credentials"
    assert IgnoreRules(tmp_path, ["!.env"]).reason(".env", False) is None
    put(tmp_path, {".alcoveignore": "!.env\n"})
    assert IgnoreRules(tmp_path).reason(".env", False) is None


def test_admitting_a_directory_does_not_admit_the_secrets_in_it(tmp_path: Path) -> None:
    put(tmp_path, {".alcoveignore": "!node_modules/\n"})
    rules = IgnoreRules(tmp_path)
    assert rules.reason("node_modules/x/readme.md", False) is None
    assert rules.reason("node_modules/x/.env", False) == "secret file: credentials"


def test_settings_are_stronger_than_files(tmp_path: Path) -> None:
    put(tmp_path, {"a/.alcoveignore": "!x.md\n"})
    assert IgnoreRules(tmp_path, ["x.md"]).reason("a/x.md", False) is not None


def test_changed_rules_count_once_forgotten(tmp_path: Path) -> None:
    put(tmp_path, {"a/b/.gitignore": "*.x\n"})
    rules = IgnoreRules(tmp_path)
    assert rules.reason("a/b/f.x", False) is not None
    put(tmp_path, {"a/b/.gitignore": "*.y\n"})
    assert rules.reason("a/b/f.x", False) is not None
    rules.forget("a")
    assert rules.reason("a/b/f.x", False) is None
    assert rules.reason("a/b/f.y", False) == "ignored by a/b/.gitignore: *.y"


@pytest.mark.parametrize("root", ["", b"", "."])
def test_to_forget_the_root_is_to_forget_all_below_it(tmp_path: Path, root: str | bytes) -> None:
    put(tmp_path, {".gitignore": "*.x\n", "a/b/f.x": ""})
    rules = IgnoreRules(tmp_path)
    assert rules.reason("a/b/f.x", False) is not None
    put(tmp_path, {".gitignore": "*.y\n"})
    rules.forget(root)
    assert rules.reason("a/b/f.x", False) is None
    assert rules.reason("a/b/f.y", False) == "ignored by .gitignore: *.y"


def test_any_bytes_are_a_name(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_bytes(b"\xef\xbb\xbfcaf\xe9*\nline\\\n")
    rules = IgnoreRules(tmp_path)
    assert rules.reason(b"caf\xe9 menu.txt", False) is not None
    assert rules.reason(b"\xff\xfe/\n.txt", False) is None
    assert rules.reason(b"new\nline.tmp", False) == "ignored: temporary file"


def test_rules_that_are_no_plain_file_are_not_read(tmp_path: Path) -> None:
    outside = put(tmp_path / "out", {"rules": "*\n"}) / "rules"
    root = tmp_path / "root"
    (root / "a").mkdir(parents=True)
    (root / ".gitignore").symlink_to(outside)
    (root / ".alcoveignore").mkdir()
    os.mkfifo(root / "a" / ".gitignore")
    assert IgnoreRules(root).reason("a/x.md", False) is None


def test_a_crafted_pattern_does_not_stall(tmp_path: Path) -> None:
    put(tmp_path, {".gitignore": "a*a*a*a*a*a*a*a*a*a*a*b\n!\n\\\n[\n*.md\n"})
    rules = IgnoreRules(tmp_path)
    assert rules.reason("a" * 250, False) is None
    assert rules.reason("x.md", False) is not None


def test_excluded_places_are_left_out(tmp_path: Path) -> None:
    profile = tmp_path / "root" / "data" / "alcove"
    profile.mkdir(parents=True)
    rules = IgnoreRules(tmp_path / "root", exclude=[profile, tmp_path, tmp_path / "elsewhere"])
    assert rules.reason("data/alcove/user.db", False) == ignoring.NOT_OURS
    assert rules.reason("data/x.md", False) is None


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_gitignore_files_mean_what_git_takes_them_to_mean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Random trees and rules against `git check-ignore`; our own names would only add to git's answer."""
    monkeypatch.setattr(ignoring, "unwanted_directory", lambda path: None)
    monkeypatch.setattr(ignoring, "unwanted_file", lambda name: None)
    draw = random.Random(7)
    names = ["a", "b", "foo", "docs", "x.log", "y.txt", "build"]
    lines = [
        "a",
        "b/",
        "/foo",
        "*.log",
        "docs/*",
        "docs/**",
        "**/docs",
        "!docs/",
        "!a",
        "!x.log",
        "foo/**/b",
        "**/",
        "build/",
        "!build/",
        "*",
        "!*/",
        "a/*",
        "!a/b",
        "b/**",
        "!b/y.txt",
        "/*",
        "!/foo",
        "[ab]",
        "?.txt",
        "foo/",
        "**/a/**",
        "!foo/b/",
    ]
    for number in range(20):
        root = tmp_path / str(number)
        root.mkdir()
        subprocess.run(["git", "init", "-q", root], check=True, capture_output=True)
        directories, paths = [""], dict[str, bool]()
        for _ in range(25):
            path = f"{draw.choice(directories)}/{draw.choice(names)}".lstrip("/")
            is_dir = "." not in path.rpartition("/")[2]
            if path in paths:
                continue
            paths[path] = is_dir
            if is_dir:
                (root / path).mkdir()
                directories.append(path)
            else:
                (root / path).touch()
        for directory in ["", *draw.sample(directories, min(2, len(directories)))]:
            (root / directory / ".gitignore").write_text("\n".join(draw.sample(lines, 3)) + "\n")
        checked = subprocess.run(
            ["git", "-C", root, "check-ignore", "--no-index", "--stdin"],
            input="\n".join(paths),
            text=True,
            capture_output=True,
            check=False,
        )
        rules = IgnoreRules(root)
        ours = {path for path, is_dir in paths.items() if rules.reason(path, is_dir)}
        assert ours == set(checked.stdout.split()), [
            (file.relative_to(root), file.read_text()) for file in root.rglob(".gitignore")
        ]


def test_the_tables_themselves(tmp_path: Path) -> None:
    assert unwanted_directory(str(tmp_path / "Documents")) is None
    assert unwanted_file("README") is None
