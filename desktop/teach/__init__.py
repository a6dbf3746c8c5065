"""The parts of the Teach page, one idea each. They show values and emit signals; the page knows the Engine."""
