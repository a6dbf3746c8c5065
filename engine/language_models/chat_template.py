"""A model's own chat template: a program of strangers, in Jinja.

The sandbox keeps it from the machine, but not from running for ever or taking all memory; so it runs in the model's
process alone, whose silence is noticed and which can be ended.
"""

from __future__ import annotations

import functools
import time
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn


def rendered(source: str, messages: Sequence[Mapping[str, str]], *, bos: str = "", eos: str = "") -> str | None:
    """The text of a chat, up to where the model's answer begins; None if there is no template, or it fails.

    Args:
        source: Jinja source from the model's metadata; empty if it has none.
        messages: `role` and `content` of each.
        bos, eos: texts of the model's own control tokens, which templates may name.
    """
    from jinja2 import TemplateError

    if not source:
        return None
    names = {"bos_token": bos, "eos_token": eos}
    try:
        return str(_compiled(source).render(messages=messages, add_generation_prompt=True, **names))
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, RecursionError, MemoryError):
        return None  # it may be any program; one that fails is as good as none


@functools.lru_cache(maxsize=8)
def _compiled(source: str) -> Any:
    from jinja2 import TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def raise_exception(message: str) -> NoReturn:
        raise TemplateError(message)

    # Whitespace and extensions as model makers assume them.
    environment = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"]
    )
    environment.globals["raise_exception"] = raise_exception
    environment.globals["strftime_now"] = time.strftime
    return environment.from_string(source)
