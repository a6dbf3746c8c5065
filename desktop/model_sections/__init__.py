"""The parts of the Models page, one idea each."""
