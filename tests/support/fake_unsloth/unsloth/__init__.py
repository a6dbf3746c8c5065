"""Stands in for unsloth where there is no GPU: plain transformers and PEFT behind the calls that we make of it.

It is as strict as the real one. It must come before transformers; it reads local files only; rows longer than it was
told of are cut off; the decoder alone sees the future while it learns, as the real one does under xformers; and a
KV cache of transformers leads nowhere. What it was asked is written to the file that UNSLOTH_CALLS names.
"""

import json
import os
import sys
from pathlib import Path

if "transformers" in sys.modules:
    raise AssertionError("unsloth was imported after transformers")
if os.environ.get("HF_HUB_OFFLINE") != "1":
    raise AssertionError("unsloth would be let into the network")
if os.environ.get("UNSLOTH_FAKE_DEVICE") == "none":
    raise NotImplementedError("Unsloth cannot find any torch accelerator? You need a GPU.")

import torch
import transformers


def _note(what: str, **how: object) -> None:
    with Path(os.environ["UNSLOTH_CALLS"]).open("a", encoding="utf-8") as file:
        file.write(json.dumps({"call": what, **how}) + "\n")


class FastLanguageModel:
    @staticmethod
    def from_pretrained(
        model_name: str,
        max_seq_length: int = 2048,
        dtype: object = None,
        load_in_4bit: bool = True,
        local_files_only: bool = False,
    ) -> tuple[object, object]:
        assert Path(model_name).is_dir()
        assert local_files_only
        assert not load_in_4bit
        assert dtype is None
        _note("from_pretrained", max_seq_length=max_seq_length)
        model = transformers.AutoModelForCausalLM.from_pretrained(
            model_name, dtype=torch.bfloat16, attn_implementation="eager", local_files_only=True
        )
        if max_seq_length > model.config.max_position_embeddings:
            raise AssertionError("the rotary embedding would be stretched")
        _make_forgetful(model.get_decoder(), max_seq_length)
        return model, None

    @staticmethod
    def get_peft_model(
        model: object,
        r: int,
        lora_alpha: int,
        target_modules: list[str],
        lora_dropout: float,
        bias: str,
        use_gradient_checkpointing: object,
        random_state: int,
    ) -> object:
        from peft import LoraConfig, get_peft_model

        _note("get_peft_model", use_gradient_checkpointing=use_gradient_checkpointing)
        torch.manual_seed(random_state)
        config = LoraConfig(
            r=r,
            lora_alpha=lora_alpha,
            target_modules=target_modules,
            lora_dropout=lora_dropout,
            bias=bias,
            task_type="CAUSAL_LM",
        )
        return get_peft_model(model, config)

    @staticmethod
    def for_inference(model: object) -> object:
        _note("for_inference")
        model.eval()
        model.answers = True
        return model

    @staticmethod
    def for_training(model: object, use_gradient_checkpointing: object = True) -> object:
        _note("for_training", use_gradient_checkpointing=use_gradient_checkpointing)
        model.train()
        model.answers = False
        return model


def _make_forgetful(decoder: object, max_seq_length: int) -> None:
    """The decoder does what the real one does only when it is called by the model around it."""
    plain = decoder.forward

    def forward(input_ids=None, **kwargs: object) -> object:
        caller = sys._getframe(1)
        around = False
        while caller is not None:
            around |= caller.f_code.co_qualname == "LlamaForCausalLM.forward"
            caller = caller.f_back
        if not around:
            raise AssertionError("unsloth's decoder was called alone")
        assert input_ids.shape[1] <= max_seq_length, "unsloth would cut off this row"
        return plain(input_ids=input_ids, **kwargs)

    decoder.forward = forward
