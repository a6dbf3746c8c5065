"""Parity of skills on a variant of their model that they were not judged on yet, such as one that `tune` just made.

A skill is served by a variant only if parity was shown on that very file. The trainer need not run again for it: its
own answers were kept with the skill.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.errors import EngineError
from engine.jobs import Job
from engine.teaching import parity, snapshot
from engine.teaching.snapshot import Snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from engine.language_models.adapters import Adapter
    from engine.language_models.serving import ModelHost, Serving
    from engine.language_models.skills import Skill
    from engine.teaching.parity import Parity, Progress

PROBES = "probes.jsonl"


def rejudge(
    job: Job[Any],
    host: ModelHost,
    *,
    model: str | None = None,
    adapter: str | None = None,
    progress: Progress = parity.silent,
    told: Callable[[str], None] = lambda _: None,
) -> dict[str, Parity]:
    """Judges one skill, or all that were never judged on this variant, in a model process of its own.

    Args:
        model: id of the variant; None: the model in use.
        told: gets the id of each skill once its result is recorded.

    Returns:
        What was found, by the ids of the skills.

    Raises:
        EngineError: there is none of these, the skill belongs to another model, or what was kept of it is
            damaged; what was found of others is recorded.
        Cancelled: the job was cancelled; what was found before is recorded.
    """
    variant = host.models.get(model) if model else host.models.current()
    if variant is None:
        return {}
    waiting = [host.adapters.get(adapter)] if adapter else list(host.adapters.unjudged(variant))
    if not waiting:
        return {}
    found: dict[str, Parity] = {}
    failed: EngineError | None = None
    with host.apart(job, variant.id) as serving:
        assert serving is not None  # there is a model
        for skill in waiting:
            if skill.model_sha256 != variant.source_sha256:
                host.adapters.check(skill, variant)  # which says so
            try:
                result = agreement(job, serving, skill.folder, skill.checked(), skill.skill, progress)
            except EngineError as error:  # what is wrong with one skill keeps no other from being judged
                failed = failed or error
                continue
            host.adapters.record(skill.id, variant.sha256, result.passed, result.to_json())
            found[skill.id] = result
            told(skill.id)
    if failed is not None:
        raise failed
    return found


def passing(job: Job[Any], host: ModelHost, skill: Adapter, progress: Progress = parity.silent) -> str:
    """Id of a variant of the skill's model that serves it, the source first; empty if none on this computer does.

    Variants on which it was judged before are not judged again.

    Raises:
        EngineError: what was kept of the skill is damaged.
        Cancelled: the job was cancelled; what was found before is recorded.
    """
    own = [each for each in host.models.all() if each.source_sha256 == skill.model_sha256]
    for variant in sorted(own, key=lambda each: each.sha256 != skill.model_sha256):
        known = host.adapters.parities(skill).get(variant.id)
        if known is None:
            known = rejudge(job, host, model=variant.id, adapter=skill.id, progress=progress)[skill.id].passed, {}
        if known[0]:
            return variant.id
    return ""


def agreement(job: Job[Any], serving: Serving, folder: Path, weights: Path, skill: Skill, progress: Progress) -> Parity:
    """Parity of an adapter with what its training left in a folder: a run's own, or the adapter's.

    Args:
        serving: a variant of the model; the adapter is in place afterwards.

    Raises:
        EngineError: what was left is damaged, or it is no adapter for this model.
        Cancelled: the job was cancelled.
    """
    probes = parity.kept_probes(folder / PROBES)
    trained = parity.kept_result(folder)
    material = snapshot.of(serving, Snapshot.read(folder / snapshot.FILE), skill)
    serving.llm.adapter(weights)
    return parity.parity(
        serving.llm,
        probes,
        labels=material.labels,
        ids_equal=parity.same_ids(probes, material.train, material.heldout, trained.rows_sha256),
        progress=progress,
        cancelled=job.cancelled,
    )
