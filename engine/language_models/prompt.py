"""What the model is given to read: a chat, its passages and the question, inside a token budget.

Two rules shape it. Text from documents and people must never become a control token: the template is rendered
around random placeholders, and what stands in their place is tokenised without special tokens. And within a
chat the prompt only grows, turn by turn as it was sent, so that the KV cache of the last question serves the
next one.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field

_MARK = re.compile(r"content[0-9a-f]{32}")  # stands in a template for what a message says

ANSWER_TOKENS = 512
CPU_CONTEXT = 4096  # tokens; a longer prompt takes a CPU too long to read, whatever the model could hold
READ_SECONDS = 2.0  # the newest passages are at most what the machine reads in this time
HISTORY_SHARE = 0.25

REFUSAL = "The documents do not say."
SYSTEM = (
    "You answer questions from the person's own documents. Use only the numbered passages."
    " Answer in one to three short sentences, in the words of the passages."
    f" If the passages do not hold the answer, say: {REFUSAL}"
)
SYSTEM_SHORT = (
    "You answer questions from the person's own documents. Use only the numbered passages."
    " Answer in a few words, taken from the passages."
    f" If the passages do not hold the answer, say: {REFUSAL}"
)
SYSTEM_WITHOUT_DOCUMENTS = "You are a helpful assistant. Answer in a few short sentences."


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a prompt; control tokens are recognised only where `is_markup`."""

    text: str
    is_markup: bool


@dataclass(frozen=True, slots=True)
class PromptPassage:
    """A passage as the model sees it. `title` says where it comes from, e.g. a file's name and its heading."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SentTurn:
    """A turn as the model saw it; kept with the chat, so that the next prompt begins with the same tokens.

    Attributes:
        message: the user message as sent: new passages, then the question.
        answer: the model's own words, exactly as they were streamed.
        passages: number -> text of the passages that were first sent in this turn.
        dropped: how many of the chat's oldest turns were no longer in the prompt; they stay out.
    """

    message: str
    answer: str
    passages: Mapping[int, str] = field(default_factory=dict)
    dropped: int = 0

    def to_json(self) -> str:
        return json.dumps(
            {"message": self.message, "answer": self.answer, "passages": self.passages, "dropped": self.dropped}
        )

    @classmethod
    def from_json(cls, text: str) -> SentTurn:
        stored = json.loads(text)
        passages = {int(number): passage for number, passage in stored["passages"].items()}
        return cls(stored["message"], stored["answer"], passages, stored["dropped"])


@dataclass(frozen=True, slots=True)
class Budget:
    """Tokens a prompt may have. `passages` is for the passages of the newest turn."""

    prompt: int
    passages: int
    answer: int = ANSWER_TOKENS

    @classmethod
    def of(cls, n_ctx: int, *, on_cpu: bool = True, prompt_tokens_per_s: float | None = None) -> Budget:
        """Splits a context: room for the answer, a quarter of the rest for history, the rest for passages.

        Args:
            n_ctx: the model's context in tokens.
            prompt_tokens_per_s: how fast this machine reads with this model; None while unknown.
        """
        context = min(n_ctx, CPU_CONTEXT) if on_cpu else n_ctx
        answer = min(ANSWER_TOKENS, context // 4)
        prompt = context - answer
        passages = int(prompt * (1 - HISTORY_SHARE))
        if prompt_tokens_per_s is not None:
            passages = min(passages, int(prompt_tokens_per_s * READ_SECONDS))
        return cls(prompt, passages, answer)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt ready to be tokenised, and what to remember of it.

    Attributes:
        message: the newest turn's user message.
        numbers: for each passage given to `build`, its number in the prompt, or None if there was no room.
        new: number -> text of the passages first sent now.
        dropped: how many of the oldest turns are no longer in the prompt.
        tokens: length of the whole.
        stop: texts at which the answer ends (only without a chat template).
    """

    segments: tuple[Segment, ...]
    message: str
    numbers: tuple[int | None, ...]
    new: Mapping[int, str]
    dropped: int
    tokens: int
    stop: tuple[str, ...] = ()

    def sent(self, answer: str) -> SentTurn:
        """The turn to keep once the model has answered, exactly as it was streamed."""
        return SentTurn(self.message, answer, self.new, self.dropped)


# --------------------------------------------------------------------------- chat templates


@dataclass(frozen=True, slots=True)
class Message:
    role: str
    content: str


Render = Callable[[Sequence[Mapping[str, str]]], str | None]
"""Puts messages, `role` and `content` of each, through a model's own template; None if that fails (`Llm.render`)."""


class ChatTemplate:
    """Renders messages with a model's own template, or plainly where it has none that works.

    Raises:
        EngineError, Cancelled: as `run` does, and so from `render` too.
    """

    def __init__(self, run: Render) -> None:
        self._run = run
        self._known: dict[tuple[str, ...], tuple[str, ...] | None] = {}
        self.stop: tuple[str, ...] = () if self._works() else ("\nUser:", "\nSystem:")

    def _works(self) -> bool:
        trial = [Message("system", "s"), Message("user", "u"), Message("assistant", "a"), Message("user", "v")]
        return self._by_template(trial) is not None

    def render(self, messages: Sequence[Message]) -> tuple[Segment, ...]:
        """The whole prompt up to where the model's answer begins; contents are segments of their own."""
        if not self.stop and (segments := self._by_template(messages)) is not None:
            return segments
        return _plain(messages)

    def _by_template(self, messages: Sequence[Message]) -> tuple[Segment, ...] | None:
        """None if the template fails, or loses, repeats or reorders a message."""
        for wanted in (messages, _without_system(messages)):  # some templates refuse or ignore a system message
            if (markup := self._markup(tuple(message.role for message in wanted))) is None:
                continue
            segments = [Segment(markup[0], is_markup=True)]
            for message, after in zip(wanted, markup[1:], strict=True):
                segments += [Segment(message.content, is_markup=False), Segment(after, is_markup=True)]
            return tuple(segment for segment in segments if segment.text)
        return None

    def _markup(self, roles: tuple[str, ...]) -> tuple[str, ...] | None:
        """What the template writes before, between and after messages of these roles. It never sees what they say, so
        it is asked once for all chats of this shape."""
        if roles not in self._known:
            marks = [f"content{secrets.token_hex(16)}" for _ in roles]
            text = self._run([{"role": role, "content": mark} for role, mark in zip(roles, marks, strict=True)])
            self._known[roles] = None
            if text is not None and _MARK.findall(text) == marks:
                self._known[roles] = tuple(_MARK.split(text))
        return self._known[roles]


def _without_system(messages: Sequence[Message]) -> Sequence[Message]:
    """The same with the system's words at the head of the first user message."""
    if len(messages) < 2 or messages[0].role != "system":
        return messages
    system, first, *rest = messages
    return [Message(first.role, f"{system.content}\n\n{first.content}"), *rest]


def _plain(messages: Sequence[Message]) -> tuple[Segment, ...]:
    segments = []
    for message in messages:
        segments += [
            Segment(f"{message.role.title()}: ", is_markup=True),
            Segment(message.content, is_markup=False),
            Segment("\n", is_markup=True),
        ]
    return (*segments, Segment("Assistant:", is_markup=True))


# --------------------------------------------------------------------------- building

Count = Callable[[Sequence[Segment]], int]


def build(
    template: ChatTemplate,
    *,
    question: str,
    passages: Sequence[PromptPassage],
    turns: Sequence[SentTurn] = (),
    budget: Budget,
    count: Count,
    system: str = SYSTEM,
) -> Prompt:
    """The prompt for a question: system, the turns still kept, then new passages and the question.

    Passages are taken in the order given while they fit, each whole or not at all (the first even if it is
    slow to read); one that a kept turn already holds is referred to by its number. When the whole is over
    budget the older half of the turns leaves at once, so that the beginning stays the same for the questions
    that follow.

    Args:
        question: not empty; what does not fit `budget` at all is the caller's to refuse.
        passages: best first.
        turns: all of the chat, oldest first.
        count: tokens of a list of segments.
    """
    dropped = turns[-1].dropped if turns else 0
    left_out: set[int] = set()
    while True:
        kept = turns[dropped:]
        message, numbers, new = _compose(question, passages, left_out, turns, kept, budget, count)
        segments = template.render(_messages(system, kept, message))
        tokens = count(segments)
        if tokens <= budget.prompt or not (kept or new):
            break
        if kept:
            dropped += (len(kept) + 1) // 2
        else:  # no turn is left to drop: one passage fewer, then
            left_out.add(max(i for i, number in enumerate(numbers) if number in new))
    return Prompt(segments, message, numbers, new, dropped, tokens, template.stop)


def _messages(system: str, turns: Sequence[SentTurn], message: str) -> list[Message]:
    messages = [Message("system", system)]
    for turn in turns:
        messages += [Message("user", turn.message), Message("assistant", turn.answer)]
    return [*messages, Message("user", message)]


def _compose(
    question: str,
    passages: Sequence[PromptPassage],
    left_out: Set[int],
    turns: Sequence[SentTurn],
    kept: Sequence[SentTurn],
    budget: Budget,
    count: Count,
) -> tuple[str, tuple[int | None, ...], dict[int, str]]:
    """The newest message, the number of each passage, and the passages first sent in it."""
    known = {text: number for turn in kept for number, text in turn.passages.items()}
    following = max((number for turn in turns for number in turn.passages), default=0) + 1
    numbers: list[int | None] = []
    new: dict[int, str] = {}
    blocks: list[str] = []
    left = budget.passages
    most = int(budget.prompt * (1 - HISTORY_SHARE))
    for index, passage in enumerate(passages):
        if passage.text in known:
            numbers.append(known[passage.text])
            continue
        title = f"{passage.title}\n" if passage.title else ""
        block = f"[{following}] {title}{passage.text.strip()}"
        size = count([Segment(block, is_markup=False)])
        # The best passage goes in even where the machine reads it slowly: a late answer beats a blind one.
        if index in left_out or size > (left if blocks else most):
            numbers.append(None)
            continue
        left -= size
        blocks.append(block)
        new[following] = passage.text
        known[passage.text] = following
        numbers.append(following)
        following += 1
    again = sorted({n for n in numbers if n is not None and n not in new})
    if again:
        blocks.append("See also " + ", ".join(f"[{number}]" for number in again) + " above.")
    blocks.append(f"Question: {question.strip()}" if passages or turns else question.strip())
    return "\n\n".join(blocks), tuple(numbers), new
