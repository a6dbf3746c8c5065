"""How good search, answers and citations are on labelled files of the person's own. A part of the Engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine import settings

if TYPE_CHECKING:
    from engine.answering.asking import Question
    from engine.evals.citation_eval import CitationScores
    from engine.evals.evaluation import AnswerScores
    from engine.indexing.generations import Generations
    from engine.jobs import Job
    from engine.paths import Paths
    from engine.settings import Settings
    from engine.types import Answer, Event, RetrievalScores


class Measuring:
    """The Engine's verbs that measure.

    Args:
        asking: makes what answers a question; it raises EngineError if nothing is indexed.
        start: makes and starts a Job.
    """

    def __init__(
        self,
        paths: Paths,
        generations: Generations,
        settings: Settings,
        asking: Callable[[], Callable[[Job[Any], Question], Answer]],
        start: Callable[[str, Callable[[Job[Any]], Any]], Job[Any]],
        emit: Callable[[Event], None],
    ) -> None:
        self._paths = paths
        self._generations = generations
        self._settings = settings
        self._asking = asking
        self._start = start
        self._emit = emit

    def retrieval(self, folder: Path) -> Job[RetrievalScores]:
        """Ranking quality of keyword, vector and hybrid search on a corpus in BEIR's layout, with the embedder
        in use; the corpus is indexed for this alone.

        The job raises EngineError if a file is missing or of another layout.
        """
        import tempfile

        from engine.embedding import cosines
        from engine.evals.retrieval_eval import retrieval
        from engine.indexing.generations import STARTER

        def work(job: Job[RetrievalScores]) -> RetrievalScores:
            serving = self._generations.serving()
            embedder = self._generations.embedder(serving.embedder if serving else STARTER)
            scale = self._generations.scale(serving) if serving else cosines.STARTER
            with tempfile.TemporaryDirectory(prefix="eval-", dir=self._paths.root) as place:
                progress = job.shows(self._emit, "measuring")
                return retrieval(folder, embedder, Path(place), scale=scale, progress=progress)

        return self._start("eval", work)

    def answers(
        self, file: Path, *, limit: int | None = None, seed: int = 0, details: Path | None = None
    ) -> Job[AnswerScores]:
        """Quality of answers to labelled questions on the indexed folders; leaves no chats behind.

        The job raises EngineError if the file is missing or of another form, or nothing is indexed.
        """
        from engine.answering.asking import Question
        from engine.evals import evaluation

        def work(job: Job[AnswerScores]) -> AnswerScores:
            answer = self._asking()
            asked = evaluation.questions(file, limit=limit, seed=seed)
            quiet = Question("", style=self._settings.get(settings.STYLE), measured=True)

            def ask(text: str) -> Answer:
                job.check()
                return answer(job, replace(quiet, text=text))

            return evaluation.answers(asked, ask, details=details, progress=job.shows(self._emit, "asking"))

        return self._start("eval", work)

    def citations(self, file: Path) -> Job[CitationScores]:
        """How well support is judged on labelled sentences; asks no model and looks at no folder.

        The job raises EngineError if the file is missing or of another form.
        """
        from engine.evals import citation_eval

        def work(job: Job[CitationScores]) -> CitationScores:
            return citation_eval.measure(citation_eval.labelled(file), progress=job.shows(self._emit, "judging"))

        return self._start("eval", work)
