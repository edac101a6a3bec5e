"""Widening a topic by meaning, with vectors that a test can read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from briefer.errors import EmbedError
from briefer.group.widening import near_in_meaning
from briefer.model import Article


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Two directions: texts about water, and all others."""
    rows = [(1.0, 0.0) if "water" in text or "flood" in text else (0.0, 1.0) for text in texts]
    return np.array(rows, np.float32)


NAMED = Article("Oldport under water", "")
SAME = Article("A flood in the harbour", "")
OTHER = Article("Chess final in Vienna", "")


def test_an_article_that_means_the_same_is_found() -> None:
    assert near_in_meaning([SAME, OTHER], [NAMED], embed=embed, cut=0.6) == (SAME,)


def test_without_an_article_that_names_the_topic_nothing_is_near() -> None:
    assert near_in_meaning([SAME], [], embed=embed, cut=0.6) == ()


def test_half_a_batch_is_refused() -> None:
    with pytest.raises(EmbedError):
        near_in_meaning([SAME], [NAMED], embed=lambda texts: embed(texts)[:1], cut=0.6)
