"""What the engine asks of its tables, in their own words. Part of the engine, as text alone.

%s stand for seconds without a beat, or for the number of a job or a worker.
"""

from typing import Final, LiteralString

OURS: Final[LiteralString] = """
CREATE TABLE form (last TEXT NOT NULL);
CREATE TABLE said (
    job BIGINT PRIMARY KEY REFERENCES procrastinate_jobs (id) ON DELETE CASCADE,
    why TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL DEFAULT now()
);
-- With 3,000 jobs waiting, to take one costs 180 ms without it and 3 with it.
CREATE INDEX alone ON procrastinate_jobs (lock) WHERE status IN ('todo', 'doing');
"""
BUSY: Final[LiteralString] = (
    "SELECT args->>'key' FROM procrastinate_jobs WHERE status IN ('todo', 'doing')"
)
PLACED: Final[LiteralString] = (
    "SELECT periodic_id, max(defer_timestamp) FROM procrastinate_periodic_defers GROUP BY 1"
)
PLACE: Final[LiteralString] = (
    "SELECT procrastinate_defer_periodic_job_v2('default', %s, NULL, %s, %s, %s, %s, %s)"
)
WAITS: Final[LiteralString] = (
    "SELECT EXISTS (SELECT 1 FROM procrastinate_jobs WHERE status = 'todo'"
    " AND (scheduled_at IS NULL OR scheduled_at <= now()))"
)
LISTED: Final[LiteralString] = (
    "SELECT args, status::text, attempts, CASE WHEN status = 'todo' THEN scheduled_at END, why"
    " FROM procrastinate_jobs LEFT JOIN said ON said.job = id WHERE status <> 'succeeded'"
    " ORDER BY status = 'doing' DESC, status = 'todo' DESC, priority DESC, id"
)
COUNTS: Final[LiteralString] = (
    "SELECT args->>'kind', status::text, count(*) FROM procrastinate_jobs"
    " WHERE status <> 'succeeded' GROUP BY 1, 2"
)
NOTE: Final[LiteralString] = (
    "INSERT INTO said SELECT id, %(why)s FROM procrastinate_jobs WHERE id = %(number)s"
    " ON CONFLICT (job) DO UPDATE SET why = EXCLUDED.why, at = now()"
)
END_SESSIONS: Final[LiteralString] = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    " AND usename = current_user AND application_name LIKE 'briefer worker %%'"
    " AND NOT EXISTS (SELECT 1 FROM procrastinate_workers"
    " WHERE application_name = 'briefer worker ' || id"
    " AND last_heartbeat >= now() - make_interval(secs => %s))"
)
LOST: Final[LiteralString] = (
    "SELECT job.id, attempts FROM procrastinate_jobs AS job WHERE status = 'doing' AND NOT EXISTS"
    " (SELECT 1 FROM procrastinate_workers AS w WHERE w.id = job.worker_id"
    " AND last_heartbeat >= now() - make_interval(secs => %s))"
    " FOR UPDATE OF job SKIP LOCKED"
)
OF_WORKER: Final[LiteralString] = (
    "SELECT id FROM procrastinate_jobs WHERE status = 'doing' AND worker_id = %s"
)
GIVE_BACK: Final[LiteralString] = "SELECT procrastinate_retry_job_v2(%s, now(), NULL, NULL, NULL)"
FAIL: Final[LiteralString] = "SELECT procrastinate_finish_job_v1(%s, 'failed', false)"
DROP: Final[LiteralString] = (
    "DELETE FROM procrastinate_jobs WHERE status = 'failed' AND id IN"
    " (SELECT job FROM said WHERE at < now() - interval '7 days')"
)
