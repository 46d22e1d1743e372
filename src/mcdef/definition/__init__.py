"""Definitions of "micro-credential": their model, readings and inclusion, and the library that finds and selects."""
