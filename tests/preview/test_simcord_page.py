"""The private names of simcord that the preview rests on: where they change, it says so rather than half work."""

from __future__ import annotations

import pytest

from bot.preview.simcord_page import require_private_names


def test_a_simcord_that_has_changed_is_named() -> None:
    with pytest.raises(RuntimeError, match="has no _server, _action any more"):
        require_private_names(object())
