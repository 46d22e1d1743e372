"""Bytes to text to a tree with exact places: sources, the YAML and JSON readers, problems and their excerpts."""
