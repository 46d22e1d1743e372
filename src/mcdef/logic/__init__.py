"""Truth values and possibilities: the arithmetic of what is known, what is open and what is absent."""
