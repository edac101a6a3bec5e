"""The user's templates and a plan in, the prompts of one brief out. Assembly: reads templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from briefer.app.context import Context, model_of, user_cache_folder
from briefer.brief.lead import FEWEST, LINES
from briefer.errors import ConfigError
from briefer.model import Article
from briefer.ports import Claim, LabelledPassage, Prompt
from briefer.resources import resource_text
from briefer.secrets import kept_secret
from briefer.summarize.prompt import (
    REPLY_TOKENS,
    Setting,
    fence_token,
    lead_prompt,
    merge_prompt,
    story_prompt,
)
from briefer.summarize.proofs import Refused, judge_prompt, repair_prompt
from briefer.summarize.reply import DraftBullet
from briefer.text.sentences import passages

NAMES = ("story.j2", "merge.j2", "lead.j2", "repair.j2", "judge.j2")

_REASON = "the passages do not say all of it"
_EXAMPLE = passages(Article("Title", "A sentence.", publisher="Publisher", id="example"))[-1]


class PromptSet:
    """The prompts of one brief: templates, the reader's setting and the fence around articles."""

    def __init__(
        self,
        context: Context,
        *,
        secret: str,
        topic: str = "",
        query: str = "",
        language: str = "en",
        mended: bool = False,
    ) -> None:
        """With `mended` a template that cannot be filled gives way to the built-in one of its
        name, and `faults` says so; without, it is an error where it is asked for.
        """
        self.setting = Setting(
            topic=topic,
            query=query,
            language=language,
            zone=context.config.zone,
            zone_name=context.config.timezone,
            reply_tokens=_reply_tokens(context),
        )
        self.token = fence_token(secret)
        self.faults: tuple[str, ...] = ()
        self.templates = dict.fromkeys(NAMES, "")
        for name in NAMES:
            try:
                self._take(name, context.folder_of("prompts"), tried=mended)
            except ConfigError as error:
                if not mended:
                    raise
                self.faults += (str(error),)
                self._take(name, None, tried=False)

    def _take(self, name: str, folder: Path | None, *, tried: bool) -> None:
        """Reads the template, and fills it with nothing and with a sentence if it is `tried`."""
        self.templates[name] = resource_text("prompts", name, overrides=folder)
        if tried:
            self.example(name, ())
            self.example(name, (LabelledPassage("A1.1", _EXAMPLE),))

    def example(self, name: str, shown: Sequence[LabelledPassage]) -> Prompt:
        """The prompt of that name about those passages; the first two are drafted bullets too."""
        first = shown[:2]
        drafts = [DraftBullet(item.passage.text, (item.label,)) for item in first]
        keys = [f"b{n}" for n, _ in enumerate(first, start=1)]
        if name == "merge.j2":
            return self.merge(drafts, shown)
        if name == "repair.j2":
            refused = [Refused(k, d, (_REASON,)) for k, d in zip(keys, drafts, strict=True)]
            return self.repair(refused, first)
        if name == "judge.j2":
            asked = zip(keys, first, strict=True)
            return self.judge([Claim(k, p.passage.text, (p.passage,)) for k, p in asked])
        return self.story(shown) if name == "story.j2" else self.lead(shown)

    def merge(self, drafts: Sequence[DraftBullet], passages: Sequence[LabelledPassage]) -> Prompt:
        return merge_prompt(
            drafts,
            passages,
            template=self.templates["merge.j2"],
            token=self.token,
            setting=self.setting,
        )

    def story(self, passages: Sequence[LabelledPassage]) -> Prompt:
        return story_prompt(
            passages,
            template=self.templates["story.j2"],
            token=self.token,
            setting=self.setting,
        )

    def lead(self, passages: Sequence[LabelledPassage]) -> Prompt:
        return lead_prompt(
            passages,
            template=self.templates["lead.j2"],
            token=self.token,
            setting=replace(self.setting, bullets=lines_of(passages)),
        )

    def repair(self, refused: Sequence[Refused], passages: Sequence[LabelledPassage]) -> Prompt:
        return repair_prompt(
            refused,
            passages,
            template=self.templates["repair.j2"],
            token=self.token,
            setting=self.setting,
        )

    def judge(self, claims: Sequence[Claim]) -> Prompt:
        return judge_prompt(
            claims,
            template=self.templates["judge.j2"],
            token=self.token,
            setting=self.setting,
        )


def lines_of(shown: Sequence[LabelledPassage]) -> int:
    """How many lines stand on top of a brief with those stories: one for each, two to four."""
    stories = {item.passage.article.id for item in shown}
    return min(LINES, max(FEWEST, len(stories)))


def fence_secret() -> str:
    """What makes the fence unguessable: random, kept for this user so that calls can be cached."""
    return kept_secret(user_cache_folder() / "fence")


def _reply_tokens(context: Context) -> int:
    model = model_of(context.config)
    return model.reply_tokens if model else REPLY_TOKENS
