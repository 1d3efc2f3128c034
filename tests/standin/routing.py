"""Which handler answers a path: the specification's routes where it is there, and those with a handler always."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from .records import File

CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
Handler: TypeAlias = Callable[..., Awaitable[Any]]
HANDLERS: dict[tuple[str, str], Handler] = {}


def on(method: str, *templates: str) -> Callable[[Handler], Handler]:
    """Register what answers a route: `handler(server, request, *parameters)`, giving the body, None for 204, or a Reply."""

    def register(handler: Handler) -> Handler:
        for template in templates:
            HANDLERS[method, template] = handler
        return handler

    return register


class Refused(Exception):
    """An error answer, as Discord gives it."""

    def __init__(self, status: int, code: int, message: str, **extra: Any) -> None:
        super().__init__(message)
        self.status, self.body = status, {"message": message, "code": code, **extra}


class Reply(NamedTuple):
    """An answer whose status is not 200."""

    body: Any
    status: int


@dataclass(eq=False, slots=True)
class Request:
    """What a handler gets."""

    method: str
    template: str
    path: str
    parameters: list[str]
    query: dict[str, str]
    arrived: float
    body: Any = None
    raw: bytes = b""
    files: dict[int, File] = field(default_factory=dict)

    @property
    def line(self) -> str:
        """Name the request without the tail of a long token."""
        return f"{self.method} {self.path[:60]}"


class Match(NamedTuple):
    """The template that a path belongs to, its parameters in order, and the methods it takes."""

    template: str
    parameters: list[str]
    methods: set[str]


class Routes:
    """A tree of route templates."""

    def __init__(self, routes: Iterable[tuple[str, set[str]]]) -> None:
        self._tree: dict[str, Any] = {}
        for template, methods in routes:
            node = self._tree
            for part in template.strip("/").split("/"):
                node = node.setdefault("{}" if part.startswith("{") else part, {})
            node.setdefault("", (template, set()))[1].update(methods)

    def match(self, path: str) -> Match | None:
        """Find the template of a path; None where there is no such route."""
        return self._descend(self._tree, path.strip("/").split("/"), [])

    def _descend(self, node: dict[str, Any], parts: list[str], parameters: list[str]) -> Match | None:
        if not parts:
            return Match(node[""][0], parameters, node[""][1]) if "" in node else None
        head, *rest = parts
        for key, taken in ((head, []), ("{}", [head])):  # a literal segment wins over a parameter
            found = self._descend(node[key], rest, parameters + taken) if key and key in node else None
            if found is not None:
                return found
        return None
