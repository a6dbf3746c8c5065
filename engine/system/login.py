"""Starting with the session: the entry that a system reads when the person logs in. Each profile has its own.

The entry itself is the truth, not a setting in `user.db`: desktops list such entries, and let the person switch
them off there. On macOS it is a launch agent, on Windows a value in the registry; neither has been run.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import sys
from pathlib import Path

from engine.errors import EngineError
from engine.paths import Paths
from engine.system import login_words

BACKGROUND = "--background"
"""Option of the program: it begins without its window."""
FROM_SOURCE = ["-P", "-m", "desktop"]
"""What Python is given to run the program."""
FROZEN = "alcove"
"""Name of the program where it needs no Python."""

_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"


def starts(root: Path) -> bool:
    """Whether the profile at `root` is opened at login."""
    if sys.platform == "win32":
        return _registered(_name(root))
    file = _file(root)
    try:
        text = file.read_text("utf-8", "replace")
    except OSError:
        return False
    return not _switched_off(text)


def start(root: Path) -> None:
    """Has the profile at `root` opened at login.

    Raises:
        EngineError: the entry cannot be written.
    """
    argv = [*program(), "--profile", str(root), BACKGROUND]
    try:
        if sys.platform == "win32":
            _register(_name(root), argv)
            return
        file = _file(root)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(launch_agent(_name(root), argv) if sys.platform == "darwin" else desktop_entry(argv))
    except OSError as error:
        raise _refused(error) from error


def renew(root: Path) -> bool:
    """Writes the entry anew where it names a program of ours that is gone, as when its folder was moved.

    An entry that is switched off stays as it is, and so does one that starts anything else: another Alcove that is
    still there, or a command of the person's own.

    Returns:
        whether it was written.

    Raises:
        EngineError: the entry cannot be written.
    """
    if not starts(root):
        return False
    argv = _started(root)
    if not _ours(argv, root) or not _gone(argv[0]):
        return False
    start(root)
    return True


def start_no_more(root: Path) -> None:
    """Takes the entry away, if there is one.

    Raises:
        EngineError: it cannot be removed.
    """
    try:
        if sys.platform == "win32":
            _unregister(_name(root))
            return
        _file(root).unlink(missing_ok=True)
    except OSError as error:
        raise _refused(error) from error


def program() -> list[str]:
    """How this very program is started, from source or frozen."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, *FROM_SOURCE]


def _started(root: Path) -> list[str]:
    """The words that the entry of a profile starts; none if it cannot be read."""
    if sys.platform == "win32":
        return login_words.of_command_line(_value(_name(root)))
    try:
        content = _file(root).read_bytes()
    except OSError:
        return []
    if sys.platform == "darwin":
        return login_words.of_launch_agent(content)
    return login_words.of_desktop_entry(content.decode("utf-8", "surrogateescape"))


def _ours(argv: list[str], root: Path) -> bool:
    """Whether they are what `start` writes for this profile, wherever the program may be."""
    command, told = argv[:-3], argv[-3:]
    if told != ["--profile", str(root), BACKGROUND] or not command or not Path(command[0]).is_absolute():
        return False
    return command[1:] == FROM_SOURCE or (len(command) == 1 and Path(command[0]).stem.casefold() == FROZEN)


def _gone(program: str) -> bool:
    """Whether it is there no longer; what only cannot be looked at may still be there."""
    try:
        Path(program).stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _refused(error: OSError) -> EngineError:
    return EngineError(
        f"starting at login cannot be changed: {error.strerror}",
        "the system's own settings list what is started at login, and can change it",
    )


def _name(root: Path) -> str:
    """Of the entry; another profile than the usual one has another name."""
    if root == Paths.usual().root:
        return "alcove"
    return f"alcove-{hashlib.sha256(os.fsencode(root)).hexdigest()[:8]}"


def _file(root: Path) -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"{_name(root)}.plist"
    config = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(config) / "autostart" / f"{_name(root)}.desktop"


# ------------------------------------------------------------------ Linux: an entry of the XDG autostart folder


def desktop_entry(argv: list[str]) -> bytes:
    """A desktop entry that starts a program, see the Desktop Entry and Autostart specifications."""
    command = " ".join(_quoted(word) for word in argv)
    lines = ["[Desktop Entry]", "Type=Application", "Name=Alcove", f"Exec={command}", "Icon=alcove", "Terminal=false"]
    return ("\n".join(lines) + "\n").encode("utf-8", "surrogateescape")


def _quoted(word: str) -> str:
    """A word of `Exec`, which is read twice: as a string with escapes, then as words in quotation marks."""
    for special in ("\\", '"', "`", "$"):
        word = word.replace(special, f"\\{special}")
    return '"' + word.replace("\\", "\\\\").replace("\n", "\\n").replace("%", "%%") + '"'


def _switched_off(text: str) -> bool:
    """Whether a desktop's own tool has switched the entry off."""
    lines = {line.strip().casefold().replace(" ", "") for line in text.splitlines()}
    return bool(lines & {"hidden=true", "x-gnome-autostart-enabled=false"})


# ------------------------------------------------------------------ macOS: a launch agent (not run)


def launch_agent(label: str, argv: list[str]) -> bytes:
    """A property list that has launchd start a program once, when the person logs in."""
    import plistlib

    return plistlib.dumps({"Label": label, "ProgramArguments": argv, "RunAtLoad": True, "ProcessType": "Interactive"})


# ------------------------------------------------------------------ Windows: a value of the registry (not run)

if sys.platform == "win32":
    import winreg

    def _registered(name: str) -> bool:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                winreg.QueryValueEx(key, name)
        except FileNotFoundError:
            return False
        return True

    def _value(name: str) -> str:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                return str(winreg.QueryValueEx(key, name)[0])
        except OSError:
            return ""

    def _register(name: str, argv: list[str]) -> None:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
            winreg.SetValueEx(key, name, 0, winreg.REG_SZ, subprocess.list2cmdline(argv))

    def _unregister(name: str) -> None:
        access = winreg.KEY_SET_VALUE
        with (
            contextlib.suppress(FileNotFoundError),
            winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN, access=access) as key,
        ):
            winreg.DeleteValue(key, name)
