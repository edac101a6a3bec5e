"""A second opinion: claim and passages in, findings of a model out. An edge, through the Ask port.

The model sees the claim and its passages and nothing else, and it may only refuse: it reads
hostile text, so its yes is worth nothing and no yes of it lifts a finding of the rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefer.check.kinds import yields
from briefer.model import Finding, Passage, Usage
from briefer.ports import Ask, LabelledPassage
from briefer.summarize.prompt import Setting, judge_prompt
from briefer.summarize.reply import judged

(JUDGE,) = yields("judge")


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the model has against the claim, and what it cost to ask."""

    findings: tuple[Finding, ...]
    usage: Usage = field(default_factory=Usage)


def second_opinion(
    claim: str,
    passages: Sequence[Passage],
    *,
    ask: Ask,
    template: str,
    token: str,
    setting: Setting | None = None,
) -> Opinion:
    """Asks once whether the passages say the claim; AskError when there is no usable answer.

    `template` is the text of the prompt, `token` the fence that no article can know.
    """
    prompt = judge_prompt(
        claim, _labelled(passages), template=template, token=token, setting=setting
    )
    reply = ask(prompt)
    judgement = judged(reply, prompt)
    if judgement.supported:
        return Opinion((), reply.usage)
    reason = judgement.reason or "the passages do not say this"
    return Opinion((JUDGE.finding(f"a second reading: {reason}"),), reply.usage)


def _labelled(passages: Sequence[Passage]) -> tuple[LabelledPassage, ...]:
    numbers: dict[str, int] = {}
    return tuple(
        LabelledPassage(f"A{numbers.setdefault(p.article.id, len(numbers) + 1)}.{n}", p)
        for n, p in enumerate(passages, start=1)
    )
