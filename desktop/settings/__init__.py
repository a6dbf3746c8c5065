"""The parts of the Settings page, one idea each. They show values and emit signals; the page knows the Engine."""
