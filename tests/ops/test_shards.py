"""Which servers a process serves: every one is served by exactly one of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import SetupFault
from bot.ops.shards import ALL, read_shards


@pytest.mark.parametrize(
    ("count", "ids", "found"),
    [
        ("", "", (0,)), ("4", "", (0, 1, 2, 3)), ("4", "1", (1,)), ("4", "0-2", (0, 1, 2)), ("4", "3, 0", (0, 3)),
        ("4", "0/2", (0, 1)), ("4", "1/2", (2, 3)), ("5", "1/2", (2, 3, 4)), ("3", "2/3", (2,)),
    ],
)  # fmt: skip
def test_ids_are_numbers_ranges_or_a_share(count: str, ids: str, found: tuple[int, ...]) -> None:
    assert read_shards({"SHARD_COUNT": count, "SHARD_IDS": ids}).ids == found


@pytest.mark.parametrize(
    ("count", "ids"), [("4", "4"), ("4", "x"), ("4", "2-1"), ("4", "2/2"), ("4", "0/9"), ("4", "-1"), ("", "1")]
)
def test_what_is_no_shard_is_named_with_its_value(count: str, ids: str) -> None:
    with pytest.raises(SetupFault, match="SHARD_IDS is"):
        read_shards({"SHARD_COUNT": count, "SHARD_IDS": ids})


@pytest.mark.parametrize("count", ["0", "x", "-1", "99999", "²"])
def test_a_count_that_is_none_is_named(count: str) -> None:
    with pytest.raises(SetupFault, match="SHARD_COUNT is"):
        read_shards({"SHARD_COUNT": count})


@given(guild=st.integers(1 << 22, 2**63 - 1), count=st.integers(1, 40), shares=st.integers(1, 40))
def test_every_server_is_served_by_exactly_one_process(guild: int, count: int, shares: int) -> None:
    shares = min(shares, count)
    processes = [read_shards({"SHARD_COUNT": str(count), "SHARD_IDS": f"{which}/{shares}"}) for which in range(shares)]
    assert sum(each.serve(guild) for each in processes) == 1


def test_a_process_that_is_alone_tells_discord_nothing_of_shards() -> None:
    assert ALL.options == {}
    assert read_shards({"SHARD_COUNT": "2", "SHARD_IDS": "1"}).options == {"shard_id": 1, "shard_count": 2}
    assert read_shards({"SHARD_COUNT": "2"}).options == {"shard_ids": [0, 1], "shard_count": 2}
