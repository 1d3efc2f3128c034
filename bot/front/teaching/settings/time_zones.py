"""Time zones as a teacher looks for them: by a city, a country or the name in the time zone database.

The names come with the package tzdata, so that they are the same on every machine; they are read when they are first needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import NamedTuple

from ....language.folding import fold

UTC_NAME = "UTC"
OFFERED = 25


class TimeZone(NamedTuple):
    """One time zone of a country; `code` is the country's, by ISO 3166."""

    name: str
    country: str = ""
    code: str = ""

    @property
    def city(self) -> str:
        return self.name.rpartition("/")[2].replace("_", " ")

    def label(self, now: datetime) -> str:
        """Name it with what its clocks show."""
        from zoneinfo import ZoneInfo  # 10 ms of a start, which does without

        place = f"{self.city}, {self.country}" if self.country else self.city
        return f"{place} · {now.astimezone(ZoneInfo(self.name)):%H:%M}"


@cache
def list_zones() -> Mapping[str, TimeZone]:
    """Give all zones by name, in the order of their countries' codes, UTC last."""
    countries = dict(_rows("iso3166.tab", (0, 1)))
    zones = [TimeZone(name, countries.get(code, ""), code) for code, name in _rows("zone.tab", (0, 2))]
    return {zone.name: zone for zone in [*zones, TimeZone(UTC_NAME)]}


def _rows(file: str, columns: tuple[int, int]) -> Iterator[tuple[str, str]]:
    from importlib import resources  # as above

    text = resources.files("tzdata.zoneinfo").joinpath(file).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            yield cells[columns[0]], cells[columns[1]]


def find_zones(typed: str, *, near: str = "") -> list[TimeZone]:
    """List the zones that hold every word that was typed, those first whose city or country begins so.

    Where nothing is typed, those of the country with the code `near` come first.
    """
    words = fold(typed.replace("/", " ").replace("_", " ")).split()
    if not words:
        return sorted(list_zones().values(), key=lambda zone: (zone.code != near.upper(), zone.name != UTC_NAME))
    held = [zone for zone in list_zones().values() if all(word in _sought(zone) for word in words)]
    begun = " ".join(words)
    return sorted(held, key=lambda zone: not fold(zone.city).startswith(begun) and not fold(zone.country).startswith(begun))


def resolve_zone(typed: str) -> str | None:
    """Give the name of the zone that is meant; None where there is none, or several."""
    text = typed.strip().casefold().replace(" ", "_")
    exact = [name for name in list_zones() if name.casefold() == text or name.casefold().endswith(f"/{text}")]
    if exact:
        return exact[0]
    found = find_zones(typed) if typed.strip() else []
    return found[0].name if len(found) == 1 else None


def country_of(locale: str) -> str:
    """Guess a country's code from a locale, as US from en-US and PL from pl."""
    return locale.rpartition("-")[2].upper()


@cache
def _sought(zone: TimeZone) -> str:
    return fold(f"{zone.name.replace('/', ' ').replace('_', ' ')} {zone.country}")
