"""The page of metrics, in the form that Prometheus reads. prometheus-client is imported where METRICS is on, and only then.

What is counted is counted by each room itself (bot/tally.py); nothing here knows a server, a person or a word of theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol

from ..errors import SetupFault
from ..tally import Answering, Spread, Storing
from .loop_lag import LoopLag

if TYPE_CHECKING:
    from prometheus_client.core import Metric


class Counted(Protocol):
    """What the page is made of."""

    @property
    def answering(self) -> Answering: ...
    @property
    def storing(self) -> Storing: ...
    @property
    def reconnects(self) -> int: ...
    def live_quizzes(self) -> int: ...
    def is_connected(self) -> bool: ...


def make_metrics(counted: Counted, lag: LoopLag) -> Callable[[], bytes]:
    """Make what writes the page; raise SetupFault where prometheus-client is not installed."""
    try:
        from prometheus_client import PlatformCollector, ProcessCollector
        from prometheus_client.core import CollectorRegistry
        from prometheus_client.exposition import generate_latest
        from prometheus_client.registry import Collector
    except ModuleNotFoundError as error:
        raise SetupFault(
            f"METRICS is on, which needs {error.name!r}. Install it: python -m pip install -c constraints.txt '.[metrics]'"
        ) from error

    class Ours(Collector):  # type: ignore[misc,unused-ignore]  # where prometheus-client is not there to be checked
        def collect(self) -> Iterator[Metric]:
            return _collect(counted, lag)

    registry = CollectorRegistry(auto_describe=False)
    registry.register(Ours())
    ProcessCollector(registry=registry)
    PlatformCollector(registry=registry)
    return lambda: generate_latest(registry)


def _collect(counted: Counted, lag: LoopLag) -> Iterator[Metric]:
    from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily

    by = ["sort", "name"]
    interactions = CounterMetricFamily(
        "gobbet_interactions", "Commands, presses and forms, by name and by what came of them", labels=[*by, "outcome"]
    )
    for (sort, name, outcome), count in sorted(counted.answering.outcomes.items()):
        interactions.add_metric([sort, name, outcome.value], count)
    waits = HistogramMetricFamily("gobbet_interaction_seconds", "From the arrival of an interaction to its answer", labels=by)
    for key, spread in sorted(counted.answering.waits.items()):
        waits.add_metric(list(key), buckets=_buckets(spread), sum_value=spread.total)
    commits = HistogramMetricFamily("gobbet_commit_writers", "Writers that shared a commit")
    commits.add_metric([], buckets=_buckets(counted.storing.commits), sum_value=counted.storing.commits.total)
    late = HistogramMetricFamily("gobbet_loop_lag_seconds", "How late the event loop was, looked at once a second")
    late.add_metric([], buckets=_buckets(lag.spread), sum_value=lag.spread.total)
    yield from (interactions, waits, commits, late)
    yield CounterMetricFamily("gobbet_answers_stored", "Answers of students that are on disk", value=counted.storing.answers)
    yield CounterMetricFamily("gobbet_unsaved", "Writes that the disk did not take", value=counted.storing.failures)
    yield CounterMetricFamily("gobbet_reconnects", "Times the gateway was connected again", value=counted.reconnects)
    yield GaugeMetricFamily("gobbet_live_quizzes", "Class quizzes that are played", value=counted.live_quizzes())
    yield GaugeMetricFamily("gobbet_ready", "1 while commands arrive", value=counted.is_connected())


def _buckets(spread: Spread) -> list[tuple[str, float]]:
    return list(zip([*(f"{float(bound)}" for bound in spread.bounds), "+Inf"], spread.up_to(), strict=True))
