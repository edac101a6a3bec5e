"""A context in, a prompt as it would be sent for a story of the sample out. Assembly."""

from __future__ import annotations

from datetime import date

from briefer.app.collecting import collect
from briefer.app.context import SAMPLE_DAY, SAMPLE_SPAN, Context, real_now, with_sample
from briefer.app.prompts import PromptSet
from briefer.app.run import Request, plan_of
from briefer.brief.top import material
from briefer.compare.disagreement import disagreements
from briefer.edit.facts import with_facts
from briefer.edit.plan import Development
from briefer.errors import UsageError
from briefer.group.rank import ranked
from briefer.group.stories import stories
from briefer.model import Bullet, Citation, Section
from briefer.ports import Prompt
from briefer.summarize.passages import packed, passages_at
from briefer.summarize.tokens import estimated_tokens

EXAMPLES = ("story.j2", "merge.j2", "lead.j2", "repair.j2", "judge.j2")
_BUDGET = 3000  # tokens of passages: a whole story of the sample


def example_prompt(context: Context, name: str) -> Prompt:
    """The prompt of that name, by the templates in force, about the sample's first story."""
    if name not in EXAMPLES:
        raise UsageError(f"--example {name}: there is one for {', '.join(EXAMPLES)}")
    sample = with_sample(context)
    topic = sample.config.topics[0]
    plan = plan_of(
        sample,
        topic,
        Request(day=date.fromisoformat(SAMPLE_DAY), since=SAMPLE_SPAN),
        now=real_now(),
    )
    found = collect(sample, sample.config.sources_of(topic), at=plan.window.until, say=_silent)
    kept = [article for article in found.articles if plan.topic.about(article)]
    first = ranked(stories(kept), topic=plan.topic, until=plan.window.until)[0].story
    sides = passages_at(s.citation for d in disagreements(first) for s in d.sides)
    about = plan.topic.relevance_of
    told = with_facts([Development(first, (), 1.0)], about=about)[0].facts
    shown = packed(first, told, budget=_BUDGET, count=estimated_tokens, needed=sides)
    prompts = PromptSet(
        context,
        secret="example",  # noqa: S106
        topic=topic.name,
        query=topic.query or "",
        language=plan.language,
    )
    if name == "lead.j2":
        bullets = tuple(Bullet(p.passage.text, (Citation.of(p.passage),)) for p in shown[:4])
        shown = material([Section("first", shown[0].passage.article.title, bullets)]).shown
    return prompts.example(name, shown)


def _silent(_: str) -> None:
    """An example is not told about."""
