"""Reprints with seven kinds of edit, made from the texts of a data set: the copies rows.

Half of the chosen texts get a reprint by another outlet; pairs of unlike articles and
follow-ups that share a third of their background must stay apart.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from briefer.group.copies import copies
from briefer.model import Article

KINDS = ("verbatim", "light edits", "added tail", "added head", "cut short", "reordered", "frame")
_FRAMES = 40  # outlets, each with its own text before and after
_FEWEST_WORDS = 80


def measured(articles: Sequence[Article], *, seed: int = 11) -> dict[str, dict[str, float]]:
    """Precision and recall of copies per kind of edit, and over all."""
    return {kind: _measured(articles, (kind,), seed) for kind in KINDS} | {
        "all": _measured(articles, KINDS, seed)
    }


def _measured(articles: Sequence[Article], kinds: Sequence[str], seed: int) -> dict[str, float]:
    chance = random.Random(seed)
    long = [a for a in articles if len(a.text.split()) >= _FEWEST_WORDS]
    kept = _without_copies(long)
    vocabulary = sorted({word for article in kept[:200] for word in article.text.split()})
    frames = [_frame(chance, vocabulary) for _ in range(_FRAMES)]
    truth, batch = {}, list(kept)
    for number, article in enumerate(chance.sample(kept, len(kept) // 2)):
        kind = kinds[number % len(kinds)]
        made = _reprint(article, kind, chance, vocabulary, frames, number)
        truth[made.id] = article.id
        batch.append(made)
    batch += _follow_ups(kept[:100], chance)
    found = copies(batch)
    pairs = {frozenset(pair) for pair in found.items()}
    wanted = {frozenset(pair) for pair in truth.items()}
    right = len(pairs & wanted)
    return {
        "precision": right / len(pairs) if pairs else 1.0,
        "recall": right / len(wanted),
        "copies": len(wanted),
    }


def _without_copies(articles: Sequence[Article]) -> list[Article]:
    """The set has reprints of its own; they would be counted as errors."""
    found = copies(articles)
    known = {*found, *found.values()}
    return [article for article in articles if article.id not in known]


def _reprint(
    article: Article,
    kind: str,
    chance: random.Random,
    vocabulary: list[str],
    frames: list[tuple[str, str]],
    number: int,
) -> Article:
    outlet = number % len(frames)
    words = article.text.split()
    if kind == "light edits":
        words = [chance.choice(vocabulary) if chance.random() < 0.03 else w for w in words]
    elif kind == "cut short":
        words = words[: max(40, int(len(words) * 0.4))]
    elif kind == "reordered":
        sentences = " ".join(words).split(". ")
        chance.shuffle(sentences)
        words = ". ".join(sentences).split()
    elif kind == "added tail":
        words += f"Read the original article on Outlet {outlet}. More from our desk .".split()
    elif kind == "added head":
        words = f"CITY {outlet}, Monday (Newswire) - ".split() + words
    elif kind == "frame":
        words = [*frames[outlet][0].split(), *words, *frames[outlet][1].split()]
    return Article(
        title=article.title,
        text=" ".join(words),
        id=f"copy-{number}",
        publisher=f"Outlet {outlet}",
    )


def _follow_ups(articles: Sequence[Article], chance: random.Random) -> list[Article]:
    """New articles that repeat the last third of an older one as background."""
    made = []
    for number, (old, new) in enumerate(zip(articles, reversed(articles), strict=True)):
        if old is new:
            continue
        background = old.text.split()[-len(old.text.split()) // 3 :]
        fresh = new.text.split()
        chance.shuffle(fresh)
        text = " ".join([*fresh[: 2 * len(background)], *background])
        made.append(Article(title=new.title, text=text, id=f"follow-{number}"))
    return made


def _frame(chance: random.Random, vocabulary: list[str]) -> tuple[str, str]:
    return " ".join(chance.choices(vocabulary, k=25)), " ".join(chance.choices(vocabulary, k=40))
