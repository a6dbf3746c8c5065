"""Teaching a model a skill: the Engine's verbs about examples, training, adapters and their use."""
