"""Many credentials: the descriptions in a file, one or a list of them, and the rows of tables."""
