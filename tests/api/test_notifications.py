"""The bell's entries: what is odd in them."""

from collections import Counter
from copy import deepcopy

from custom_components.skolplattformen.api.hub.notifications import parse_notifications

from .samples.notifications import NOTIFICATIONS


def test_notifications_that_are_cleared_or_foreign() -> None:
    """Cleared ones are gone; one without a child has none."""
    data = deepcopy(NOTIFICATIONS)
    data["notifications"][0]["state"] = "Cleared"
    data["notifications"][1]["pupilSourceId"] = None
    [only] = parse_notifications(data, "salt", Counter())
    assert only.child_key is None
