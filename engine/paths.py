"""Where a profile keeps its files, and how its child processes are started."""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from engine.errors import EngineError

PROFILE_VARIABLE = "ALCOVE_HOME"


@dataclass(frozen=True, slots=True)
class Paths:
    """Every place Alcove writes to; all of them lie under `root`."""

    root: Path

    @classmethod
    def default(cls) -> Paths:
        """The profile of `ALCOVE_HOME`, else the person's own data folder for programs."""
        if chosen := os.environ.get(PROFILE_VARIABLE):
            return cls.at(Path(chosen))
        return cls.usual()

    @classmethod
    def usual(cls) -> Paths:
        """The profile where nothing says another: the person's own data folder for programs."""
        import platformdirs

        return cls.at(platformdirs.user_data_path("alcove", appauthor=False))

    @classmethod
    def at(cls, root: Path) -> Paths:
        return cls(Path(os.path.abspath(root.expanduser())))

    @property
    def user_db(self) -> Path:
        return self.root / "user.db"

    @property
    def index(self) -> Path:
        """Folder of index generations, `<n>.db` each; may be deleted at any time."""
        return self.root / "index"

    @property
    def models(self) -> Path:
        return self.root / "models"

    @property
    def adapters(self) -> Path:
        """A folder an adapter, by its id."""
        return self.root / "adapters"

    @property
    def training(self) -> Path:
        """A folder a run that is under way or unfinished."""
        return self.root / "training"

    @property
    def bases(self) -> Path:
        """Unpacked weights of models that were taught; may be deleted at any time."""
        return self.root / "bases"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def connections(self) -> Path:
        """The log of every connection that was ever opened."""
        return self.logs / "connections.log"

    @property
    def indexer_lock(self) -> Path:
        return self.root / "indexer.lock"

    @property
    def window_lock(self) -> Path:
        """Held by the one window of this profile."""
        return self.root / "window.lock"

    @property
    def window_call(self) -> Path:
        """Written by a second start, to have the window come to the front."""
        return self.root / "window.call"

    def index_bytes(self) -> int:
        """What the index takes on the disk now; SQLite's journals come and go while it is summed."""
        total = 0
        for file in self.index.glob("*.db*"):
            with contextlib.suppress(FileNotFoundError):
                total += file.stat().st_size
        return total

    def create(self) -> None:
        """Makes the folders, readable by the person alone.

        Raises:
            EngineError: the profile cannot be created or written.
        """
        try:
            for folder in (self.root, self.index, self.models, self.logs):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise EngineError(
                f"the profile {self.root} cannot be written: {error.strerror}",
                "choose another place with --profile DIR or ALCOVE_HOME",
            ) from error


def resources() -> Path:
    """The data that ships with Alcove: starter embedder, catalogue, sample folder, icons."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) / "resources" if bundle else Path(__file__).parent.parent / "resources"


def sources() -> Path:
    """The folder that holds the packages `engine` and `finetune` as plain source, for a Python that is not ours."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) / "sources" if bundle else Path(__file__).parent.parent


def child_argv(module: str, *arguments: str) -> list[str]:
    """How to start one of our modules as a child process, from source or frozen."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--child", module, *arguments]
    return [sys.executable, "-P", "-m", module, *arguments]
