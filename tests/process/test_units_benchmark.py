"""`python -m benchmarks units --short`: every command over a made-up unit, an upload, servers with own units; without times."""

from __future__ import annotations

import pytest

from benchmarks import units

pytestmark = [pytest.mark.process, pytest.mark.long]


def test_a_little_of_the_benchmark_of_units(capsys: pytest.CaptureFixture[str]) -> None:
    assert units.main(["--short"]) == 0
    said = capsys.readouterr().out
    assert "60 facts and as many questions" in said
    assert all(f"  {name}  " in said for name in units.USES)
    assert "an upload of 40 questions" in said
    assert said.count("3 servers with own units") == 2
