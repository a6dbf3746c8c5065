"""A base model with a LoRA adapter on it, by either back end, behind one small surface.

`peft` is plain transformers with PEFT and runs everywhere. `unsloth` needs a CUDA, ROCm or XPU device and is
faster there. Both read the same folder, get the same token ids, and leave the same adapter.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import EngineError
from engine.trainjob import TrainSettings
from finetune.data import Batch

if TYPE_CHECKING:
    import torch
    from torch import Tensor

# Every linear layer of a block, by the names that the trainable architectures use; never embeddings or the head,
# which a GGUF adapter of a few MB has no room for.
TARGETS = (
    "q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj",
    "qkv_proj", "gate_up_proj", "c_fc", "c_proj",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trainee:
    """A model that can be taught.

    Attributes:
        model: the PEFT model; its trainable parameters are the adapter's, in float32.
        generate: the model's own generation, which a back end may have to prepare for.
    """

    model: Any
    device: str

    @property
    def parameters(self) -> list[torch.nn.Parameter]:
        return [parameter for parameter in self.model.parameters() if parameter.requires_grad]

    @contextlib.contextmanager
    def precision(self) -> Iterator[None]:
        """bfloat16 where the base is; the adapter's own numbers stay float32."""
        import torch
        from peft.helpers import disable_input_dtype_casting

        kind = self.device.partition(":")[0]
        with torch.autocast(kind, torch.bfloat16), disable_input_dtype_casting(self.model):
            yield

    def answer_logits(self, batch: Batch) -> Tensor:
        """Logits [N, vocabulary] in float32 where an answer token is due, and nowhere else.

        The head is a fifth of a small model, and prompts are many times longer than answers.
        """
        with self.precision():
            hidden = self.decoder(
                input_ids=batch.ids, attention_mask=batch.mask, use_cache=False
            ).last_hidden_state  # [B, L, width]
            return self.head(hidden[batch.rows, batch.columns])

    @property
    def decoder(self) -> Any:
        return self.model.get_base_model().get_decoder()

    def head(self, hidden: Tensor) -> Tensor:
        """Logits in float32 of hidden states [N, width], as the architecture makes them."""
        import torch

        base = self.model.get_base_model()
        logits: Tensor = base.get_output_embeddings()(hidden).float()
        cap = getattr(base.config.get_text_config(), "final_logit_softcapping", None)  # Gemma 2
        return torch.tanh(logits / cap) * cap if cap else logits

    @contextlib.contextmanager
    def answering(self) -> Iterator[None]:
        """Without gradients and dropout, the way the model will serve."""
        import torch

        self.model.eval()
        try:
            with torch.no_grad(), self.precision():
                yield
        finally:
            self.model.train()


def load(base: Path, settings: TrainSettings) -> Trainee:
    """Loads the base and puts a fresh adapter on it; the seed decides its first weights.

    Raises:
        EngineError: the back end or the device is not there, or memory does not hold the model.
    """
    import torch

    torch.manual_seed(settings.seed)
    if settings.threads:
        torch.set_num_threads(settings.threads)
    loaders: dict[str, Callable[[Path, TrainSettings], Any]] = {"peft": _peft, "unsloth": _unsloth}
    try:
        model = loaders[settings.backend](base, settings)
    except (torch.OutOfMemoryError, MemoryError) as error:
        raise EngineError(
            f"the model does not fit into the memory of {settings.device}",
            "close other programs, or teach a smaller model",
        ) from error
    model.train()
    return Trainee(model, settings.device)


def _peft(base: Path, settings: TrainSettings) -> Any:
    import torch
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModelForCausalLM, BitsAndBytesConfig

    if not settings.device.startswith("cpu") and not torch.accelerator.is_available():
        raise EngineError(f"torch finds no device {settings.device!r} here", "train on the processor with --device cpu")
    options: dict[str, Any] = {}
    if settings.four_bit:
        options["quantization_config"] = BitsAndBytesConfig(
            load_in_4bit=True, bnb_4bit_quant_type="nf4", bnb_4bit_compute_dtype=torch.bfloat16
        )
    model = AutoModelForCausalLM.from_pretrained(
        base,
        dtype=torch.bfloat16,
        attn_implementation=settings.attention,
        device_map={"": settings.device},
        local_files_only=True,
        **options,
    )
    if settings.checkpointing:
        model.gradient_checkpointing_enable(gradient_checkpointing_kwargs={"use_reentrant": False})
        model.enable_input_require_grads()
    names = {name.rpartition(".")[2] for name, _ in model.named_modules()}
    config = LoraConfig(
        r=settings.rank,
        lora_alpha=settings.alpha,
        target_modules=sorted(names.intersection(TARGETS)),
        lora_dropout=0.0,
        task_type="CAUSAL_LM",
    )
    return get_peft_model(model, config)


def _unsloth(base: Path, settings: TrainSettings) -> Any:
    # Unsloth patches transformers and peft when it is imported, so it must come first.
    if "transformers" in sys.modules:
        raise RuntimeError("unsloth must be imported before transformers")
    try:
        from unsloth import FastLanguageModel
    except (ImportError, NotImplementedError) as error:  # the latter: it finds no device
        raise EngineError(
            f"unsloth cannot be used here: {error}", "train with the other back end: --backend peft"
        ) from error
    model, _ = FastLanguageModel.from_pretrained(
        str(base),
        max_seq_length=settings.max_tokens,
        dtype=None,
        load_in_4bit=settings.four_bit,
        local_files_only=True,
    )
    names = {name.rpartition(".")[2] for name, _ in model.named_modules()}
    return FastLanguageModel.get_peft_model(
        model,
        r=settings.rank,
        lora_alpha=settings.alpha,
        target_modules=sorted(names.intersection(TARGETS)),
        lora_dropout=0,
        bias="none",
        use_gradient_checkpointing="unsloth" if settings.checkpointing else False,
        random_state=settings.seed,
    )
