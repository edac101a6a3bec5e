"""No word of a language stands outside `languages/`: adding one is one file there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

import pytest

from briefer.languages.known import ENGLISH, LANGUAGES

PACKAGE = Path(__file__).parents[2] / "briefer"
MODULES = sorted(
    path.relative_to(PACKAGE).as_posix()
    for path in PACKAGE.rglob("*.py")
    if path.relative_to(PACKAGE).parts[0] not in ("languages", "testing")
)
# Patterns that hold words of several languages inside their frames: they go with the one parser
# of who says it. What else stands here is the vocabulary of a setting and names of limits.
FRAMES = {
    *("compare/denials.py", "compare/disagreement.py", "compare/figures.py"),
    *("reading/bounds.py", "reading/said.py"),
}
KEYWORDS = {"schedule/at.py", "check/rules/numbers.py"}
CYRILLIC = re.compile("[\u0400-\u0482\u048a-\u04ff]")  # signs that stand on letters are no letters
PLAIN = re.compile(r"(?<![\\\w])[a-z]{2,}(?:n't)?(?!\w)")
# Words that only a list about English would hold together: no key, option or label is one.
CLOSED = (
    ENGLISH.words.stop
    | ENGLISH.words.negations
    | ENGLISH.words.neutral_speech
    | ENGLISH.words.claiming_speech
    | ENGLISH.calendar.names
    | frozenset(ENGLISH.numbers.small)
) - {"s", "url", "note", "report", "post", "comment"}
FEWEST = 4
SHARE = 0.6


def constants(module: str) -> Iterator[tuple[int, str]]:
    """The text of each string constant, set, tuple or key list that is no docstring."""
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def lists(module: str) -> Iterator[tuple[int, str]]:
    """What may be a list: a text cut into words, a pattern of alternatives, a set, keys."""
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            texts = [*node.args, getattr(node.func, "value", None)]
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if any(part in name for part in ("split", "listed", "words", "stems")):
                yield from ((node.lineno, str(t.value)) for t in texts if _is_text(t))
        elif isinstance(node, ast.Set | ast.Tuple | ast.List):
            yield node.lineno, _joined(node.elts)
        elif isinstance(node, ast.Dict):
            yield node.lineno, _joined([key for key in node.keys if key is not None])
    yield from (found for found in constants(module) if found[1].count("|") > 1)


def _is_text(node: object) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _joined(parts: list[ast.expr]) -> str:
    words = [p.value for p in parts if isinstance(p, ast.Constant) and isinstance(p.value, str)]
    return " ".join(words) if len(words) >= FEWEST else ""


def is_word_list(text: str) -> bool:
    """Whether most of its words are of a closed class of English."""
    words = PLAIN.findall(text)
    known = sum(word in CLOSED for word in words)
    return known >= FEWEST and known >= SHARE * len(words)


@pytest.mark.parametrize("module", [m for m in MODULES if m not in FRAMES])
def test_no_cyrillic_letter_stands_outside_the_languages(module: str) -> None:
    assert [found for found in constants(module) if CYRILLIC.search(found[1])] == []


@pytest.mark.parametrize("module", [m for m in MODULES if m not in FRAMES | KEYWORDS])
def test_no_english_word_list_stands_outside_the_languages(module: str) -> None:
    assert [found for found in lists(module) if is_word_list(found[1])] == []


@pytest.mark.parametrize(
    "text",
    [
        "the a an this that his",
        "said|says|told|claimed",
        "monday tuesday wednesday thursday friday",
    ],
)
def test_a_list_of_english_words_is_noticed(text: str) -> None:
    assert is_word_list(text)


@pytest.mark.parametrize("text", ["id title text url", "daily weekly collect group", "until at"])
def test_keys_and_commands_are_no_word_lists(text: str) -> None:
    assert not is_word_list(text)


def test_each_language_has_what_a_brief_needs() -> None:
    assert set(LANGUAGES) >= {"en", "uk", "ru", "de", "fr"}
    for language in LANGUAGES.values():
        assert (len(language.calendar.months), len(language.calendar.weekdays)) == (12, 7)
        assert language.words.negations
        assert language.words.story_stop
        assert language.numbers.small
        assert language.signs.short_forms
