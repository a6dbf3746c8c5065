"""The frozen values that cross a boundary: between modules, processes and faces.

Offsets `start` and `end` always count Unicode code points; the text they belong to is named at each field.
Times are seconds since 1970 unless the name says otherwise (`_ns`, `_ms`). Scores are higher-is-better.

There is a module for each subject, and everything is imported from here: `from engine.types import Answer`. A subject
is loaded when one of its names is first asked for: Python takes half a millisecond to make a frozen dataclass, there
are 90 of them, and a start needs few.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what mypy and editors see is all of it
    from engine.types.answers import *  # noqa: F403
    from engine.types.chats import *  # noqa: F403
    from engine.types.documents import *  # noqa: F403
    from engine.types.events import *  # noqa: F403
    from engine.types.examples import *  # noqa: F403
    from engine.types.explaining import *  # noqa: F403
    from engine.types.folders import *  # noqa: F403
    from engine.types.ledger import *  # noqa: F403
    from engine.types.measuring import *  # noqa: F403
    from engine.types.models import *  # noqa: F403
    from engine.types.retrieval import *  # noqa: F403
    from engine.types.skills import *  # noqa: F403
    from engine.types.training import *  # noqa: F403
    from engine.types.training_events import *  # noqa: F403
    from engine.types.upkeep import *  # noqa: F403
    from engine.types.viewing import *  # noqa: F403
else:
    from importlib import import_module

    _NAMES = {
        "documents": "Locator SpanKind Span Document Chunk",
        "folders": "FolderState Folder FileGroup FolderPreview Status IndexReport",
        "ledger": "FileStateName FileState LeftOut LedgerOrder LedgerView LedgerPage LedgerEntry",
        "retrieval": "SearchMode Filters Occurrence Part Passage SearchResult Quote Source",
        "answers": "Citation AnswerSentence AnswerMethod ChangeKind Change FileRead Timings Side Conflict Answerable "
        "Answer UNSURE",
        "viewing": "FileNow FileToday TextForm PagePicture StoredTable StoredText",
        "explaining": "Fate ExplainedTerm ExplainedHit ExplainedQuote Explanation",
        "chats": "ChatFormat ChatInfo ChatChoices Turn",
        "models": "ModelKind ModelOwner ModelInfo FoundModel OfferedModel HubAnswer BetterModel",
        "upkeep": "Check DoctorReport Connection BackupReport KeptCopy",
        "events": "FolderChanged FileChanged IndexProgress Resting Restored Quotes Sources Token Sentence AnswerDone "
        "ModelChanged Progress Notice ExamplesChanged AdaptersChanged Event",
        "measuring": "EvalPassage EvalCase RetrievalScores",
        "examples": "ExampleKind ExampleSource Example Dataset SetAside ImportPreview ImportReport",
        "skills": "AdapterInfo SkillAnswer ApplyReport CompareMode ModeScore Comparison",
        "training": "TuneRequest TrainerStatus TrainPlan Score BeforeAfter TuneReport UnfinishedRun",
        "training_events": "TrainPlanned TrainStarted TrainStep HeldOutLoss TrainSaved SampleAnswer TrainDone",
    }
    _SUBJECTS = {name: subject for subject, names in _NAMES.items() for name in names.split()}

    def __getattr__(name: str) -> object:
        """Called for a name that is not here yet: brings it from its subject, and keeps it."""
        if name not in _SUBJECTS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"{__name__}.{_SUBJECTS[name]}"), name)
        return value
