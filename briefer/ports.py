"""The ports: one call each, in our own types. Edges and `briefer.testing` implement them.

Behaviour is added by wrapping: `cached(retrying(openai_ask))`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from briefer.model import Delivery, DeliveryKey, Message, Passage, Usage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave us to ask "has it changed?" with; kept only from a 200."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole, decoded 200 body; `url` is where redirects ended, `hops` the way there.

    `moved_to` is where permanent redirects led, `max_age` how many seconds it stays fresh,
    `received` how many bytes came over the wire, headers and redirects included.
    """

    url: str
    body: bytes
    media_type: str = ""
    charset: str | None = None
    validators: Validators = field(default_factory=Validators)
    hops: tuple[str, ...] = ()
    moved_to: str | None = None
    max_age: int | None = None
    received: int = 0


class Fetch(Protocol):
    """An http(s) url in, its bytes out. Raises SourceError, FetchRefused or NotChanged."""

    def __call__(self, url: str, *, validators: Validators | None = None) -> Fetched: ...


class Embed(Protocol):
    """Texts in, one row of float32 per text out, rows of length 1 (or 0 for an empty text).

    Raises EmbedError; never returns half a batch.
    """

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]: ...


@dataclass(frozen=True, slots=True)
class LabelledPassage:
    """A passage under the label the prompt shows it with: `A1.4` = article 1, sentence 4."""

    label: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Prompt:
    """A whole call: rendered `system` and `user` text, the JSON schema of the reply, its allowance.

    `passages` are the ones shown in `user`, in order: an engine without a model reads them. `ids`
    are those the reply is to answer, if it answers by id.
    """

    purpose: str
    system: str
    user: str
    schema: Mapping[str, Any]
    passages: tuple[LabelledPassage, ...] = ()
    reply_tokens: int = 1000
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, untrusted: `text` as sent, why it ended, what it cost.

    `odds` are the words the model might have begun with and their log-probabilities, if told.
    """

    text: str
    finish: str = "stop"
    usage: Usage = field(default_factory=Usage)
    engine: str = ""
    odds: tuple[tuple[str, float], ...] = ()


class Ask(Protocol):
    """A prompt in, the reply out. Raises AskError when there is none to be had."""

    def __call__(self, prompt: Prompt) -> Reply: ...


@dataclass(frozen=True, slots=True)
class Claim:
    """What a judge is asked: a text, the passages it cites, whether the rules have a doubt."""

    id: str
    text: str
    passages: tuple[Passage, ...]
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the judge says of one claim, with the sentence it gave for it."""

    supported: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The opinions by the id of their claim, and what they cost; a missing one counts as no.

    `fault` says in a sentence why opinions are missing; it was not `reached` if that is the
    endpoint's fault and not the answer's.
    """

    opinions: Mapping[str, Opinion] = field(default_factory=dict)
    usage: Usage = field(default_factory=Usage)
    fault: str = ""
    reached: bool = True


class Judge(Protocol):
    """Claims in, an opinion of each out, whether its passages say it. Never raises."""

    def __call__(self, claims: Sequence[Claim]) -> Judgement: ...


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a parsed sentence: its dictionary form, its tag (Penn), what it is to its head.

    `head` is the place of the head among the words (its own, if it is the root), `start` the place
    of its first character.
    """

    text: str
    lemma: str
    tag: str
    role: str
    head: int
    start: int


class Parse(Protocol):
    """An English text in, its words with what each depends on out; () for one it will not read."""

    def __call__(self, text: str) -> tuple[Word, ...]: ...


class Deliver(Protocol):
    """Hands a message to one recipient. Raises DeliveryError (refused) or DeliveryUnknown."""

    def __call__(self, message: Message, key: DeliveryKey) -> Delivery: ...
