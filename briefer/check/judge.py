"""An engine in, a judge of claims out: in prose and JSON, or by a bare yes or no. Edge: it asks.

A judge sees claims and the passages they cite and nothing else. It reads hostile text, so what
the rules looked up is never put to it, and only one that has passed the exam is believed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final, Protocol

from briefer.errors import AskError, ConfigError
from briefer.model import Passage, Usage
from briefer.ports import Ask, Claim, Judge, Judgement, Opinion, Prompt
from briefer.summarize.bare_word import yes_of
from briefer.summarize.proofs import opinions_of, with_neighbours
from briefer.text.hygiene import clean_line

JudgePrompt = Callable[[Sequence[Claim]], Prompt]

AT_ONCE: Final = 12  # claims of a call: of a longer list the last are judged carelessly
THRESHOLD: Final = 0.5
_WORD_TOKENS: Final = 4  # a bare word, and what some models put around it


class Each(Protocol):
    """Does the same work on many lists of claims, results in their order."""

    def __call__(
        self, work: Callable[[Sequence[Claim]], Judgement], items: Iterable[Sequence[Claim]], /
    ) -> Sequence[Judgement]: ...


def _in_turn(
    work: Callable[[Sequence[Claim]], Judgement], items: Iterable[Sequence[Claim]]
) -> Sequence[Judgement]:
    return [work(item) for item in items]


def chat_judge(
    ask: Ask, judge_prompt: JudgePrompt, *, at_once: int = AT_ONCE, each: Each = _in_turn
) -> Judge:
    """A judge that answers a list of claims in one call; a longer list is asked in parts."""

    def judge(claims: Sequence[Claim]) -> Judgement:
        return together(each(partial(_judged, ask, judge_prompt), _parts(claims, at_once)))

    return judge


def yes_no_judge(
    ask: Ask, *, name: str, threshold: float = THRESHOLD, each: Each = _in_turn
) -> Judge:
    """A judge that answers one claim a request with a bare word.

    A claim is supported if the probability of yes is at least `threshold`. Models of the kind
    Guardian say yes where something is wrong: to them the question is put so.
    """
    guardian = "guardian" in name.casefold()

    def answered(claims: Sequence[Claim]) -> Judgement:
        return _answered(ask, claims[0], threshold, guardian=guardian)

    def judge(claims: Sequence[Claim]) -> Judgement:
        return together(each(answered, _parts(claims, 1)))

    return judge


def together(parts: Sequence[Judgement]) -> Judgement:
    """Several judgements as one; of their faults the first."""
    opinions = {key: found for part in parts for key, found in part.opinions.items()}
    usage = sum((part.usage for part in parts), Usage())
    fault = next((part.fault for part in parts if part.fault), "")
    return Judgement(opinions, usage, fault, all(part.reached for part in parts))


def _parts(claims: Sequence[Claim], most: int) -> Iterator[Sequence[Claim]]:
    for start in range(0, len(claims), most):
        yield claims[start : start + most]


def _judged(
    ask: Ask, judge_prompt: JudgePrompt, claims: Sequence[Claim], *, halve: bool = True
) -> Judgement:
    """What one call says of the claims; where they are too long for the context, what two say."""
    try:
        prompt = judge_prompt(claims)
        reply = ask(prompt)
    except (AskError, ConfigError) as error:  # none to be had, or a template that fails on these
        spent, half = getattr(error, "usage", Usage()), (len(claims) + 1) // 2
        if halve and half < len(claims) and getattr(error, "outcome", "") == "context":
            parts = (claims[:half], claims[half:])
            judged = [_judged(ask, judge_prompt, part, halve=False) for part in parts]
            return together([Judgement(usage=spent), *judged])
        return Judgement({}, spent, str(error), reached=False)
    try:
        opinions = opinions_of(reply, prompt, claims)
    except AskError as error:
        return Judgement({}, reply.usage, str(error))
    missing = len(claims) - len(opinions)
    name = reply.engine or "the judge"
    fault = f"{name}: the reply has no clear verdict for {missing} of {len(claims)} claims"
    return Judgement(opinions, reply.usage, fault if missing else "")


def _answered(ask: Ask, claim: Claim, threshold: float, *, guardian: bool) -> Judgement:
    try:
        reply = ask(_question(claim, guardian=guardian))
    except AskError as error:
        return Judgement({}, getattr(error, "usage", Usage()), str(error), reached=False)
    yes = yes_of(reply)
    if yes is None:
        name = reply.engine or "the judge"
        return Judgement({}, reply.usage, f"{name}: the answer is neither yes nor no")
    supported = 1 - yes if guardian else yes
    reason = f"supported with probability {supported:.2f}"
    return Judgement({claim.id: Opinion(supported >= threshold, reason)}, reply.usage)


def _question(claim: Claim, *, guardian: bool) -> Prompt:
    document = " ".join(clean_line(p.text) for p in _shown(claim))
    wanted = (
        "Does the claim say anything that the document does not bear out?"
        if guardian
        else "Is every part of the claim borne out by the document?"
    )
    system = f"{wanted} Answer with the one word Yes or No."
    user = f"Document: {document}\nClaim: {clean_line(claim.text)}\n"
    return Prompt("yes-no", system, user, {}, reply_tokens=_WORD_TOKENS, ids=(claim.id,))


def _shown(claim: Claim) -> Iterator[Passage]:
    articles = {passage.article.id: passage.article for passage in claim.passages}
    for key in articles:
        yield from with_neighbours([p for p in claim.passages if p.article.id == key])
