"""all-MiniLM-L6-v2 as an ONNX graph, written down operator by operator.

A graph traced from PyTorch has some 500 nodes, which onnxruntime's fusions only partly recognise. Written with
the fused operators at once it has 100 and takes 16 % less processor time for the same numbers.

Architecture: BERT (Devlin et al. 2019), post-normalisation, 6 layers, 384 wide, 12 heads.

int8: the weights of the 36 linear layers are symmetric int8 with one scale a column. They keep to 7 bits, because
x86 processors without VNNI add pairs of products in 16 bits, which overflow with 8. The inputs of these layers are
uint8 in ranges fixed here ("static" quantisation): in this model they hardly depend on the text, and with scales
found at run time, over a whole batch, a vector would depend on the texts that happen to be embedded beside it.
The word table is int8 with one scale a word; positions, normalisations, softmax and attention stay float32.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

LAYERS = 6
WIDTH = 384
HEADS = 12
NORM_EPSILON = 1e-12
WEIGHT_LIMIT = 63  # 7 bits and a sign left over, see above
TABLE_LIMIT = 127  # the word table is only looked up: nothing is added in 16 bits
OPSET = 17
FUSED = "com.microsoft"  # onnxruntime's own operators

INPUTS = ("input_ids", "attention_mask")
GELU_LIMIT = 12.0

RANGES: Mapping[str, tuple[float, float]] = {
    "embedded.norm": (-3.1, 6.4),
    "encoder.layer.0.attention": (-3.4, 2.6),
    "encoder.layer.0.attended": (-6.6, 28.5),
    "encoder.layer.0.gelu": (-0.2, 24.6),
    "encoder.layer.0": (-4.8, 8.2),
    "encoder.layer.1.attention": (-3.2, 3.1),
    "encoder.layer.1.attended": (-8.1, 30.4),
    "encoder.layer.1.gelu": (-0.2, 20.5),
    "encoder.layer.1": (-5.4, 8.0),
    "encoder.layer.2.attention": (-3.0, 3.2),
    "encoder.layer.2.attended": (-15.2, 27.8),
    "encoder.layer.2.gelu": (-0.2, 17.6),
    "encoder.layer.2": (-5.6, 9.7),
    "encoder.layer.3.attention": (-3.0, 2.9),
    "encoder.layer.3.attended": (-16.2, 28.9),
    "encoder.layer.3.gelu": (-0.2, 13.8),
    "encoder.layer.3": (-6.3, 10.6),
    "encoder.layer.4.attention": (-3.4, 3.6),
    "encoder.layer.4.attended": (-14.5, 21.7),
    "encoder.layer.4.gelu": (-0.2, 8.3),
    "encoder.layer.4": (-6.1, 10.0),
    "encoder.layer.5.attention": (-3.5, 3.7),
    "encoder.layer.5.attended": (-12.7, 13.6),
    "encoder.layer.5.gelu": (-0.2, 9.0),
}
"""Least and greatest value of each linear layer's input, as `make_embedder.py --ranges` finds them.

Measured over 650 texts: prose in six scripts, questions, single words, code, tables, rows of signs. The greatest
of the first four `gelu`s is one neuron's at the first token, the same for every text (24.6, 20.4, 17.5, 13.7);
cut off at `GELU_LIMIT` it leaves finer steps for all else: mean cosine to the original 0.9945 instead of 0.9932.
"""

Array = NDArray[np.generic]


@dataclass(frozen=True)
class StoredTensor:
    """Where a float32 tensor lies in a safetensors file."""

    shape: tuple[int, ...]
    offset: int
    length: int


class GraphWriter:
    """Collects nodes and constants; every method returns the names of the tensors it adds."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, value: Array, name: str) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def stored(self, name: str, where: StoredTensor, file: str) -> str:
        """A constant whose bytes stay in another file beside the model."""
        tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=where.shape)
        tensor.data_location = TensorProto.EXTERNAL
        for key, value in (("location", file), ("offset", where.offset), ("length", where.length)):
            tensor.external_data.add(key=key, value=str(value))
        self.constants.append(tensor)
        return name

    def node(self, kind: str, *inputs: str, name: str, domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, domain=domain, **attributes))
        return name


Embed = Callable[[GraphWriter], str]
Linear = Callable[[GraphWriter, str, list[str]], list[str]]
"""(graph, input, names of linear layers that all read it) -> their outputs."""
Constant = Callable[[GraphWriter, str], str]
Weights = Mapping[str, NDArray[np.float32]]


def int8_model(weights: Weights) -> onnx.ModelProto:
    """The quantised model; besides token vectors it gives the pooled, normalised `sentence_embedding`."""

    graph = GraphWriter()
    x = encoder(graph, int8_words(weights), int8_linear(weights, RANGES), float_constant(weights))
    # Masked sum over the tokens; the mean's divisor would vanish in the normalisation.
    one = graph.constant(np.array([1], np.int64), "axis.1")
    mask = graph.node("Cast", "attention_mask", name="mask.float", to=TensorProto.FLOAT)
    mask = graph.node("Unsqueeze", mask, one, name="mask.row")
    total = graph.node("Squeeze", graph.node("MatMul", mask, x, name="sum.row"), one, name="sum")
    graph.node("LpNormalization", total, name="sentence_embedding", axis=-1, p=2)
    return model_of(graph, {x: ["batch", "tokens", WIDTH], "sentence_embedding": ["batch", WIDTH]})


def int8_words(weights: Weights) -> Embed:
    """Looks words up in the table of int8 with one scale a word."""

    def embed(graph: GraphWriter) -> str:
        table = weights["embeddings.word_embeddings.weight"]
        scale = scale_of(table, axis=1, limit=TABLE_LIMIT)
        rows = graph.constant(np.rint(table / scale).astype(np.int8), "words")
        scales = graph.constant(scale, "words.scale")
        row = graph.node("Gather", rows, "input_ids", name="word.int8")
        row = graph.node("Cast", row, name="word.float", to=TensorProto.FLOAT)
        return graph.node("Mul", row, graph.node("Gather", scales, "input_ids", name="word.scale"), name="word")

    return embed


def int8_linear(weights: Weights, ranges: Mapping[str, tuple[float, float]]) -> Linear:
    """int8 weights times uint8 inputs, which are cut off at `ranges`."""

    def linear(graph: GraphWriter, x: str, layers: list[str]) -> list[str]:
        low, high = ranges[x]
        high = min(high, GELU_LIMIT) if x.endswith(".gelu") else high
        step = (high - low) / 255
        x_scale = graph.constant(np.array(step, np.float32), f"{x}.scale")
        x_zero = graph.constant(np.array(round(-low / step), np.uint8), f"{x}.zero")
        x8 = graph.node("QuantizeLinear", x, x_scale, x_zero, name=f"{x}.int8")
        outputs = []
        for layer in layers:
            weight = weights[f"{layer}.weight"].T
            scale = scale_of(weight, axis=0, limit=WEIGHT_LIMIT)
            w = graph.constant(np.rint(weight / scale).astype(np.int8), f"{layer}.weight")
            w_scale = graph.constant(scale[0], f"{layer}.scale")
            b = graph.constant(weights[f"{layer}.bias"], f"{layer}.bias")
            inputs = (x8, w, x_scale, w_scale, x_zero, "", b)
            outputs.append(graph.node("MatMulIntegerToFloat", *inputs, name=layer, domain=FUSED))
        return outputs

    return linear


def float_constant(weights: Weights) -> Constant:
    def constant(graph: GraphWriter, name: str) -> str:
        return graph.constant(weights[name], name)

    return constant


def fp32_model(tensors: Mapping[str, StoredTensor], file: str) -> onnx.ModelProto:
    """The original's graph, a few kB: its weights are read from the safetensors `file` beside it."""

    def constant(graph: GraphWriter, name: str) -> str:
        return graph.stored(name, tensors[name], file)

    def embed(graph: GraphWriter) -> str:
        return graph.node("Gather", constant(graph, "embeddings.word_embeddings.weight"), "input_ids", name="word")

    def linear(graph: GraphWriter, x: str, layers: list[str]) -> list[str]:
        outputs = []
        for layer in layers:
            # PyTorch keeps [out, in]; onnxruntime transposes once, when it loads the model.
            w = graph.node("Transpose", constant(graph, f"{layer}.weight"), name=f"{layer}.transposed", perm=[1, 0])
            product = graph.node("MatMul", x, w, name=f"{layer}.product")
            outputs.append(graph.node("Add", product, constant(graph, f"{layer}.bias"), name=layer))
        return outputs

    graph = GraphWriter()
    x = encoder(graph, embed, linear, constant)
    return model_of(graph, {x: ["batch", "tokens", WIDTH]})


def encoder(graph: GraphWriter, embed: Embed, linear: Linear, constant: Constant, *, pairs: bool = False) -> str:
    """The six layers; the name of the last one's output.

    Args:
        pairs: `token_type_ids` tell two texts apart; without, one text at a time is read.
    """
    zero = graph.constant(np.array([0], np.int64), "axis.0")
    length = graph.node("Shape", "input_ids", name="length", start=1, end=2)
    table = constant(graph, "embeddings.position_embeddings.weight")
    places = graph.node("Slice", table, zero, length, name="places")
    types = constant(graph, "embeddings.token_type_embeddings.weight")
    if pairs:
        kind = graph.node("Gather", types, "token_type_ids", name="type")
    else:  # every token is of type 0
        kind = graph.node("Slice", types, zero, graph.constant(np.array([1], np.int64), "one"), name="type")
    x = graph.node("Add", embed(graph), graph.node("Add", places, kind, name="place"), name="embedded")
    norm = [constant(graph, f"embeddings.LayerNorm.{part}") for part in ("weight", "bias")]
    x = graph.node("LayerNormalization", x, *norm, name="embedded.norm", axis=-1, epsilon=NORM_EPSILON)
    mask = graph.node("Cast", "attention_mask", name="mask", to=TensorProto.INT32)
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}"
        qkv = linear(graph, x, [f"{layer}.attention.self.{part}" for part in ("query", "key", "value")])
        attended = graph.node(
            "MultiHeadAttention", *qkv, "", mask, name=f"{layer}.attention", domain=FUSED, num_heads=HEADS
        )
        (y,) = linear(graph, attended, [f"{layer}.attention.output.dense"])
        x = _add_and_norm(graph, y, x, f"{layer}.attention.output", constant, f"{layer}.attended")
        (y,) = linear(graph, x, [f"{layer}.intermediate.dense"])
        y = graph.node("Gelu", y, name=f"{layer}.gelu", domain=FUSED)
        (y,) = linear(graph, y, [f"{layer}.output.dense"])
        name = "last_hidden_state" if number == LAYERS - 1 else layer
        x = _add_and_norm(graph, y, x, f"{layer}.output", constant, name)
    return x


def _add_and_norm(graph: GraphWriter, y: str, x: str, block: str, constant: Constant, name: str) -> str:
    norm = [constant(graph, f"{block}.LayerNorm.{part}") for part in ("weight", "bias")]
    return graph.node("SkipLayerNormalization", y, x, *norm, name=name, domain=FUSED, epsilon=NORM_EPSILON)


def scale_of(weight: NDArray[np.float32], *, axis: int, limit: int) -> NDArray[np.float32]:
    largest = np.abs(weight).max(axis=axis, keepdims=True)
    return np.where(largest > 0, largest / limit, 1).astype(np.float32)


def model_of(
    graph: GraphWriter, outputs: Mapping[str, list[str | int]], names: tuple[str, ...] = INPUTS
) -> onnx.ModelProto:
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"]) for name in names]
    results = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs.items()]
    return helper.make_model(
        helper.make_graph(graph.nodes, "all-MiniLM-L6-v2", inputs, results, graph.constants),
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)],
        ir_version=8,
        producer_name="alcove",
    )


def save(model: onnx.ModelProto, path: Path) -> None:
    path.write_bytes(model.SerializeToString(deterministic=True))
