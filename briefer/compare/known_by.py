"""A reader and a topic in, the name under which it is kept what they know of it out. Pure."""

from __future__ import annotations

_BY = " @"


def known_by(reader: str, topic: str) -> str:
    """Under which name the store keeps what a reader of their own knows of the topic.

    >>> known_by("anna", "bakhmut")
    'bakhmut @anna'
    """
    return f"{topic}{_BY}{reader}"


def topic_of(name: str) -> str:
    """The topic of what is kept under that name.

    >>> topic_of("bakhmut @anna"), topic_of("bakhmut")
    ('bakhmut', 'bakhmut')
    """
    return name.rpartition(_BY)[0] or name
