"""One module per command: parse, call the assembly, print."""
