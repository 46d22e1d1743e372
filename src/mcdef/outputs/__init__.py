"""One module for each output format; each reads the report and nothing else."""
