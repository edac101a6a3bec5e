"""The user's templates and a plan in, the prompts of one brief out. Assembly: reads templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefer.app.context import Context, model_of, user_cache_folder
from briefer.brief.lead import FEWEST, LINES
from briefer.errors import ConfigError
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

NAMES = ("story.j2", "merge.j2", "lead.j2", "repair.j2", "judge.j2")


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
    ) -> None:
        folder = context.folder_of("prompts")
        self.templates = {n: resource_text("prompts", n, overrides=folder) for n in NAMES}
        self.setting = Setting(
            topic=topic,
            query=query,
            language=language,
            zone=context.config.zone,
            zone_name=context.config.timezone,
            reply_tokens=_reply_tokens(context),
        )
        self._secret = secret

    def fault(self) -> str | None:
        """What is wrong with a template, as far as it shows without an article."""
        try:
            self.story(()), self.merge((), ()), self.lead(()), self.repair((), ())
        except ConfigError as error:
            return str(error)
        return None

    def merge(self, drafts: Sequence[DraftBullet], passages: Sequence[LabelledPassage]) -> Prompt:
        return merge_prompt(
            drafts,
            passages,
            template=self.templates["merge.j2"],
            token=self.token(passages),
            setting=self.setting,
        )

    def token(self, passages: Sequence[LabelledPassage], *texts: str) -> str:
        return fence_token(self._secret, [*texts, *(item.passage.text for item in passages)])

    def story(self, passages: Sequence[LabelledPassage]) -> Prompt:
        return story_prompt(
            passages,
            template=self.templates["story.j2"],
            token=self.token(passages),
            setting=self.setting,
        )

    def lead(self, passages: Sequence[LabelledPassage]) -> Prompt:
        return lead_prompt(
            passages,
            template=self.templates["lead.j2"],
            token=self.token(passages),
            setting=replace(self.setting, bullets=lines_of(passages)),
        )

    def repair(self, refused: Sequence[Refused], passages: Sequence[LabelledPassage]) -> Prompt:
        return repair_prompt(
            refused,
            passages,
            template=self.templates["repair.j2"],
            token=self.token(passages, *(item.bullet.text for item in refused)),
            setting=self.setting,
        )

    def judge(self, claims: Sequence[Claim]) -> Prompt:
        texts = [text for c in claims for text in (c.text, *(p.article.text for p in c.passages))]
        return judge_prompt(
            claims,
            template=self.templates["judge.j2"],
            token=fence_token(self._secret, texts),
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
