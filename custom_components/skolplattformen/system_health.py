"""What Home Assistant's system information tells of the accounts: counts and an age, no names.

Nothing is asked of the platform for this: it tells how the last reading went.
"""

from typing import Any

from homeassistant.components import system_health
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .coordinator import SkolplattformenConfigEntry
from .school.moments import instant


@callback
def async_register(
    hass: HomeAssistant,  # noqa: ARG001  # core's signature
    register: system_health.SystemHealthRegistration,
) -> None:
    """Announce what can be told."""
    register.async_register_info(_info, f"/config/integrations/integration/{DOMAIN}")


async def _info(hass: HomeAssistant) -> dict[str, Any]:
    """Return numbers alone: core shows values in no language."""
    loaded: list[SkolplattformenConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    accounts = [entry.runtime_data.coordinator.data for entry in loaded]
    contacts = [instant(account.read_at) for account in accounts if account.read_at is not None]
    info: dict[str, Any] = {
        "accounts": len(hass.config_entries.async_entries(DOMAIN)),
        "accounts_set_up": len(accounts),
        "accounts_signed_in": sum(not account.sign_in_required for account in accounts),
        "accounts_in_contact": sum(account.unreachable_since is None for account in accounts),
    }
    if contacts:
        age = instant(dt_util.utcnow()) - max(contacts)
        info["minutes_since_contact"] = int(age.total_seconds() // 60)
    return info
