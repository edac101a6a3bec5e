"""The store as one: what was collected and what was delivered, over one database. An edge.

Every write is whole or not at all; killed in between, the store is as it was before.
"""

from __future__ import annotations

from briefer.store.ledger import Ledger
from briefer.store.library import Library


class Store(Library, Ledger):
    """What briefer remembers. Every failure of the disk or the database is a StoreError."""
