"""LoRA training on the person's own examples, run only as a child process."""
