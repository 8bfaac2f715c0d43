"""Talks to the demo's Home Assistant as a browser does: REST and, for what has no REST, websocket."""

import asyncio
from asyncio.subprocess import Process
from typing import Any

import aiohttp

from .processes import DemoError, within

START_SECONDS = 180


class HomeAssistant:
    """One Home Assistant, signed in to after `log_in`."""

    def __init__(self, session: aiohttp.ClientSession, port: int) -> None:
        """Take a session for all requests."""
        self.address = f"http://127.0.0.1:{port}"
        self._session = session
        self._token = ""

    async def wait_until_listening(self, process: Process) -> None:
        """Return as soon as the server answers; fail when it ended or takes too long."""
        async with within(START_SECONDS, "Home Assistant did not answer"):
            while not await self._answers():
                if process.returncode is not None:
                    raise DemoError(f"Home Assistant ended with exit code {process.returncode}")
                await asyncio.sleep(0.2)

    async def log_in(self, user: str, password: str) -> None:
        """Log in with user name and password, as the login page does."""
        client = {"client_id": f"{self.address}/"}
        flow = await self.post(
            "/auth/login_flow",
            client | {"handler": ["homeassistant", None], "redirect_uri": f"{self.address}/"},
        )
        step = await self.post(
            f"/auth/login_flow/{flow['flow_id']}",
            client | {"username": user, "password": password},
        )
        if step["type"] != "create_entry":
            raise DemoError("Home Assistant refused the demo's own account")
        form = client | {"grant_type": "authorization_code", "code": step["result"]}
        async with self._session.post(f"{self.address}/auth/token", data=form) as response:
            response.raise_for_status()
            self._token = (await response.json())["access_token"]

    async def wait_until_running(self) -> str:
        """Return the version once everything has been set up."""
        async with within(START_SECONDS, "Home Assistant did not start"):
            while (config := await self.get("/api/config"))["state"] != "RUNNING":
                await asyncio.sleep(0.2)
        version: str = config["version"]
        return version

    async def get(self, path: str) -> Any:
        """Return the JSON answer to a GET."""
        return await self._request("GET", path)

    async def post(self, path: str, body: object) -> Any:
        """Return the JSON answer to a POST of JSON."""
        return await self._request("POST", path, body)

    async def delete(self, path: str) -> Any:
        """Return the JSON answer to a DELETE."""
        return await self._request("DELETE", path)

    async def command(self, kind: str, **arguments: object) -> Any:
        """Send one websocket command and return its result."""
        async with self._session.ws_connect(
            f"{self.address}/api/websocket", max_msg_size=0
        ) as socket:
            await socket.receive_json()
            await socket.send_json({"type": "auth", "access_token": self._token})
            await socket.receive_json()
            await socket.send_json({"id": 1, "type": kind, **arguments})
            answer = await socket.receive_json()
        if not answer["success"]:
            raise DemoError(f"Home Assistant refused {kind}: {answer['error']}")
        return answer["result"]

    async def _answers(self) -> bool:
        """Return whether somebody answers at all."""
        try:
            async with self._session.get(f"{self.address}/manifest.json") as response:
                return response.ok
        except aiohttp.ClientError:
            return False

    async def _request(self, method: str, path: str, body: object = None) -> Any:
        """Send a request and return the JSON answer."""
        headers = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        async with self._session.request(
            method, f"{self.address}{path}", json=body, headers=headers
        ) as response:
            if not response.ok:
                raise DemoError(f"{method} {path}: {response.status} {await response.text()}")
            return await response.json()
