"""briefer.toml: what it means, and how a mistake in it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefer.app.context import config_from
from briefer.config import Config
from briefer.deliver.slack import SlackChannel
from briefer.deliver.smtp import EmailChannel
from briefer.errors import ConfigError

WHOLE = """
timezone = "Europe/Kyiv"
language = "en"

[model]
base_url = "http://localhost:11434/v1"
name = "some-model"
key_env = "OPENAI_API_KEY"

[sources.frontline]
url = "https://news.example/feed.xml"
language = "uk"

[sources.letters]
url = "letters/"

[sources.anywhere]
url = "https://search.example/?q={query}"

[topics.bakhmut]
query = 'bakhmut OR artemivsk OR "Бахмут"'
sources = ["*"]
at = "07:00"
send = ["desk", "war-room"]

[digests.morning]
topics = ["bakhmut"]
at = "Mon 07:00"
send = ["desk"]

[channels.desk]
kind = "email"
host = "smtp.example"
port = 587
security = "starttls"
user = "briefer"
password_env = "SMTP_PASSWORD"
from = "briefer@news.example"
to = ["desk@news.example"]

[channels.war-room]
kind = "slack"
webhook_env = "SLACK_WEBHOOK"
"""


def test_the_documented_configuration_is_read_as_documented() -> None:
    config = config_from(WHOLE, path=Path("/desk/briefer.toml"))

    assert config.timezone == "Europe/Kyiv"
    assert config.model is not None
    assert config.model.name == "some-model"
    assert [(s.name, s.url, s.kind) for s in config.sources] == [
        ("frontline", "https://news.example/feed.xml", "feed"),
        ("letters", "/desk/letters", "file"),
        ("anywhere", "https://search.example/?q={query}", "search"),
    ]
    assert config.topic("bakhmut").send == ("desk", "war-room")
    assert config.digest("morning").topics == ("bakhmut",)
    desk, slack = config.channel("desk"), config.channel("war-room")
    assert isinstance(desk, EmailChannel)
    assert desk.sender == "briefer@news.example"
    assert isinstance(slack, SlackChannel)


def test_a_topic_that_is_not_configured_is_its_own_words_from_every_source() -> None:
    config = config_from(WHOLE)

    topic = config.topic("vuhledar")
    assert topic.query is None
    assert config.sources_of(topic) == config.sources


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param('timezon = "UTC"', "line 1: there is no key 'timezon'; did you mean 'timezone'?", id="unknown key at the top"),
        pytest.param('\n[sources.a]\nurl = "x"\nlanguge = "uk"', "line 4: [sources.a] has no key 'languge'; did you mean 'language'?", id="unknown key in a source"),
        pytest.param('[channels.d]\nkind = "email"\nhots = "h"\nfrom = "a@b.example"\nto = ["c@d.example"]', "did you mean 'host'?", id="unknown key in a channel"),
        pytest.param('[sources.a]\nlanguage = "uk"', "line 1: [sources.a] needs the key 'url'", id="missing key"),
        pytest.param('timezone = "Mars/Olympus"', "'Mars/Olympus' is not a time zone", id="bad time zone"),
        pytest.param('[topics.t]\nat = "25:99"', "line 1: [topics.t]", id="bad time"),
        pytest.param('[topics.t]\nsince = "soon"', "'soon' is not a span of time", id="bad span"),
        pytest.param('[topics.t]\nsources = ["frontlin"]\n[sources.frontline]\nurl = "x"', "did you mean 'frontline'?", id="unknown source"),
        pytest.param('[topics.t]\nsend = ["desk"]', "there is no channel 'desk'", id="unknown channel"),
        pytest.param('[digests.d]\ntopics = ["t"]', "there is no topic 't'", id="unknown topic in a digest"),
        pytest.param('[channels.c]\nkind = "pigeon"', "kind must be one of email, slack, file", id="unknown kind"),
        pytest.param('[channels.c]\nkind = "email"\nhost = "mail.example"\nsecurity = "none"\nfrom = "a@b.example"\nto = ["c@d.example"]', "in the clear", id="mail in the clear"),
        pytest.param('[channels.c]\nkind = "email"\nhost = "mail.example"\nfrom = "nobody"\nto = ["c@d.example"]', "'nobody' is not a mail address", id="bad address"),
        pytest.param("sources = 3", "write it as [sources.NAME]", id="a table that is none"),
        pytest.param('[sources.a]\nurl = 3', "line 2: [sources.a] url:", id="wrong type"),
        pytest.param("timezone = ", "is not TOML", id="no TOML"),
        pytest.param('folder = "x"', "there is no key 'folder'", id="a name of ours is no key"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line_and_the_right_key(text: str, sentence: str) -> None:
    with pytest.raises(ConfigError) as error:
        config_from(text)

    assert sentence in str(error.value)


def test_an_empty_file_is_a_configuration() -> None:
    assert config_from("") == Config()


def test_an_unknown_digest_or_channel_is_a_sentence() -> None:
    config = config_from(WHOLE)

    with pytest.raises(ConfigError, match="did you mean 'morning'"):
        config.digest("mornin")
    with pytest.raises(ConfigError, match="none is configured"):
        Config().channel("desk")


@pytest.mark.parametrize("entry", ["127.0.0.1", "127.0.0.1:8765", "Feeds.home", "::1", "[::1]:80"])
def test_a_host_may_be_opened_with_a_port_or_without(entry: str) -> None:
    assert config_from(f'allow_private = ["{entry}"]').allow_private == (entry,)


@pytest.mark.parametrize("entry", ["http://127.0.0.1:8765", "10.0.0.0/8", "", "*", "a b"])
def test_an_entry_that_would_open_nothing_is_refused(entry: str) -> None:
    with pytest.raises(ConfigError, match="it names hosts, like"):
        config_from(f'allow_private = ["{entry}"]')


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[topics.x]\nsend = ["desk"]', r"add \[channels.desk\] to briefer.toml"),
        ('[topics.x]\nsend = ["news desk"]', r'add \[channels."news desk"\] to'),
        ('[channels.c]\nkind = "slak"', r"\[channels.c\] kind must .* did you mean 'slack'\?"),
        ('[topics.x]\nlength = "log"', "length: must be 'short', .* not 'log'"),
        ("[sources.a]\nurl = 5", "url: must be a valid string, not 5"),
        ('keep = "ninety"', "keep = 'ninety' is not a span of time"),
        ('[topics.x]\nsince = "3"', "since = '3' is not a span of time"),
        ('[sources.a]\nurl = "a"\ninterval = "6"', "interval = '6' is not a span of time"),
        ('[model]\nname = "m"\nbase_url = "localhost:11434"', "write it like .http://localhost"),
        ('[judge]\nname = "m"\nbase_url = "ftp://x"', "is no web address"),
        ('[sources.a]\nurl = "ftp://x.example/a"', "begins with 'ftp://', which is not read"),
        ('[topics.x]\n[readers.r]\naddress = "a@b.example"\ntopics = ["x"]', 'via = "desk"'),
    ],
)
def test_a_mistake_is_told_with_the_word_that_mends_it(text: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        config_from(text)
