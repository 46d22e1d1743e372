"""What is wrong with one written value: a message code, its parameters, and the part of the text meant."""

from __future__ import annotations


class Mistake(Exception):
    """A value that cannot be read; ``start`` and ``length`` point into the text where that is known."""

    def __init__(self, code: str, *, start: int | None = None, length: int | None = None, **params: object):
        super().__init__(code)
        self.code = code
        self.start = start
        self.length = length
        self.params = params
