"""Answers to interactions: the callback, the message it made, and follow-ups."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from ..interactions import ACK_WITHIN, TOKEN_LIFE, Callback, Interaction, Sort
from ..records import EPHEMERAL, LOADING, Json, Message, blank_message
from ..routing import CALLBACK, Refused, Request, on
from .messages import delete_message, dress_components, edit_message, fill_message, post_message

if TYPE_CHECKING:
    from ..server import Server

_ON_CARD = (Callback.DEFERRED_UPDATE, Callback.UPDATE)
_ALLOWED = {
    Sort.COMMAND: (Callback.MESSAGE, Callback.DEFERRED, Callback.MODAL),
    Sort.COMPONENT: (Callback.MESSAGE, Callback.DEFERRED, *_ON_CARD, Callback.MODAL),
    Sort.AUTOCOMPLETE: (Callback.CHOICES,),
    Sort.MODAL: (Callback.MESSAGE, Callback.DEFERRED, *_ON_CARD),
}
FOLLOW = "/webhooks/{webhook_id}/{webhook_token}"
ORIGINAL = FOLLOW + "/messages/@original"
HOOKED = FOLLOW + "/messages/{message_id}"
_OPTION_TYPES: dict[int, tuple[type, ...]] = {3: (str,), 4: (int,), 10: (int, float)}


# ---- the callback


@on("POST", CALLBACK)
async def answer(server: Server, request: Request, number: str, token: str) -> Any:
    interaction = _open_interaction(server, request, number, token)
    callback = _allowed_callback(server, request, interaction)
    data = request.body.get("data") or {}
    await _ANSWERS[callback](server, interaction, request, data)
    interaction.callback, interaction.acked = callback, request.arrived
    if not interaction.done.done():
        interaction.done.set_result(True)
    if callback in (Callback.MESSAGE, Callback.DEFERRED) and interaction.response is not None:
        await post_message(server, interaction.response, interaction.channel)
    if request.query.get("with_response", "").lower() in ("1", "true"):
        return _describe(interaction)
    return None


def _open_interaction(server: Server, request: Request, number: str, token: str) -> Interaction:
    """Find the interaction that is being answered; refuse an unknown, an answered and a late one."""
    interaction = server.interactions.get(int(number))
    if interaction is None or interaction.token != token:
        server.violate("unknown_interaction", "no such interaction id and token", request.line)
        raise Refused(404, 10062, "Unknown interaction")
    if interaction.acked is not None:
        reason = f"already answered with type {interaction.callback}, now with {request.body['type']}"
        server.violate("double_ack", reason, request.line, request.body)
        raise Refused(400, 40060, "Interaction has already been acknowledged.")
    waited = request.arrived - interaction.dispatched
    if interaction.failure is not None:  # say it once, as what it has turned out to be
        mine = f"interaction {interaction.id}"
        server.violations[:] = [each for each in server.violations if not each.request.startswith(mine)]
        interaction.failure = None
    if waited > ACK_WITHIN:
        interaction.failure = "late_ack"
        server.violate("late_ack", f"answered {waited:.2f} s after the dispatch", request.line, request.body)
        if not interaction.done.done():
            interaction.done.set_result(False)
        raise Refused(404, 10062, "Unknown interaction")
    return interaction


def _allowed_callback(server: Server, request: Request, interaction: Interaction) -> Callback:
    kind = request.body["type"]
    alone = interaction.sort is Sort.MODAL and interaction.source is None
    if kind not in _ALLOWED[interaction.sort] or (alone and kind in _ON_CARD):
        reason = f"callback type {kind} cannot answer an interaction of type {interaction.sort}"
        server.violate("wrong_reply_type", reason, request.line, request.body)
        raise Refused(400, 50035, "Invalid Form Body")
    return Callback(kind)


async def _answer_message(server: Server, interaction: Interaction, request: Request, data: Json) -> None:
    message = _own_message(server, interaction, data)
    fill_message(server, message, interaction.channel, request, data)
    interaction.response = message


async def _answer_deferred(server: Server, interaction: Interaction, request: Request, data: Json) -> None:
    interaction.response = _own_message(server, interaction, data)
    interaction.response["flags"] |= LOADING
    interaction.pending = True


async def _answer_deferred_update(server: Server, interaction: Interaction, request: Request, data: Json) -> None:
    interaction.response = interaction.source


async def _answer_update(server: Server, interaction: Interaction, request: Request, data: Json) -> None:
    assert interaction.source is not None
    interaction.response = await edit_message(server, interaction.source, interaction.channel, request, data)


async def _answer_choices(server: Server, interaction: Interaction, request: Request, data: Json) -> None:
    choices = data.get("choices") or []
    allowed = _OPTION_TYPES[_focused_type(interaction)]
    for choice in choices:
        if not isinstance(choice["value"], allowed) or isinstance(choice["value"], bool):
            server.violate("schema", f"choice {choice['name']!r} has a value of the wrong type", request.line, choices)
            raise Refused(400, 50035, "Invalid Form Body")
    interaction.choices = choices


async def _answer_modal(server: Server, interaction: Interaction, request: Request, data: Json) -> None:
    interaction.modal = {**data, "components": dress_components(data["components"])}


_ANSWERS = {
    Callback.MESSAGE: _answer_message,
    Callback.DEFERRED: _answer_deferred,
    Callback.DEFERRED_UPDATE: _answer_deferred_update,
    Callback.UPDATE: _answer_update,
    Callback.CHOICES: _answer_choices,
    Callback.MODAL: _answer_modal,
}


def _focused_type(interaction: Interaction) -> int:
    options = interaction.payload["data"]["options"]
    while options[0]["type"] in (1, 2):
        options = options[0]["options"]
    return int(next(option["type"] for option in options if option.get("focused")))


def _own_message(server: Server, interaction: Interaction, data: Json, follows: Message | None = None) -> Message:
    """Make the message that answers an interaction, or follows its answer."""
    bot, parent = server.world.bot, follows or interaction.source
    message = blank_message(bot, interaction.channel, webhook_id=bot["id"], application_id=bot["id"])
    message["interaction_metadata"] = interaction.metadata()
    message["type"] = 20 if interaction.sort is Sort.COMMAND and follows is None else 19 if parent is not None else 0
    if parent is not None:
        message["message_reference"] = {"type": 0, "channel_id": parent["channel_id"], "message_id": parent["id"]}
    if (data.get("flags") or 0) & EPHEMERAL:
        message["flags"] |= EPHEMERAL
        message.ephemeral_to = interaction.user.id
    return message


def _describe(interaction: Interaction) -> Json:
    """Say what came of a callback."""
    about: Json = {"id": str(interaction.id), "type": interaction.sort}
    if interaction.response is None:
        return {"interaction": about}
    loading = interaction.callback is Callback.DEFERRED
    about |= {"response_message_id": interaction.response["id"], "response_message_loading": loading}
    about |= {"response_message_ephemeral": interaction.response.ephemeral}
    if interaction.callback in (Callback.MESSAGE, Callback.UPDATE):
        return {"interaction": about, "resource": {"type": interaction.callback, "message": interaction.response}}
    return {"interaction": about}


# ---- follow-ups


def _hook(server: Server, request: Request, application: str, token: str) -> Interaction:
    """Find the interaction behind a webhook token, which works from its answer on, for 15 minutes."""
    interaction = server.tokens.get(token)
    if interaction is None or application != server.world.bot["id"]:
        raise Refused(404, 10015, "Unknown Webhook")
    if interaction.acked is None:
        server.violate("followup_before_ack", "a follow-up before the interaction was answered", request.line, request.body or "")
        raise Refused(404, 10015, "Unknown Webhook")
    if time.monotonic() - interaction.dispatched > TOKEN_LIFE:
        server.violate("token_expired", "an interaction's token works for 15 minutes", request.line)
        raise Refused(401, 50027, "Invalid Webhook Token")
    return interaction


def _hooked(interaction: Interaction, number: str) -> Message:
    made = [message for message in (interaction.response, *interaction.followups) if message is not None]
    message = interaction.response if number == "@original" else next((m for m in made if m["id"] == number), None)
    if message is None or message.deleted:
        raise Refused(404, 10008, "Unknown Message")
    return message


@on("POST", FOLLOW)
async def follow_up(server: Server, request: Request, application: str, token: str) -> Any:
    interaction, data = _hook(server, request, application, token), request.body or {}
    if interaction.pending and interaction.response is not None:  # the first follow-up takes the place of "thinking…"
        message = await edit_message(server, interaction.response, interaction.channel, request, data)
        interaction.pending = False
    else:
        message = _own_message(server, interaction, data, follows=interaction.response)
        fill_message(server, message, interaction.channel, request, data)
        interaction.followups.append(await post_message(server, message, interaction.channel))
    interaction.actions += 1
    return message


@on("GET", ORIGINAL, HOOKED)
async def get_answer(server: Server, request: Request, application: str, token: str, number: str = "@original") -> Any:
    return _hooked(_hook(server, request, application, token), number)


@on("PATCH", ORIGINAL, HOOKED)
async def edit_answer(server: Server, request: Request, application: str, token: str, number: str = "@original") -> Any:
    interaction = _hook(server, request, application, token)
    message = _hooked(interaction, number)
    await edit_message(server, message, interaction.channel, request, request.body or {})
    interaction.pending = interaction.pending and message is not interaction.response
    interaction.actions += 1
    return message


@on("DELETE", ORIGINAL, HOOKED)
async def delete_answer(server: Server, request: Request, application: str, token: str, number: str = "@original") -> None:
    interaction = _hook(server, request, application, token)
    message = _hooked(interaction, number)
    await delete_message(server, message, interaction.channel)
    interaction.pending = interaction.pending and message is not interaction.response
    interaction.actions += 1
