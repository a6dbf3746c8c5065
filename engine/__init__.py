"""The product without a window: folders in, cited answers out. No Qt, no torch."""
