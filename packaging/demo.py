"""`make demo`: the main job in the terminal, with the very commands a person would type.

Indexes the sample folder into a profile of its own (`.alcove/demo`) and asks the four questions that
`resources/sample/questions.jsonl` marks for it; the last has no answer in the folder and must be refused.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
SAMPLE = HOUSE / "resources" / "sample"
PROFILE = HOUSE / ".alcove" / "demo"
ALCOVE = Path(sys.executable).with_name("alcove")


def alcove(*arguments: str) -> None:
    """Runs one command as a person would, after showing it."""
    print(f"\n$ alcove {shlex.join(arguments)}", flush=True)
    subprocess.run([ALCOVE, *arguments], check=True, env={**os.environ, "ALCOVE_HOME": str(PROFILE)})


def main() -> None:
    begun = time.monotonic()
    lines = (SAMPLE / "questions.jsonl").read_text("utf-8").splitlines()
    questions = [question for line in lines if (question := json.loads(line)).get("demo")]
    alcove("add", os.path.relpath(SAMPLE))
    alcove("index")
    for question in questions:
        alcove("ask", question["question"])
    print(f"\nDone in {time.monotonic() - begun:.1f} s. Your own folder: alcove add FOLDER; alcove index; alcove ask …")


if __name__ == "__main__":
    main()
