"""Definitions under the lamp: their own cases, and what an author should know of them."""
