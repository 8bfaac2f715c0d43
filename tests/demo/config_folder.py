"""Makes the configuration folder of the demo's Home Assistant: settings, an account, no onboarding."""

import json
from pathlib import Path
import subprocess
import sys

from .processes import DemoError

ROOT = Path(__file__).parents[2]
USER = "demo"

_SETTINGS = """\
homeassistant:
  name: Skolplattformen
  time_zone: Europe/Stockholm
  country: SE
  currency: SEK
  language: {language}
  unit_system: metric

automation: !include automations.yaml

logger:
  default: warning
  logs:
    custom_components.skolplattformen: debug
"""

_ONBOARDED = {
    "version": 4,
    "minor_version": 1,
    "key": "onboarding",
    "data": {"done": ["user", "core_config", "analytics", "integration"]},
}


def prepare(folder: Path, *, language: str, password: str) -> None:
    """Make the folder ready for a start; one from an earlier run keeps what was made in it."""
    storage = folder / ".storage"
    storage.mkdir(parents=True, exist_ok=True)
    (folder / "configuration.yaml").write_text(_SETTINGS.format(language=language))
    (folder / "automations.yaml").touch()
    (storage / "onboarding").write_text(json.dumps(_ONBOARDED))
    # The port comes with the start; a stored one from an earlier run would win over it.
    (storage / "http").unlink(missing_ok=True)

    components = folder / "custom_components"
    components.unlink(missing_ok=True)
    components.symlink_to(ROOT / "custom_components")
    _set_password(folder, password)


def _set_password(folder: Path, password: str) -> None:
    """Make the account, or give the one from an earlier run a new password."""
    users = folder / ".storage" / "auth_provider.homeassistant"
    known = users.exists() and any(
        user["username"] == USER for user in json.loads(users.read_text())["data"]["users"]
    )
    done = subprocess.run(
        (
            *(sys.executable, "-m", "homeassistant", "--script", "auth"),
            *("--config", str(folder), "change_password" if known else "add", USER, password),
        ),
        check=False,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        raise DemoError(f"Home Assistant could not make the account:\n{done.stderr[-2000:]}")
