"""Runs the demo: the simulator, Home Assistant with an account, the integration, a dashboard."""

import argparse
import asyncio
from dataclasses import dataclass
from importlib.metadata import version
import json
from pathlib import Path
import secrets
import shutil
import signal
import sys
import tempfile
from typing import Any

import aiohttp

from tests.complaints import is_complaint

from . import config_folder, dashboard, entities
from .lunch import add_menus
from .options import set_options
from .phone import Phone, simulator
from .processes import DemoError, free_port, require_free
from .rest import HomeAssistant
from .sign_in import DOMAIN, remove_earlier, sign_in
from .smoke import smoke
from .start import console_log, home_assistant

PORT = 8123
# With this exit code Home Assistant asks to be started again.
RESTART = 100


@dataclass(frozen=True, kw_only=True)
class Demo:
    """One run."""

    folder: Path
    port: int
    password: str
    language: str
    signs_in: bool
    is_smoke: bool

    @property
    def log(self) -> Path:
        """Return where all output of Home Assistant goes."""
        return console_log(self.folder)

    async def run(self) -> None:
        """Run until Home Assistant ends, or until the smoke test is through."""
        task = asyncio.current_task()
        assert task is not None
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, task.cancel)
        async with aiohttp.ClientSession() as session, simulator(session, self.folder) as phone:
            async with home_assistant(self.folder, self.port, phone) as process:
                hass = HomeAssistant(session, self.port)
                await hass.wait_until_listening(process)
                await hass.log_in(config_folder.USER, self.password)
                release = await hass.wait_until_running()
                shown = await self._furnish(hass, phone)
                if self.is_smoke:
                    report = await smoke(hass, phone, release)
                    self._require_no_complaint()
                    json.dump(report, sys.stdout, ensure_ascii=False)
                    print(flush=True)
                    return
                self._introduce(release, shown, phone)
                code = await process.wait()
            while code == RESTART:
                async with home_assistant(self.folder, self.port, phone) as process:
                    code = await process.wait()

    async def _furnish(self, hass: HomeAssistant, phone: Phone) -> str:
        """Sign in and make the dashboard, unless that is left to a person; return where to look."""
        language: dict[str, Any] = {"language": self.language}
        await hass.command("frontend/set_user_data", key="language", value=language)
        await remove_earlier(hass)
        if not self.signs_in:
            return f"{hass.address}/config/integrations/dashboard/add?domain={DOMAIN}"
        entry_id = await sign_in(hass, phone)
        await add_menus(hass, entry_id)
        await set_options(hass, entry_id)
        await entities.switch_on_all(hass, entry_id)
        return await dashboard.make(hass, self.language)

    def _require_no_complaint(self) -> None:
        """Refuse a Home Assistant that says in its log what the integration should not do."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        if complaints := [line for line in lines if is_complaint(line)]:
            raise DemoError("\n".join(("Home Assistant complains:", *complaints)))

    def _introduce(self, release: str, shown: str, phone: Phone) -> None:
        """Tell the person at the terminal what there is."""
        allowed = "Changes are allowed, so that you can report absence: to a simulated school.\n"
        changes = allowed if self.signs_in else ""
        print(
            f"\nHome Assistant {release}: {shown}\n"
            f"  user      {config_folder.USER}\n"
            f"  password  {self.password}\n"
            f"The guardian's phone (approve sign-ins, switch faults): {phone.address}\n"
            f"{changes}"
            "Home Assistant listens on all of this machine's networks: whoever reaches this machine"
            f" reaches its login page on port {self.port}. The phone listens on this machine only.\n"
            f"Log: {self.log}\n"
            "Ctrl-C stops everything.",
            flush=True,
        )


def main() -> int:
    """Read the options, run, and say where the log is when something went wrong."""
    options = _options()
    if options.smoke:
        folder = Path(tempfile.mkdtemp(prefix="skolplattformen-smoke-"))
    else:
        release = version("homeassistant")
        folder = config_folder.ROOT / ".demo" / f"{release}-{options.language}"
    demo = Demo(
        folder=folder,
        port=free_port() if options.smoke else PORT,
        # Hexadecimal: one that began with a hyphen would be taken for an option.
        password=secrets.token_hex(8),
        language=options.language,
        signs_in=not options.sign_in,
        is_smoke=options.smoke,
    )
    demo.log.unlink(missing_ok=True)
    try:
        require_free(demo.port)
        config_folder.prepare(folder, language=demo.language, password=demo.password)
        asyncio.run(demo.run())
    except asyncio.CancelledError, KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 0 if not options.smoke else 130
    except Exception as err:
        print(f"demo: {err}", file=sys.stderr)
        if demo.log.exists():
            print(f"demo: the log is {demo.log}", file=sys.stderr)
        if isinstance(err, DemoError):
            return 1
        raise
    if options.smoke:
        shutil.rmtree(folder)
    return 0


def _options() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(prog="script/demo", description=__doc__)
    parser.add_argument("--language", choices=sorted(dashboard.TITLES), default="en")
    parser.add_argument(
        "--home-assistant", metavar="VERSION", help="one of requirements/ha-*.txt (default 2026.10)"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--sign-in", action="store_true", help="leave the signing in to you")
    what.add_argument(
        "--smoke", action="store_true", help="check once, without a person; one JSON object"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
