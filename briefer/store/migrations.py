"""The schema, one step per version, as SQL that both databases understand.

A step is never changed after a release: what is needed later is a step of its own. `tables`
describes the outcome for queries, and a test holds the two together. Where the databases differ
a step has a mark that `in_words_of` fills: `{strict}` is SQLite's keyword that makes it refuse a
text in a column of numbers, `{usage.calls}` that number in the JSON of a brief. What SQL cannot
say is a function of the connection.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from briefer.store.by_topic import PARTED, part_by_topic
from briefer.store.dialects import in_words_of
from briefer.store.heads_at_first import write_heads
from briefer.store.unmasked import mask_kept_addresses

Step = tuple[str | Callable[[Connection], None], ...]

STEPS: tuple[Step, ...] = (
    (
        """CREATE TABLE articles (
            id TEXT NOT NULL PRIMARY KEY,
            url TEXT,
            publisher TEXT NOT NULL,
            source TEXT NOT NULL,
            published TEXT,
            first_seen TEXT NOT NULL,
            dated TEXT NOT NULL,
            body TEXT NOT NULL
        ){strict}""",
        "CREATE INDEX articles_dated ON articles (dated)",
        "CREATE INDEX articles_first_seen ON articles (first_seen)",
        """CREATE TABLE stories (
            id TEXT NOT NULL PRIMARY KEY,
            latest TEXT NOT NULL
        ){strict}""",
        "CREATE INDEX stories_latest ON stories (latest)",
        """CREATE TABLE members (
            article TEXT NOT NULL PRIMARY KEY REFERENCES articles (id),
            story TEXT NOT NULL REFERENCES stories (id),
            place INTEGER NOT NULL,
            copy_of TEXT
        ){strict}""",
        "CREATE INDEX members_story ON members (story)",
        """CREATE TABLE aliases (
            id TEXT NOT NULL PRIMARY KEY,
            story TEXT NOT NULL
        ){strict}""",
        """CREATE TABLE briefs (
            topic TEXT NOT NULL,
            slot TEXT NOT NULL,
            generated TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (topic, slot, generated)
        ){strict}""",
        """CREATE TABLE facts (
            topic TEXT NOT NULL,
            story TEXT NOT NULL,
            digest TEXT NOT NULL,
            text TEXT NOT NULL,
            at TEXT NOT NULL,
            slot TEXT NOT NULL,
            PRIMARY KEY (topic, story, digest)
        ){strict}""",
        """CREATE TABLE deliveries (
            topic TEXT NOT NULL,
            slot TEXT NOT NULL,
            channel TEXT NOT NULL,
            recipient TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('claimed', 'sent', 'failed', 'unknown')),
            at TEXT NOT NULL,
            receipt TEXT NOT NULL,
            content TEXT NOT NULL,
            rest TEXT,
            PRIMARY KEY (topic, slot, channel, recipient)
        ){strict}""",
        """CREATE TABLE sources (
            source TEXT NOT NULL PRIMARY KEY,
            since TEXT NOT NULL,
            given INTEGER NOT NULL,
            asked TEXT,
            succeeded TEXT,
            items INTEGER NOT NULL,
            error TEXT NOT NULL,
            failures INTEGER NOT NULL,
            not_before TEXT,
            gone INTEGER NOT NULL,
            moved_to TEXT,
            etag TEXT,
            last_modified TEXT
        ){strict}""",
    ),
    (
        "ALTER TABLE sources ADD COLUMN url TEXT",
        """CREATE TABLE held (
            source TEXT NOT NULL,
            article TEXT NOT NULL REFERENCES articles (id),
            place INTEGER NOT NULL,
            PRIMARY KEY (source, article)
        ){strict}""",
        "CREATE INDEX held_article ON held (article)",
    ),
    (
        """CREATE TABLE spending (
            topic TEXT NOT NULL,
            slot TEXT NOT NULL,
            at TEXT NOT NULL,
            engine TEXT NOT NULL,
            calls INTEGER NOT NULL,
            prompt_tokens INTEGER NOT NULL,
            completion_tokens INTEGER NOT NULL,
            cached_tokens INTEGER NOT NULL,
            reasoning_tokens INTEGER NOT NULL,
            PRIMARY KEY (topic, slot, at)
        ){strict}""",
        "CREATE INDEX spending_at ON spending (at)",
        """INSERT INTO spending
            SELECT topic, slot, generated, {engine},
                CAST({usage.calls} AS INTEGER),
                COALESCE(CAST({usage.prompt_tokens} AS INTEGER), 0),
                COALESCE(CAST({usage.completion_tokens} AS INTEGER), 0),
                COALESCE(CAST({usage.cached_tokens} AS INTEGER), 0),
                COALESCE(CAST({usage.reasoning_tokens} AS INTEGER), 0)
            FROM briefs WHERE CAST({usage.calls} AS INTEGER) > 0""",
    ),
    (
        """CREATE TABLE turns (
            reader TEXT NOT NULL,
            topic TEXT NOT NULL,
            slot TEXT NOT NULL,
            since TEXT NOT NULL,
            until TEXT NOT NULL,
            delivered INTEGER NOT NULL,
            PRIMARY KEY (reader, topic, slot)
        ){strict}""",
        """CREATE TABLE told (
            reader TEXT NOT NULL,
            topic TEXT NOT NULL,
            kind TEXT NOT NULL,
            article TEXT NOT NULL,
            slot TEXT NOT NULL,
            PRIMARY KEY (reader, topic, kind, article)
        ){strict}""",
        """INSERT INTO turns
            SELECT deliveries.topic, deliveries.topic, deliveries.slot,
                MAX({window.since}), MAX({window.until}), 1
            FROM deliveries JOIN briefs
                ON briefs.topic = deliveries.topic AND briefs.slot = deliveries.slot
            WHERE deliveries.state = 'sent' AND briefs.generated <= deliveries.at
                AND {window.until} IS NOT NULL AND {window.since} IS NOT NULL
            GROUP BY deliveries.topic, deliveries.slot""",
    ),
    (
        """CREATE TABLE revisions (
            article TEXT NOT NULL REFERENCES articles (id),
            digest TEXT NOT NULL,
            until TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (article, digest)
        ){strict}""",
        "CREATE INDEX revisions_until ON revisions (until)",
    ),
    (
        """CREATE TABLE grounds (
            topic TEXT NOT NULL,
            slot TEXT NOT NULL,
            fact TEXT NOT NULL,
            article TEXT NOT NULL,
            field TEXT NOT NULL,
            start INTEGER NOT NULL,
            at TEXT NOT NULL,
            line TEXT NOT NULL,
            sentence TEXT NOT NULL,
            state TEXT NOT NULL,
            PRIMARY KEY (topic, slot, fact, article, field, start)
        ){strict}""",
        "CREATE INDEX grounds_article ON grounds (article)",
        "CREATE INDEX facts_at ON facts (topic, at)",
        """INSERT INTO grounds
            SELECT facts.topic, facts.slot, facts.digest, cited.article, cited.field,
                MIN(cited.start), MIN(facts.at), MIN(facts.text), MIN(cited.sentence), ''
            FROM facts JOIN ({citations}) AS cited
                ON cited.topic = facts.topic AND cited.slot = facts.slot
                AND cited.line = facts.text
            GROUP BY facts.topic, facts.slot, facts.digest, cited.article, cited.field""",
    ),
    ("ALTER TABLE spending ADD COLUMN money TEXT",),
    (mask_kept_addresses,),
    # A brief is long: what was made is listed from the index alone.
    (
        "ALTER TABLE briefs ADD COLUMN bullets INTEGER NOT NULL DEFAULT 0",
        "UPDATE briefs SET bullets = ({bullets})",
        "CREATE INDEX briefs_made ON briefs (generated, topic, slot, bullets)",
    ),
    (
        """CREATE TABLE unsubscribed (
            reader TEXT NOT NULL PRIMARY KEY,
            at TEXT NOT NULL
        ){strict}""",
    ),
    # Two topics that share articles change each other's stories no more.
    (
        "DROP INDEX stories_latest",
        "DROP INDEX members_story",
        *(f"ALTER TABLE {name} RENAME TO {name}_of_all" for name in PARTED),
        """CREATE TABLE stories (
            topic TEXT NOT NULL,
            id TEXT NOT NULL,
            latest TEXT NOT NULL,
            PRIMARY KEY (topic, id)
        ){strict}""",
        "CREATE INDEX stories_latest ON stories (topic, latest)",
        """CREATE TABLE members (
            topic TEXT NOT NULL,
            article TEXT NOT NULL REFERENCES articles (id),
            story TEXT NOT NULL,
            place INTEGER NOT NULL,
            copy_of TEXT,
            PRIMARY KEY (topic, article),
            FOREIGN KEY (topic, story) REFERENCES stories (topic, id)
        ){strict}""",
        "CREATE INDEX members_story ON members (topic, story)",
        "CREATE INDEX members_article ON members (article)",
        """CREATE TABLE aliases (
            topic TEXT NOT NULL,
            id TEXT NOT NULL,
            story TEXT NOT NULL,
            PRIMARY KEY (topic, id)
        ){strict}""",
        part_by_topic,
        *(f"DROP TABLE {name}_of_all" for name in PARTED),
    ),
    # An article is matched by every topic's query when it is kept; what no query holds for is
    # read without its text.
    (
        """CREATE TABLE queries (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            query TEXT,
            since TEXT NOT NULL,
            used TEXT NOT NULL
        ){strict}""",
        """CREATE TABLE matches (
            query TEXT NOT NULL REFERENCES queries (id),
            article TEXT NOT NULL REFERENCES articles (id),
            relevance {number} NOT NULL,
            dated TEXT NOT NULL,
            PRIMARY KEY (query, article)
        ){strict}""",
        "CREATE INDEX matches_dated ON matches (query, dated)",
        "CREATE INDEX matches_article ON matches (article)",
        """CREATE TABLE heads (
            article TEXT NOT NULL PRIMARY KEY REFERENCES articles (id),
            head TEXT NOT NULL
        ){strict}""",
        write_heads,
    ),
)

VERSION = len(STEPS)


def take_steps(connection: Connection, steps: Sequence[Step], *, done: int) -> None:
    """Brings a database that took the first `done` steps through the rest of them."""
    for part in (part for step in steps[done:] for part in step):
        if isinstance(part, str):
            connection.exec_driver_sql(in_words_of(connection.dialect.name, part))
        else:
            part(connection)
