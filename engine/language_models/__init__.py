"""Language models: which are here, how one is asked, and the process that runs llama.cpp."""
