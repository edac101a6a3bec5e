"""A story against what was delivered before, and its sides against each other. Pure."""
