"""Who of a server does not simply play a class quiz: who leads it, who was sent out or left, who plays under another name."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from .nicknames import COUNT

OFFERED = 3
"""How many nicknames are offered to whose name was refused."""


class Renamed(msgspec.Struct, frozen=True):
    """Somebody whose name was refused, and the number of the nickname that stands for it."""

    user: int
    number: int


class People(msgspec.Struct, frozen=True, kw_only=True):
    """Ids alone, as everywhere; nobody is in two of the lists."""

    leaders: tuple[int, ...] = ()
    """Who has steered it, besides who started it."""
    sent_out: tuple[int, ...] = ()
    left: tuple[int, ...] = ()
    renamed: tuple[Renamed, ...] = ()

    def with_leader(self, user: int) -> People:
        return self if user in self.leaders else replace(self.back(user), leaders=(*self.leaders, user))

    def without(self, user: int) -> People:
        """Send somebody out; they come back by the teacher alone."""
        return self if user in self.sent_out else replace(self.back(user), sent_out=(*self.sent_out, user))

    def leaving(self, user: int) -> People:
        """Let somebody leave, who may come back as they like."""
        return self if {user} & {*self.sent_out, *self.left} else replace(self, left=(*self.left, user))

    def back(self, user: int) -> People:
        """Have somebody play again who was sent out or left."""
        return replace(self, sent_out=_but(self.sent_out, user), left=_but(self.left, user))

    def refusing(self, user: int) -> People:
        """Put the first of three nicknames in place of a name; of those who were refused one before, the next three's."""
        numbers = [COUNT - 1 - OFFERED * place for place in range(COUNT // OFFERED)]
        taken = {each.number - each.number % OFFERED for each in self.renamed}
        free = next((number for number in numbers if number - number % OFFERED not in taken), numbers[0])
        return self.naming(user, free)

    def naming(self, user: int, number: int) -> People:
        others = tuple(each for each in self.renamed if each.user != user)
        return replace(self, renamed=(*others, Renamed(user, number)))

    def nickname_of(self, user: int) -> int | None:
        """Give the number of the nickname that stands for a refused name; None where the name stands."""
        return next((each.number for each in self.renamed if each.user == user), None)


def choices_near(number: int) -> list[int]:
    """List the numbers of the nicknames that are offered with one."""
    first = number - number % OFFERED
    return [*range(first, first + OFFERED)]


def _but(users: tuple[int, ...], user: int) -> tuple[int, ...]:
    return tuple(each for each in users if each != user)
