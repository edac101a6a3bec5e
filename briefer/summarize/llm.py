"""A prompt in, the reply of an OpenAI-compatible endpoint out. Edge: network, through the SDK.

Chat Completions with a JSON schema is the one thing all endpoints have in common. The SDK's
own retries are off; `retrying` is the only policy. No tools are ever offered to the model.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, MutableMapping
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Final

from briefer.ports import Ask, Prompt, Reply
from briefer.summarize.answer import inner_status, reply_of, told_context
from briefer.summarize.cost import bounded_usage
from briefer.summarize.forms import Form, first_form, simpler
from briefer.summarize.outcomes import NoReply
from briefer.summarize.refusals import Endpoint, status_failure
from briefer.summarize.retry import retrying

if TYPE_CHECKING:
    from openai import OpenAI

__all__ = ["openai_ask", "retrying"]

HOSTED: Final = "https://api.openai.com/v1"  # where the SDK itself would ask
_CONNECT: Final = 10.0  # seconds


def openai_ask(
    *,
    base_url: str | None,
    model: str,
    key: str | None = None,
    timeout: float = 60.0,
    parameters: Mapping[str, Any] | None = None,
    forms: MutableMapping[str, Form] | None = None,
    clock: Callable[[], float] = time.monotonic,
    now: Callable[[], float] = time.time,
) -> Ask:
    """An engine behind `Ask`: one request a call, at most `timeout` seconds for all of it.

    The ladder json_schema, json_object, text is climbed down where the endpoint refuses a
    step; `forms` remembers the step for each endpoint and model, and where it is no longer
    taken, the ladder is climbed down anew. `parameters` go into
    the request as they are (`service_tier`, `reasoning_effort`, …).
    """
    address = base_url or HOSTED
    endpoint = Endpoint(address, model)
    remembered = {} if forms is None else forms
    client = _Client(endpoint, key, timeout, clock)
    name = remembered_as(address, model)

    def ask(prompt: Prompt) -> Reply:
        kept = remembered.get(name)
        form = kept or first_form(address)
        tried: set[Form] = set()
        while True:
            tried.add(form)
            try:
                reply = client.reply(form.request(prompt, model, parameters or {}), now())
            except _Refused as refused:
                lower = simpler(form, refused.status, refused.body)
                if lower is None and kept not in (None, first_form(address)):
                    lower, kept = _from_the_top(refused, first_form(address)), None
                if lower is None or lower in tried:
                    raise refused.failure from refused
                form = lower
                continue
            except NoReply as failed:
                failed.usage = bounded_usage(failed.usage, prompt)
                raise
            remembered[name] = form
            return replace(reply, usage=bounded_usage(reply.usage, prompt, reply.text))

    return ask


def remembered_as(address: str, model: str) -> str:
    """The name an endpoint's form is kept by: of the address no more than the host can be read."""
    mark = sha256(address.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{Endpoint(address, model).host} {mark} {model}"


def context_of(
    *, base_url: str | None, model: str, key: str | None, timeout: float = 60.0
) -> int | None:
    """How many tokens the endpoint says the model reads at most; None where it does not say."""
    return told_context(
        _Client(Endpoint(base_url or HOSTED, model), key, timeout, time.monotonic).models(), model
    )


def _from_the_top(refused: _Refused, first: Form) -> Form | None:
    """The first form again, where a remembered one is no longer taken: the endpoint changed."""
    return first if refused.status in (400, 415, 422) else None


def getting_ready() -> Thread:
    """Loads the SDK meanwhile: it costs a second, which need not come before the first call."""
    thread = Thread(target=_load, name="sdk")
    thread.start()
    return thread


def _load() -> None:
    from importlib import import_module

    with suppress(ImportError):  # who asks first says what is missing
        from briefer.summarize.bounded import trusted

        import_module("openai.resources.chat")
        trusted()


class _Refused(Exception):
    """A status other than 200; the form of the request may be why."""

    def __init__(self, status: int, body: bytes, failure: NoReply) -> None:
        super().__init__(str(failure))
        self.status = status
        self.body = body
        self.failure = failure


class _Client:
    """The SDK, made when first asked: its import costs a second."""

    def __init__(
        self, endpoint: Endpoint, key: str | None, timeout: float, clock: Callable[[], float]
    ) -> None:
        self._endpoint = endpoint
        self._key = key
        self._timeout = timeout
        self._clock = clock
        self._made: OpenAI | None = None
        self._lock = Lock()

    def reply(self, request: Mapping[str, Any], now: float) -> Reply:
        import openai

        from briefer.summarize.bounded import Overrun

        try:
            raw = self._sdk().chat.completions.with_raw_response.create(**request)
            content = raw.http_response.read()  # a stream is not read before
        except openai.APIStatusError as error:
            response = error.response
            raise self._refused(
                error.status_code, response.content, response.headers, now
            ) from None
        except openai.APITimeoutError as error:
            raise self._late() from error
        except openai.APIConnectionError as error:
            raise self._unreachable(error.__cause__) from error
        except Overrun as overrun:
            raise self._late() if overrun.late else self._large() from overrun
        media_type = raw.headers.get("content-type", "")
        if (status := inner_status(content, media_type)) is not None:
            raise self._refused(status, content, raw.headers, now)
        return reply_of(content, self._endpoint, media_type=media_type)

    def models(self) -> bytes:
        """What the endpoint lists of its models; nothing where it lists none."""
        import openai

        from briefer.summarize.bounded import Overrun

        try:
            return self._sdk().models.with_raw_response.list().content
        except (openai.OpenAIError, Overrun):
            return b""

    def _refused(
        self, status: int, body: bytes, headers: Mapping[str, str], now: float
    ) -> _Refused:
        failure = status_failure(status, body, headers, endpoint=self._endpoint, now=now)
        return _Refused(status, body, failure)

    def _late(self) -> NoReply:
        sentence = f"no whole answer within {self._timeout:g} s; raise [model] timeout"
        return NoReply(f"{self._endpoint.name}: {sentence}", outcome="late", again=True)

    def _large(self) -> NoReply:
        sentence = "the answer is too large or compressed unasked"
        return NoReply(f"{self._endpoint.name}: {sentence}", outcome="too long")

    def _unreachable(self, cause: BaseException | None) -> NoReply:
        sentence = f"cannot be reached ({type(cause).__name__}); check [model] base_url"
        return NoReply(f"{self._endpoint.name}: {sentence}", outcome="unreachable", again=True)

    def _sdk(self) -> OpenAI:
        with self._lock:
            if self._made is None:
                self._made = self._new()
            return self._made

    def _new(self) -> OpenAI:
        import openai

        from briefer.summarize.bounded import Bounds, one_call_each, trusted

        wait = openai.Timeout(self._timeout, connect=min(_CONNECT, self._timeout))
        hooks = Bounds(self._timeout, self._clock).hooks()
        return openai.OpenAI(
            base_url=self._endpoint.base_url,
            api_key=self._key or "none",  # local servers want any
            max_retries=0,
            timeout=wait,
            http_client=openai.DefaultHttpxClient(
                event_hooks=hooks,
                follow_redirects=False,
                timeout=wait,
                limits=one_call_each(),
                verify=trusted(),
            ),
        )
