"""What briefer remembers: articles seen, stories, briefs, deliveries and sources. An edge."""

from briefer.store.deliveries import Claim
from briefer.store.kept import KeptBrief
from briefer.store.lock import locked
from briefer.store.opening import open_store, shared_store, store_for_run, whole_store
from briefer.store.published import Given, Publishable
from briefer.store.sources import KeptHealth
from briefer.store.store import Store

__all__ = [
    "Claim",
    "Given",
    "KeptBrief",
    "KeptHealth",
    "Publishable",
    "Store",
    "locked",
    "open_store",
    "shared_store",
    "store_for_run",
    "whole_store",
]
