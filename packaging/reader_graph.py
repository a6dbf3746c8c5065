"""The reader as an ONNX graph: the embedder's encoder over two texts, with a number or two a token at its end.

Inputs `input_ids`, `attention_mask`, `token_type_ids`; outputs `span` float32[batch, tokens, 2] (does the answer
begin, end here?) and `holds` float32[batch, 1] (is there one?).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import minilm_graph as minilm
import numpy as np
import onnx
from minilm_graph import GraphWriter, Weights
from numpy.typing import NDArray
from onnx import numpy_helper

WORDS = "words"
"""Name of the word table in the graph, half of its bytes."""
INPUTS = (*minilm.INPUTS, "token_type_ids")


def int8_model(weights: Weights, ranges: Mapping[str, tuple[float, float]]) -> onnx.ModelProto:
    """Products in int8, as the embedder's."""
    return _model(weights, minilm.int8_linear(weights, ranges))


def stored_int8_model(weights: Weights) -> onnx.ModelProto:
    """Weights in int8 and products in float32: as small, half as fast, and exact in the activations."""

    def linear(graph: GraphWriter, x: str, layers: list[str]) -> list[str]:
        outputs = []
        for layer in layers:
            weight = weights[f"{layer}.weight"].T
            scale = minilm.scale_of(weight, axis=0, limit=minilm.TABLE_LIMIT)
            w = graph.constant(np.rint(weight / scale).astype(np.int8), f"{layer}.weight")
            w_scale = graph.constant(scale[0], f"{layer}.scale")
            w = graph.node("DequantizeLinear", w, w_scale, name=f"{layer}.weight.float", axis=1)
            product = graph.node("MatMul", x, w, name=f"{layer}.product")
            bias = graph.constant(weights[f"{layer}.bias"], f"{layer}.bias")
            outputs.append(graph.node("Add", product, bias, name=layer))
        return outputs

    return _model(weights, linear)


def without_words(model: onnx.ModelProto, embedder: bytes) -> dict[str, Any]:
    """Takes the word table out of the reader, since the embedder beside it holds the same, to the byte.

    Args:
        model: is changed.
        embedder: the embedder's model file.

    Returns:
        Where the table lies in that file.

    Raises:
        ValueError: the embedder has another one.
    """
    table = next(each for each in model.graph.initializer if each.name == WORDS)
    content = table.raw_data
    offset = embedder.find(content)
    if offset < 0:
        raise ValueError("the reader's word table is not the embedder's")
    table.ClearField("raw_data")
    table.data_location = onnx.TensorProto.EXTERNAL
    for key, value in (("location", WORDS), ("length", str(len(content)))):
        table.external_data.add(key=key, value=value)
    return {"offset": offset, "shape": list(table.dims), "sha256": hashlib.sha256(content).hexdigest()}


def weights_of(file: Path, words: NDArray[np.float32]) -> dict[str, NDArray[np.float32]]:
    """The weights of a reader that ships, as float32 and by PyTorch's names, to go on training from.

    What rounding to int8 took is gone; F1 on files that were not trained on differs by less than 0.01.

    Args:
        file: a graph of `int8_model` or `stored_int8_model`.
        words: the word table, which training never changes.
    """
    graph = onnx.load(str(file), load_external_data=False).graph
    stored = {each.name: each for each in graph.initializer if each.name != WORDS}
    tensors = {name: numpy_helper.to_array(each) for name, each in stored.items()}
    found = {"embeddings.word_embeddings.weight": words}
    for name, tensor in tensors.items():
        layer, _, part = name.rpartition(".")
        if part not in ("weight", "bias"):
            continue
        if tensor.dtype == np.int8:
            found[name] = (tensor.astype(np.float32) * tensors[f"{layer}.scale"]).T
        elif name in ("span.weight", "holds.weight"):
            found[name] = tensor.T
        else:
            found[name] = tensor
    return {name: np.array(tensor, np.float32) for name, tensor in found.items()}


def _model(weights: Weights, linear: minilm.Linear) -> onnx.ModelProto:
    graph = GraphWriter()
    constant = minilm.float_constant(weights)
    x = minilm.encoder(graph, minilm.int8_words(weights), linear, constant, pairs=True)
    span = graph.constant(weights["span.weight"].T, "span.weight")
    product = graph.node("MatMul", x, span, name="span.product")
    graph.node("Add", product, constant(graph, "span.bias"), name="span")
    first = graph.node("Gather", x, graph.constant(np.array([0], np.int64), "first"), name="first.row", axis=1)
    first = graph.node("Squeeze", first, graph.constant(np.array([1], np.int64), "axis.1"), name="first.token")
    holds = graph.constant(weights["holds.weight"].T, "holds.weight")
    product = graph.node("MatMul", first, holds, name="holds.product")
    graph.node("Add", product, constant(graph, "holds.bias"), name="holds")
    return minilm.model_of(graph, {"span": ["batch", "tokens", 2], "holds": ["batch", 1]}, INPUTS)
