"""Weights of the signs of doubt. Data."""

from __future__ import annotations

WEIGHTS: dict[str, float] = {"start": -2.0}
