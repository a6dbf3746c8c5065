"""The yardstick of training: transformers and PEFT as their own documentation puts them together, nothing else.

`python -m tests.bench.bare_lora BASE JOB STEPS` loads the base in bfloat16, puts the same LoRA on it, and trains on
the job's own batches: padded, masked by -100, the loss of the model's forward, AdamW. It prints a JSON line with
the tokens a second of those steps, the first one not counted.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import torch
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM

from engine.trainjob import TrainJob, read_rows
from finetune.data import epoch_batches


def main() -> None:
    base, folder, steps = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    job, rows = TrainJob.read(folder), read_rows(folder / "train.jsonl")
    settings = job.settings
    if settings.threads:
        torch.set_num_threads(settings.threads)
    model = AutoModelForCausalLM.from_pretrained(base, dtype=torch.bfloat16, local_files_only=True)
    model = get_peft_model(
        model,
        LoraConfig(r=settings.rank, lora_alpha=settings.alpha, target_modules="all-linear", task_type="CAUSAL_LM"),
    )
    optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=settings.learning_rate)
    tokens = 0
    begun = 0.0
    for step, numbers in enumerate(epoch_batches(rows, settings.batch_size, seed=settings.seed, epoch=0)[: steps + 1]):
        batch = [rows[i] for i in numbers]
        length = max(row.tokens for row in batch)
        ids = torch.tensor([row.prompt + row.answer + (0,) * (length - row.tokens) for row in batch])
        mask = torch.tensor([[1] * row.tokens + [0] * (length - row.tokens) for row in batch])
        labels = torch.tensor(
            [[-100] * len(row.prompt) + list(row.answer) + [-100] * (length - row.tokens) for row in batch]
        )
        with torch.autocast("cpu", torch.bfloat16):
            loss = model(input_ids=ids, attention_mask=mask, labels=labels, use_cache=False).loss
        loss.backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        if step == 0:
            begun = time.perf_counter()
        else:
            tokens += sum(row.tokens for row in batch)
    print(json.dumps({"tokens_per_s": tokens / (time.perf_counter() - begun)}), flush=True)


if __name__ == "__main__":
    main()
