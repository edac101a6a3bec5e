"""One file a rule: evidence in, findings out; RULES is where each is entered. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefer.check.evidence import Evidence
from briefer.check.rules.agents import agent_findings
from briefer.check.rules.anchors import anchor_findings
from briefer.check.rules.attribution import attribution_findings
from briefer.check.rules.bounds import bound_findings
from briefer.check.rules.clauses import clause_findings
from briefer.check.rules.context import context_findings
from briefer.check.rules.coverage import coverage_findings
from briefer.check.rules.dates import date_findings
from briefer.check.rules.deeds import deed_findings
from briefer.check.rules.exchanges import exchange_findings
from briefer.check.rules.framing import framing_findings
from briefer.check.rules.genres import genre_findings
from briefer.check.rules.hedges import hedge_findings
from briefer.check.rules.mouths import mouth_findings
from briefer.check.rules.names import name_findings
from briefer.check.rules.numbers import number_findings
from briefer.check.rules.occasions import occasion_findings
from briefer.check.rules.offices import office_findings
from briefer.check.rules.opposites import opposite_findings
from briefer.check.rules.order import order_findings
from briefer.check.rules.parts import part_findings
from briefer.check.rules.plans import plan_findings
from briefer.check.rules.plural import plural_findings
from briefer.check.rules.polarity import negation_findings
from briefer.check.rules.quotes import quote_findings
from briefer.check.rules.raising import raising_findings
from briefer.check.rules.roles import role_findings
from briefer.check.rules.tenses import tense_findings
from briefer.check.rules.turned import turned_findings
from briefer.check.rules.widening import widening_findings
from briefer.model import Finding

Rule = Callable[[Evidence], Iterable[Finding]]

# In this order a reader is told what they found.
RULES: tuple[Rule, ...] = (
    quote_findings,
    number_findings,
    date_findings,
    name_findings,
    negation_findings,
    widening_findings,
    opposite_findings,
    hedge_findings,
    plan_findings,
    tense_findings,
    exchange_findings,
    order_findings,
    role_findings,
    agent_findings,
    attribution_findings,
    plural_findings,
    context_findings,
    framing_findings,
    genre_findings,
    raising_findings,
    office_findings,
    bound_findings,
    occasion_findings,
    clause_findings,
    coverage_findings,
)

# Those that need a parser: asked last, and only where nothing else refuses outright.
PARSED_RULES: tuple[Rule, ...] = (
    deed_findings,
    part_findings,
    mouth_findings,
    anchor_findings,
    turned_findings,
)
