"""What is known about a credential: the vocabulary of facts, statements, conversions and inferences."""
