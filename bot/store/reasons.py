"""Why something cannot be stored; the front has the sentences."""

from __future__ import annotations

import sqlite3

from ..errors import Reason, StoreFault, needs

STORE_FAILURES = (sqlite3.Error, StoreFault)
"""What is raised where the disk is full, the database locked or the file gone: it may work again later."""


class StoreReason(Reason):
    """Of what is there already."""

    SET_NAME_TAKEN = needs()
    CHANNEL_TAKEN = needs()
