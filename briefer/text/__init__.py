"""Plain text: hygiene, sentences, words and numbers in any script. Pure."""
