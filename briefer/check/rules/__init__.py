"""One file a rule: evidence in, findings out. Pure."""
