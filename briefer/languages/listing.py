"""Lists written as running text in, the values the code looks words up in out. Pure."""

from __future__ import annotations


def entries(words: str) -> tuple[tuple[str, ...], ...]:
    """Entries of one or more words each, between `|` and line ends.

    >>> entries("refuse|rule out")
    (('refuse',), ('rule', 'out'))
    """
    parts = (part for line in words.splitlines() for part in line.split("|"))
    return tuple(tuple(part.split()) for part in parts if part.strip())


def listed(words: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(words.split())


def numbered(lines: str) -> dict[str, float]:
    """Each word with the number its line begins with.

    >>> numbered("12 dozen")
    {'dozen': 12.0}
    """
    return {word: float(value) for word, value in named(lines).items()}


def named(lines: str) -> dict[str, str]:
    """Each word with the name its line begins with, which is itself no word of the line.

    >>> named("year year years yr")
    {'year': 'year', 'years': 'year', 'yr': 'year'}
    """
    return {
        word: name
        for line in lines.strip().splitlines()
        for name, *forms in [line.split()]
        for word in forms
    }


def ordered(lines: str) -> tuple[frozenset[str], ...]:
    """The words of each line, in the order of the lines: January first, Monday first."""
    return tuple(map(listed, lines.strip().splitlines()))


def paired(pairs: str) -> dict[str, str]:
    """The first word of each pair with the second.

    >>> paired("officials official|sources source")
    {'officials': 'official', 'sources': 'source'}
    """
    words = pairs.replace("|", " ").split()
    return dict(zip(words[::2], words[1::2], strict=True))
