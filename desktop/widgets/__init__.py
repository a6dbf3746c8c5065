"""The window's own widgets. They show values and emit signals; none of them knows the Engine."""
