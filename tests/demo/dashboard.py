"""Makes the demo's dashboard: the one that a guardian chooses under Community dashboards."""

from .rest import HomeAssistant

ADDRESS = "school-day"
TITLES = {"en": "School day", "sv": "Skoldagen"}
_CONFIG = {"strategy": {"type": "custom:skolplattformen"}}


async def make(hass: HomeAssistant, language: str) -> str:
    """Make the dashboard, or make it anew, as what Home Assistant opens on, and return its address."""
    boards = await hass.command("lovelace/dashboards/list")
    known = next((board["id"] for board in boards if board["url_path"] == ADDRESS), None)
    looks = {
        "title": TITLES[language],
        "icon": "mdi:school",
        "show_in_sidebar": True,
        "require_admin": False,
    }
    if known is None:
        await hass.command("lovelace/dashboards/create", url_path=ADDRESS, mode="storage", **looks)
    else:
        await hass.command("lovelace/dashboards/update", dashboard_id=known, **looks)
    await hass.command("lovelace/config/save", url_path=ADDRESS, config=_CONFIG)
    first = {"default_panel": ADDRESS}
    await hass.command("frontend/set_system_data", key="core", value=first)
    return f"{hass.address}/{ADDRESS}"
