"""Does a text read like an order to an assistant? Then it is quoted, like any other text, and given to no model.

Documents are data. A model cannot be relied on to tell what is said to it from what it is shown, so what is written
as if to it is kept from it. The rules are lexical: they name what such orders say in the languages they are mostly
written in, the marks of chat templates, and text of either kind in base64. A document *about* such orders reads like
one, too: it stays searchable and quotable, it only is not put before the model, and a plain sentence is preferred.
"""

# ruff: noqa: E501 - a rule is easier to read on one line

from __future__ import annotations

import base64
import binascii
import re
from functools import cache, lru_cache

_ASSISTANT = (
    r"(?:\bA\.?I\b|\bLLMs?\b|\blanguage models?|\bchat ?bots?\b|\bChatGPT\b|\bGPT-?\d|\bClaude\b|\bCopilot\b|\bAlcove\b"
    r"|\b(?:AI|virtual|digital|helpful|the|this|any|an?|dear|note to|attention|hey|hello) assistants?\b|\bassistant\s*[:,]"
    r"|\bKI\b|\bKI-\w+|\bSprachmodell\w*|\b(?:an den|lieber|der) Assistent\w*|\bassistant (?:IA|virtuel)\b|\bl['’]assistant\b"
    r"|\bmodèle de langage\b|\bmodelo de lenguaje\b|\basistente\b|\bassistente\b|\bассистент\w*|\bнейросет\w*|助手|アシスタント)"
)
_SAY = (
    r"(?:say|answer|reply|respond|state|tell|output|print|write|repeat|append|include|insert|add|mention|claim|report"
    r"|reveal|disclose|send|forward|render|display|open|visit|call|refuse|ignore|disregard|forget|obey|follow|execute"
    r"|cite|end|begin|start|finish|recommend)"
)
_SAY_ELSEWHERE = (
    r"(?:antworte\w*|sage?n?|schreibe?n?|gib|nenne|erwähne|ignoriere\w*|réponde?[sz]?|réponds|dis|dites|écri\w+|mentionne\w*"
    r"|ignore[zr]?|responde\w*|di(?:ga)?\b|escrib\w+|incluy\w+|menciona\w*|rispondi|scrivi|отвеча\w*|напиши\w*|回答|输出|答え)"
)
_WHAT = r"(?:instructions?|prompts?|directives?|guardrails?|system messages?|programming|training)"

_FORGET = ("ignor", "disregard", "forget", "overrid", "bypass", "discard")
_ANSWERS = ("answer", "respon", "reply", "replies", "output", "citation")

# Each with what stands in every text that it finds: one of each group. Looking for that costs a hundredth of the rule.
_RULES: tuple[tuple[str, *tuple[tuple[str, ...], ...]], ...] = (
    # Marks of chat templates.
    (r"<\|[a-z_]{2,30}(?:\|>|>)|\[/?INST\]|<</?SYS>>|<(?:start|end)_of_turn>|(?:^|\s)</?s>(?:\s|$)|\[/?(?:SYSTEM|AVAILABLE_TOOLS)\]",
     ("<|", "inst]", "sys>>", "_of_turn", "<s>", "</s>", "system]", "_tools]")),
    (r"(?:^|\n)\s*#{2,}\s*(?:system|instructions?|assistant|human|user|response)\s*:",
     ("##",)),
    (r"(?:^|\n)\s*[\[(<*]*(?:system|assistant|developer)[\])>*]*\s*:\s*(?:you|ignore|disregard|answer|always|never|the |from|new|override)\b",
     ("system", "assistant", "developer")),
    (r"\bsystem (?:prompt|override|message|notice|instruction|note)s?\b\s*[:\])]|\bnew (?:system )?instructions?\s*:|\badmin(?:istrator)? override\b",
     ("system ", "instruction", "override")),
    # What was said before is to be forgotten.
    (rf"\b(?:ignore|disregard|forget|override|bypass|discard)\b.{{0,40}}\b(?:previous|prior|above|earlier|preceding|all|any|other|your|foregoing|existing)\b.{{0,30}}\b{_WHAT}",
     _FORGET, ("instruction", "prompt", "directive", "guardrail", "system message", "programming", "training")),
    (r"\b(?:ignore|disregard|forget)\b.{0,20}\b(?:the|all|your|any) (?:other |previous |above )*(?:documents|sources|passages|files|context|rules you)",
     _FORGET, ("document", "source", "passage", "file", "context", "rules you")),
    (r"\b(?:ignorier|missacht|vergiss|vergess)\w*\b.{0,50}(?:anweisung|instruktion|vorgabe|prompt)",
     ("ignorier", "missacht", "vergiss", "vergess"), ("anweisung", "instruktion", "vorgabe", "prompt")),
    (r"\b(?:ignor|oubli|néglige)\w*\b.{0,50}\b(?:instructions?|consignes?|directives)",
     ("ignor", "oubli", "néglige"), ("instruction", "consigne", "directive")),
    (r"\b(?:ignor|olvid|descart|omit)\w*\b.{0,50}\b(?:instrucciones|indicaciones|órdenes)",
     ("ignor", "olvid", "descart", "omit"), ("instrucciones", "indicaciones", "órdenes")),
    (r"\b(?:ignor|dimentic|esqueç|negeer|vergeet)\w*\b.{0,50}\b(?:istruzioni|instruções|instructies)",
     ("ignor", "dimentic", "esqueç", "negeer", "vergeet"), ("istruzioni", "instruções", "instructies")),
    (r"(?:игнорируй|забудь)\w*.{0,50}(?:инструкци|указани)|(?:忽略|无视|無視).{0,16}(?:指令|指示|说明|提示)|(?:指示|命令).{0,10}無視",
     ("игнорируй", "забудь", "忽略", "无视", "無視")),
    # Spoken to an assistant, or of what it is to say.
    (r"\b(?:note|message|instructions?|attention|order|reminder|hint)s? (?:to|for) (?:the |any |all |every )?(?:\w+ )?(?:AI|assistants?|language models?|LLMs?|chat ?bots?|summari[sz]ers?)\b",
     ("note", "message", "instruction", "attention", "order", "reminder", "hint"), (" to ", " for "), ("ai", "assistant", "language model", "llm", "chatbot", "chat bot", "summari")),
    (rf"\b(?:if|when|whenever) (?:you are|you're|you get|the user|a user|the person|someone|anyone|anybody)\s*(?:is )?(?:asked|asks?|queried|queries)\b.{{0,120}}\b{_SAY}\b",
     ("you are", "you're", "you get", "the user", "a user", "the person", "someone", "anyone", "anybody"), ("ask", "querie")),
    (rf"\b(?:whatever|no matter what|regardless of what) (?:you are|is|the user|the question|they) (?:is )?(?:ask|say)(?:s|ed)?\b.{{0,60}}\b{_SAY}\b",
     ("whatever ", "no matter what", "regardless of what")),
    (rf"\b{_SAY}\b.{{0,60}}\b(?:in|to|of|with) (?:every|each|all|any|your) (?:answers?|responses?|replies|reply|outputs?|citations?)\b",
     _ANSWERS, ("every", "each", "all", "any", "your")),
    (rf"\b(?:your|every|each|all) (?:answers?|responses?|repl(?:y|ies)|outputs?)\b.{{0,30}}\b(?:must|should|shall|has to|have to|will|with)\b.{{0,40}}\b(?:{_SAY}|contain|be|consist)",
     _ANSWERS, ("every", "each", "all", "your")),
    (r"\byou are (?:now (?:an?|in|the|free|unrestricted|DAN)|no longer (?:an?|bound|restricted))\b|\bact as (?:an?|the|if)\b.{0,40}\b(?:AI|assistant|model|unrestricted)|\bpretend (?:to be|you are|that you)\b|\bfrom now on,? (?:you|answer|say|reply|respond)\b",
     ("you are no", "act as ", "pretend ", "from now on")),
    (r"\b(?:reveal|print|repeat|show|output|leak)\b.{0,30}\b(?:system prompt|your (?:instructions|prompt|rules))",
     ("system prompt", "your instructions", "your prompt", "your rules")),
    (r"\bdo not (?:tell|mention|reveal|cite|show|use)\b.{0,60}\b(?:the user|other (?:documents|sources|files)|these instructions|this instruction)\b",
     ("do not ",), ("the user", "other documents", "other sources", "other files", "these instructions", "this instruction")),
    (r"\bantworte\w* (?:nur|immer|stets|ausschließlich|auf (?:jede|alle))\b|\bréponde?[sz]? (?:toujours|uniquement|seulement|à (?:toute|chaque))\b|\bresponde\w* (?:siempre|solo|sólo|únicamente|a (?:toda|cada))\b|\brispondi (?:sempre|solo)\b|只能?回答|必ず.{0,20}答え",
     ("antworte", "répond", "responde", "rispondi", "回答", "答え")),
    # Something is to be fetched or sent.
    (r"\b(?:send|post(?!-)|forward|upload|transmit|append|exfiltrate|leak|encode)\b.{0,80}\b(?:conversation|chat|question|query|answers?|documents?|contents?|data|passwords?|history)\b.{0,60}https?://",
     ("http://", "https://"), ("send", "post", "forward", "upload", "transmit", "append", "exfiltrate", "leak", "encode"), ("conversation", "chat", "question", "query", "answer", "document", "content", "data", "password", "history")),
    (r"\b(?:render|display|show|insert|embed|load|include|fetch)\b.{0,60}(?:!\[[^\]]*\]\(|<img\b|\b(?:image|pixel)\b.{0,60}https?://)",
     ("![", "<img", "image", "pixel"), ("render", "display", "show", "insert", "embed", "load", "include", "fetch")),
)  # fmt: skip
_NEARBY = 140  # characters after the word for an assistant
_SPOKEN = (  # right after a word for an assistant
    rf".{{0,90}}?\b(?:must|should|shall|has to|have to|will|please|always|never|do not|don't|is to|are to|now|you)\b.{{0,40}}\b{_SAY}\b",
    rf"\s*[:,!.–—-]*\s*(?:please\s+)?{_SAY}\b",
    r".{0,60}?(?:muss|müssen|soll|sollen|immer|stets|bitte|devez|dois|doit|toujours|debe|debes|siempre|deve|sempre|должен|всегда|必须|必ず)",
    rf".{{0,40}}?{_SAY_ELSEWHERE}",
)
_BASE64 = r"(?<![A-Za-z0-9+/=])(?:[A-Za-z0-9+/]{4}){6,1000}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?(?![A-Za-z0-9+/=])"
# Without one of these nothing is found but by the word for an assistant; most text is done with after looking.
_HINTS = (
    "ignor", "disregard", "forget", "overrid", "bypass", "discard", "instruction", "prompt", "assistant", "<|", "inst]",
    "sys>>", "_of_turn", "s>", "###", "[system", "answer", "respon", "reply", "replies", "asked", "asks", "you are now",
    "you are no longer", "act as", "pretend", "from now on", "missacht", "vergiss", "vergess", "oubli", "néglige", "olvid",
    "descart", "omit", "dimentic", "esqueç", "negeer", "vergeet", "игнорир", "забудь", "忽略", "无视", "無視", "antwort",
    "répond", "rispond", "回答", "答え", "https://", "http://", "<img", "![", "citation", "output", "chatbot", "llm",
    "language model", "system:", "developer:", "指示", "命令",
)  # fmt: skip
# The word for an assistant is one of these, or short.
_ASSISTANT_HINTS = (
    "llm", "language model", "chatbot", "chat bot", "chatgpt", "gpt", "claude", "copilot", "alcove", "assistant",
    "sprachmodell", "assistent", "modèle de langage", "modelo de lenguaje", "asistente", "ассистент", "нейросет",
    "助手", "アシスタント",
)  # fmt: skip
_SHORT = r"\b(?:A\.?I|KI)\b"
_WINDOW = 2_000  # characters looked at together
_OVERLAP = 250


@cache
def _compiled(rules: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Compiled when they are first asked for: that takes longer than starting may."""
    return tuple(re.compile(rule, re.IGNORECASE) for rule in rules)


@lru_cache(maxsize=2_048)
def reads_like_one(text: str) -> bool:
    """Whether a sentence or a passage holds what reads like an order to an assistant."""
    return _reads_like_one(text) or any(
        _is_encoded_order(match[0]) for match in _compiled((_BASE64,))[0].finditer(text)
    )


def _reads_like_one(text: str) -> bool:
    low = _folded(text)
    if any(hint in low for hint in _HINTS) and any(
        all(any(hint in low for hint in group) for group in groups) and _compiled((rule,))[0].search(text)
        for rule, *groups in _RULES
    ):
        return True
    if not (any(hint in low for hint in _ASSISTANT_HINTS) or _compiled((_SHORT,))[0].search(text)):
        return False
    for match in _compiled((_ASSISTANT,))[0].finditer(text):
        after = text[match.end() : match.end() + _NEARBY]
        if any(rule.match(after) for rule in _compiled(_SPOKEN)):
            return True
    return False


def _folded(text: str) -> str:
    """The text as hints are written; letters that a rule takes for the same, whatever their case, are the same."""
    return text.lower() if text.isascii() else text.replace("İ", "i").replace("ı", "i").casefold()


def _is_encoded_order(letters: str) -> bool:
    try:
        decoded = base64.b64decode(letters, validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return False
    return decoded.isprintable() and _reads_like_one(decoded)


def count(text: str) -> int:
    """In how many places of a document something reads like one, counted in windows of 2,000 characters."""
    step = _WINDOW - _OVERLAP
    windows = (text[start : start + _WINDOW] for start in range(0, max(1, len(text) - _OVERLAP), step))
    return sum(reads_like_one.__wrapped__(window) for window in windows)
