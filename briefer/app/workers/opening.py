"""A configuration in, the engine of its jobs and a worker out. Assembly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from briefer.app.context import Context, real_now
from briefer.app.timetable import refuse_single
from briefer.distribution import installing
from briefer.errors import ConfigError

if TYPE_CHECKING:
    from briefer.app.workers.engine import Engine
    from briefer.app.workers.worker import Worker

Say = Callable[[str], None]


def engine_of(context: Context, chosen: str | None) -> Engine:
    """The engine over the configured database. Raises ConfigError where workers cannot be."""
    place = context.state(chosen)
    refuse_single(place)
    try:
        from briefer.app.workers.engine import Engine
    except ImportError as error:
        raise ConfigError(
            f"workers need the packages procrastinate and psycopg: {installing('workers')}"
        ) from error
    return Engine(place)


@contextmanager
def opened_worker(
    context: Context, chosen: str | None, *, at_once: int, metrics: str | None, say: Say
) -> Iterator[Worker]:
    """A worker ready to run, with what it needs open; with `metrics` an address that tells."""
    engine = engine_of(context, chosen)
    from briefer.app.collecting import Asking, web_of
    from briefer.app.workers.jobs import crowded
    from briefer.app.workers.metrics import Metrics, address_of, served
    from briefer.app.workers.steps import Steps
    from briefer.app.workers.stores import Stores
    from briefer.app.workers.worker import Pulse, Unmetered, Worker
    from briefer.collect.worker import workers

    stores, looking = (Stores(context.state(chosen)) for _ in range(2))
    pulse = Pulse()
    address = address_of(metrics) if metrics else None
    names = _sent_names(context)
    meter = Metrics(engine, looking, pulse, names=names, now=real_now) if address else Unmetered()
    with ExitStack() as stack:
        stack.callback(stores.close)
        stack.callback(looking.close)
        stack.enter_context(engine)
        with engine.in_turn(), looking.holding():
            pass  # the store is made, or brought up to date, before anything is at it
        looking.close()
        read = stack.enter_context(workers(at_once))
        if address and isinstance(meter, Metrics):
            port = stack.enter_context(served(meter, address))
            say(f"metrics at http://{address[0]}:{port}/metrics")
        asking, hosts = Asking(web_of(context), read), crowded(context.config.sources)
        steps = Steps(context, stores, asking, engine.add, real_now, say, hosts)
        yield Worker(context, engine, steps, looking, at_once, real_now, say, meter, pulse)


def _sent_names(context: Context) -> tuple[str, ...]:
    config = context.config
    lists = (config.topics, config.digests, config.readers)
    return tuple(entry.name for entries in lists for entry in entries)
