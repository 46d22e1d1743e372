"""Evaluating one credential under one definition, explaining it, and what would settle it."""
