"""The control endpoint: the phone, the switches, and who may use them."""

import asyncio
from collections.abc import AsyncIterator
import json
from pathlib import Path
import signal
import ssl
import sys
from typing import Any

from aiohttp import ClientSession
import pytest

from tests.simulator.browser import Browser
from tests.simulator.server import Simulator

ROOT = Path(__file__).parents[2]


class Phone:
    """A client of the control endpoint."""

    def __init__(self, simulator: Simulator) -> None:
        """Keep the address."""
        self.http = ClientSession(f"http://127.0.0.1:{simulator.control_port}")

    async def do(self, method: str, path: str, body: object = None, **headers: str) -> Any:
        """Make a request; return the status when it is not 200."""
        async with self.http.request(method, path, json=body, headers=headers) as answer:
            return await answer.json() if answer.status == 200 else answer.status


@pytest.fixture
async def phone(simulator: Simulator) -> AsyncIterator[Phone]:
    """Return a client of the control endpoint."""
    phone = Phone(simulator)
    yield phone
    await phone.http.close()


async def test_page(phone: Phone) -> None:
    """The page needs nothing from anywhere else."""
    async with phone.http.get("/") as answer:
        text = await answer.text()
    assert answer.content_type == "text/html"
    assert "The guardian's phone" in text
    assert "//" not in text.replace("// ", "")


async def test_scan_and_approve(phone: Phone, browser: Browser) -> None:
    """The phone scans and approves, as either guardian."""
    page = await browser.open_bankid(await browser.open_chooser())
    order_id = (await browser.order(page)).json["order"]
    [order] = (await phone.do("GET", "/state"))["orders"]
    assert (order["id"], order["state"], order["open"]) == (order_id, "PENDING", True)
    assert order["text"] == (await browser.verify(page, order_id)).json["qrData"]
    scanned = await phone.do("POST", f"/orders/{order_id}/scan")
    assert scanned["state"] == "USER_SIGN"
    assert await phone.do("POST", f"/orders/{order_id}/approve", {"guardian": 3}) == 400
    approved = await phone.do("POST", f"/orders/{order_id}/approve", {"guardian": 2})
    assert (approved["state"], approved["open"]) == ("OK", False)
    assert await phone.do("POST", f"/orders/{order_id}/refuse") == 409
    home = await browser.submit_all(await browser.open(page.url))
    assert "Olof" in home.text


async def test_refuse(phone: Phone, browser: Browser) -> None:
    """The phone refuses."""
    page = await browser.open_bankid(await browser.open_chooser())
    order_id = (await browser.order(page)).json["order"]
    await phone.do("POST", f"/orders/{order_id}/refuse")
    assert (await browser.verify(page, order_id)).json == {"state": "CANCELLED"}
    assert await phone.do("POST", "/orders/none/refuse") == 400


async def test_switches(simulator: Simulator, phone: Phone) -> None:
    """Switches are set by name; what they cannot be is refused."""
    changed = await phone.do("POST", "/switches", {"after_ok": "fresh_chain", "drift_after": 3})
    assert (changed["after_ok"], changed["drift_after"]) == ("fresh_chain", 3)
    await phone.do("POST", "/switches", {"bankid_script": [[0, "OK"]], "drift_after": None})
    assert simulator.switches.bankid_script == [(0.0, "OK")]
    assert simulator.switches.drift_after is None
    for wrong in (
        {"after_ok": "never"},
        {"after_ok": None},
        {"extra_relays": "many"},
        {"extra_relays": True},
        {"sso_bare": 1},
        {"bankid_script": [1]},
        {"no_such": 1},
        ["after_ok"],
    ):
        assert await phone.do("POST", "/switches", wrong) == 400


async def test_faults(simulator: Simulator, phone: Phone) -> None:
    """Faults are added and cleared."""
    assert (await phone.do("POST", "/faults", {"kind": "drop", "path": "token"}))["times"] is None
    assert [fault.kind for fault in simulator.faults.active] == ["drop"]
    assert await phone.do("POST", "/faults", {"kind": "flood"}) == 400
    assert await phone.do("POST", "/faults", {"kind": "drop", "path": "("}) == 400
    assert await phone.do("POST", "/faults", {"colour": "red"}) == 400
    assert await phone.do("DELETE", "/faults") == []
    assert simulator.faults.active == []


async def test_weather(simulator: Simulator, phone: Phone) -> None:
    """The weather begins by a seed and rates, begins anew, and ends."""
    begun = await phone.do("POST", "/weather", {"seed": 3, "faults": 0.5})
    assert (begun["seed"], begun["faults"]) == (3, 0.5)
    assert (await phone.do("GET", "/state"))["weather"]
    count = len(simulator.faults.active)
    assert count > 10
    await phone.do("POST", "/weather")
    assert len(simulator.faults.active) == count
    assert await phone.do("POST", "/weather", {"rain": 1}) == 400
    assert await phone.do("DELETE", "/weather") == await phone.do("DELETE", "/weather") == {}
    assert (simulator.weather, simulator.faults.active) == (None, [])


async def test_modules_off(simulator: Simulator, phone: Phone) -> None:
    """A child's modules, applications and age are set; what cannot be is refused."""
    state = await phone.do("GET", "/state")
    assert "message_list" in state["endpoints"]
    assert [child["first_name"] for child in state["children"]] == ["Alva", "Vilmer"]
    off = {"message_list": "shell"}
    body = {"first_name": "Vilmer", "modules_off": off, "apps": ["news"], "preschool": True}
    assert (await phone.do("POST", "/children", body))["modules_off"] == off
    alva, vilmer = simulator.family.children
    assert (vilmer.modules_off, vilmer.apps, vilmer.preschool) == (off, ["news"], True)
    assert (alva.modules_off, alva.preschool) == ({}, False)
    for wrong in (
        {"first_name": "Nobody"},
        {"first_name": "Alva", "modules_off": {"no_such": "shell"}},
        {"first_name": "Alva", "modules_off": {"message_list": "gone"}},
        {"first_name": "Alva", "plan": "junior"},
        {},
    ):
        assert await phone.do("POST", "/children", wrong) == 400
    await phone.do("POST", "/children", {"first_name": "Vilmer", "modules_off": {}})
    assert (vilmer.modules_off, vilmer.preschool) == ({}, True)


async def test_clock(simulator: Simulator, phone: Phone) -> None:
    """The clock is set, moved and let run; a naive time is Swedish."""
    await phone.do("POST", "/clock", {"now": "2026-12-25T08:00:00"})
    moved = await phone.do("POST", "/clock", {"advance": 90})
    assert moved == {"now": "2026-12-25T08:01:30+01:00", "running": False}
    assert (await phone.do("POST", "/clock", {"run": True}))["running"] is True
    assert simulator.clock.now().isoformat().startswith("2026-12-25T08:01:3")


async def test_kill(simulator: Simulator, phone: Phone, browser: Browser) -> None:
    """Sessions and tokens die."""
    await browser.sign_in()
    assert (await phone.do("GET", "/state"))["hub_sessions"] == 1
    for what in ("hub", "city", "refresh_tokens"):
        assert await phone.do("POST", "/kill", {"what": what}) == {"killed": what}
    assert (await phone.do("GET", "/state"))["hub_sessions"] == 0
    assert simulator.state.city_sessions == {}
    assert await phone.do("POST", "/kill", {"what": "phone"}) == 400


async def test_log(simulator: Simulator, phone: Phone, browser: Browser) -> None:
    """The log tells of every request."""
    await browser.open_chooser()
    log = await phone.do("GET", "/log")
    assert [entry["kind"] for entry in log] == [entry.kind for entry in simulator.log] != []
    assert log[-1]["time"] == simulator.log[-1].time.isoformat()


async def test_raw(phone: Phone) -> None:
    """The raw rows are there for each child."""
    raw = await phone.do("GET", "/raw")
    assert [child["first_name"] for child in raw["children"]] == ["Alva", "Vilmer"]
    for child in raw["children"]:
        assert all(child[kind] for kind in ("timetable", "calendar", "tasks", "notifications"))
        assert all(child[kind] for kind in ("news", "care", "care_comment"))
        assert child["absent"] == []


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://example.invalid"}, {"Origin": "null"}, {"Host": "phone.example.invalid"}],
)
async def test_foreign_pages_are_refused(
    simulator: Simulator, phone: Phone, headers: dict[str, str]
) -> None:
    """A page from elsewhere, or a name that was bent to this machine, may do nothing."""
    assert await phone.do("POST", "/switches", {"sso_bare": True}, **headers) == 403
    assert simulator.switches.sso_bare is False
    own = {"Origin": f"http://127.0.0.1:{simulator.control_port}"}
    assert (await phone.do("POST", "/switches", {"sso_bare": True}, **own))["sso_bare"] is True


async def test_program(socket_enabled: None, tmp_path: Path) -> None:
    """The program says where it listens, and stops when told to."""
    ready = tmp_path / "ready.json"
    program = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.simulator",
        "--ready-file",
        str(ready),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert program.stdout is not None
    lines = [await program.stdout.readline() for _ in range(3)]
    facts = json.loads(ready.read_text(encoding="utf-8"))
    assert f"127.0.0.1:{facts['port']} " in lines[0].decode()
    assert f"http://127.0.0.1:{facts['control_port']}/" in lines[1].decode()
    tls = ssl.create_default_context(cafile=facts["ca_pem_path"])
    address = f"https://127.0.0.1:{facts['port']}/login.ashx"
    async with (
        ClientSession(headers={"Host": "sso.infomentor.se"}) as http,
        http.get(address, ssl=tls, server_hostname="sso.infomentor.se") as answer,
    ):
        assert answer.status == 200
    program.send_signal(signal.SIGTERM)
    assert await program.wait() == 0
    with pytest.raises(FileNotFoundError):
        ssl.create_default_context(cafile=facts["ca_pem_path"])
