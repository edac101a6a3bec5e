"""The text found in a page in, what stands between us and the article out. Pure."""

from __future__ import annotations

import re

from briefer.languages.known import alternatives

_ASKS_TO_PAY = re.compile(
    alternatives(lambda language: language.signs.asks_to_pay, all_known=True), re.IGNORECASE
)
_ASKS_CONSENT = re.compile(
    alternatives(lambda language: language.signs.asks_consent, all_known=True), re.IGNORECASE
)
_STUB = 3000  # a whole article may end with an offer to subscribe; a stub is short
_CONSENT_SIGNS = 2
_OFFER = 300  # a longer line is a paragraph that only mentions subscriptions
_CONSENT_PAGE = 2500


def is_consent_page(text: str) -> bool:
    """Whether this is a cookie wall in place of the page."""
    return len(text) < _CONSENT_PAGE and len(_ASKS_CONSENT.findall(text)) >= _CONSENT_SIGNS


def is_cut_by_paywall(text: str, *, free: bool) -> bool:
    """Whether this is only the beginning of an article; `free` is what its own tags say."""
    ending = text[-500:] if len(text) < _STUB else ""
    return bool(_ASKS_TO_PAY.search(ending)) or (not free and len(text) < _STUB)


def without_offer(text: str) -> str:
    """The text of a stub without the lines that ask for a subscription."""
    lines = text.split("\n")
    kept = [line for line in lines if len(line) > _OFFER or not _ASKS_TO_PAY.search(line)]
    return "\n".join(kept)
