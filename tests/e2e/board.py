"""Dashboards that tests put up in the house: any cards in one section, as wide as the window."""

from collections.abc import Mapping
from typing import Any

from tests.demo.rest import HomeAssistant

PATH = "e2e-board"
COLUMNS = 4

type Config = Mapping[str, Any]


def of_cards(*cards: Config) -> Config:
    """Return a dashboard with some cards below one another."""
    section = {"type": "grid", "column_span": COLUMNS, "cards": cards}
    return {"views": [{"type": "sections", "max_columns": COLUMNS, "sections": [section]}]}


async def put_up(hass: HomeAssistant, config: Config) -> str:
    """Put up a dashboard and return its path; there is one at a time."""
    await remove_all(hass)
    await hass.command(
        "lovelace/dashboards/create",
        url_path=PATH,
        mode="storage",
        title="Test",
        show_in_sidebar=True,
        require_admin=False,
    )
    await hass.command("lovelace/config/save", url_path=PATH, config=config)
    return f"/{PATH}"


async def remove_all(hass: HomeAssistant) -> None:
    """Take down every dashboard that somebody has made."""
    for made in await hass.command("lovelace/dashboards/list"):
        await hass.command("lovelace/dashboards/delete", dashboard_id=made["id"])
