"""What briefer knows of each language: its words, and nothing else. Pure data."""
