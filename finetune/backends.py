"""A base model with a LoRA adapter on it, by either back end, behind one small surface.

`peft` is plain transformers with PEFT and runs everywhere. `unsloth` needs a CUDA, ROCm or XPU device and is
faster there. Both read the same folder, get the same token ids, and leave the same adapter.

Unsloth replaces the forward passes of transformers' models, and they keep less than the originals promise:
https://github.com/unslothai/unsloth/blob/main/unsloth/models/llama.py. See `UnslothTrainee`.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

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


EAGER_TOKENS = 512  # a processor is a fifth faster so, up to where the scores of all layers cost too much memory
ANSWERED = 2  # room for an answer to the longest prompt, in lengths of the longest row


@dataclass(frozen=True, slots=True)
class Trainee:
    """A model that can be taught.

    Attributes:
        model: the PEFT model; its trainable parameters are the adapter's, in float32.
        reuses: the decoder goes on from a KV cache of transformers.
        eager_upto: rows of so many tokens get their attention computed in the open; longer ones by torch's own.
        side_by_side: prompts of different lengths that may be answered in one batch.
    """

    model: Any
    device: str
    eager_upto: int = 0
    reuses: ClassVar[bool] = True
    side_by_side: ClassVar[int] = 8

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
        self.attend(batch.ids.shape[1])
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

        self._answer()
        try:
            with torch.no_grad(), self.precision():
                yield
        finally:
            self._learn()

    def attend(self, length: int) -> None:
        """Computes attention in the way that suits rows of so many tokens."""
        wanted = "eager" if length <= self.eager_upto else "sdpa"
        base = self.model.get_base_model()
        if base.config._attn_implementation != wanted:
            base.set_attn_implementation(wanted)

    def _answer(self) -> None:
        self.model.eval()

    def _learn(self) -> None:
        self.model.train()


@dataclass(frozen=True, slots=True)
class UnslothTrainee(Trainee):
    """A model whose forward passes are unsloth's.

    Three things that hold for transformers do not hold here. The decoder alone is not causal where xformers
    computes attention: the mask comes from the model around it. The decoder does not count positions on from a
    KV cache. And padding on the left has led to other answers (its issues 1638 and 3699).

    Attributes:
        checkpointing: as the model was loaded with it; answering turns it off.
    """

    checkpointing: bool = False
    reuses: ClassVar[bool] = False
    side_by_side: ClassVar[int] = 1

    def answer_logits(self, batch: Batch) -> Tensor:
        with self.precision():
            logits: Tensor = self.model(input_ids=batch.ids, attention_mask=batch.mask, use_cache=False).logits
        return logits[batch.rows, batch.columns].float()

    def _answer(self) -> None:
        from unsloth import FastLanguageModel

        self.model.eval()
        FastLanguageModel.for_inference(self.model)

    def _learn(self) -> None:
        from unsloth import FastLanguageModel

        FastLanguageModel.for_training(self.model, use_gradient_checkpointing=_offloaded(self.checkpointing))
        self.model.train()


def prepare(settings: TrainSettings) -> None:
    """To be called before anything imports transformers, which unsloth patches when it is imported.

    Raises:
        EngineError: unsloth is not installed, or finds no device.
    """
    if settings.backend != "unsloth" or "unsloth" in sys.modules:
        return
    if "transformers" in sys.modules:
        raise RuntimeError("unsloth must be imported before transformers")
    try:
        import unsloth  # noqa: F401
    except (ImportError, NotImplementedError) as error:  # the latter: it finds no device
        raise EngineError(
            f"unsloth cannot be used here: {error}", "train with the other back end: alcove tune --backend peft"
        ) from error


def load(base: Path, settings: TrainSettings) -> Trainee:
    """Loads the base and puts a fresh adapter on it; the seed decides its first weights.

    Raises:
        EngineError: the back end or the device is not there, or memory does not hold the model.
    """
    prepare(settings)
    import torch
    from safetensors import SafetensorError

    torch.manual_seed(settings.seed)
    if settings.threads:
        torch.set_num_threads(settings.threads)
    loaders: dict[str, Callable[[Path, TrainSettings], Trainee]] = {"peft": _peft, "unsloth": _unsloth}
    try:
        trainee = loaders[settings.backend](base, settings)
    except (torch.OutOfMemoryError, MemoryError) as error:
        raise EngineError(
            f"the model does not fit into the memory of {settings.device}",
            "close other programs, or teach a smaller model",
        ) from error
    except (OSError, ValueError, KeyError, SafetensorError) as error:
        raise EngineError(
            f"{base} holds no weights that can be trained: {error}",
            "name a folder with config.json and safetensors files, of a causal language model",
        ) from error
    trainee.model.train()
    return trainee


def _peft(base: Path, settings: TrainSettings) -> Trainee:
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
    upto = EAGER_TOKENS if settings.attention == "eager" else 0
    if getattr(model.config.get_text_config(), "attn_logit_softcapping", None):
        upto = settings.max_tokens * ANSWERED  # Gemma 2 caps its scores, which torch's own attention does not
    return Trainee(get_peft_model(model, config), settings.device, upto)


def _unsloth(base: Path, settings: TrainSettings) -> Trainee:
    from transformers import AutoConfig
    from unsloth import FastLanguageModel

    positions = AutoConfig.from_pretrained(base, local_files_only=True).get_text_config().max_position_embeddings
    model, _ = FastLanguageModel.from_pretrained(
        str(base),
        # It cuts off longer rows, and stretches the rotary embedding of a model that was made for fewer.
        max_seq_length=min(positions, ANSWERED * settings.max_tokens),
        dtype=None,
        load_in_4bit=settings.four_bit,
        local_files_only=True,
    )
    names = {name.rpartition(".")[2] for name, _ in model.named_modules()}
    model = FastLanguageModel.get_peft_model(
        model,
        r=settings.rank,
        lora_alpha=settings.alpha,
        target_modules=sorted(names.intersection(TARGETS)),
        lora_dropout=0,
        bias="none",
        use_gradient_checkpointing=_offloaded(settings.checkpointing),
        random_state=settings.seed,
    )
    return UnslothTrainee(model, settings.device, settings.checkpointing)


def _offloaded(checkpointing: bool) -> str | bool:
    """Unsloth's own way of checkpointing, which keeps activations in the computer's memory."""
    return "unsloth" if checkpointing else False
