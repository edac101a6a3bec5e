"""Bullets against evidence: every word of a bullet needs a home in the sentences it cites."""
