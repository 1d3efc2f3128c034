"""Why something cannot be stored; the front has the sentences."""

from __future__ import annotations

from ..errors import Reason, needs


class StoreReason(Reason):
    """Of what is there already."""

    SET_NAME_TAKEN = needs()
    CHANNEL_TAKEN = needs()
