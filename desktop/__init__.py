"""The PySide6 app: windows, signals, models. No SQL, no model code."""
