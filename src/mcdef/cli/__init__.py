"""The command line: one module a command. They parse options, call and print; they decide nothing."""
