"""Runs in the frozen app before anything else, the window, the command line and each child alike."""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # before onnxruntime can be imported by anything

# The loader points LD_LIBRARY_PATH at our libraries, and this process has read it by now. A program that is started
# from here (the system's own for a PDF, the trainer's Python) must find the system's libraries, not ours; one of
# our own children sets it again itself.
if (before := os.environ.pop("LD_LIBRARY_PATH_ORIG", None)) is not None:
    os.environ["LD_LIBRARY_PATH"] = before
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
