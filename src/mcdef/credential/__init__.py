"""The description of a credential: its model, the shorthand people write, countries."""
