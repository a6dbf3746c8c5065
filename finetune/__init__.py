"""LoRA training, run only as a child process: `python -m finetune JOB_FOLDER`.

The one package that imports torch, transformers, peft and unsloth. It knows of the engine only the job folder
and the lines (`engine.trainjob`) and the pipe they travel on (`engine.child`), all standard library, so that
it runs in an environment where the rest of Alcove is not installed.

    __main__   one job: base -> train -> probe -> export, told line by line
    base       GGUF -> a folder in Hugging Face's layout
    data       token ids -> batches
    backends   the folder -> a model with a LoRA adapter, by peft or unsloth
    train      the loop
    checkpoint where a stopped or killed run goes on
    probe      the trainer's own answers, for the parity gate
    export     adapter -> GGUF LoRA
"""
