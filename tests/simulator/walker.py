"""A plain browser for the simulator's own tests: signs in the simplest way and asks for data."""

from collections.abc import Mapping
from html import unescape
import json
import re
from typing import TYPE_CHECKING, Any, Self

from aiohttp import ClientResponse, ClientSession, CookieJar, TCPConnector
from aiohttp.client import _RequestContextManager

from tests.simulator.data_endpoint import HUB
from tests.simulator.saml import SERVICE

if TYPE_CHECKING:
    from types import TracebackType

    from tests.simulator.server import Simulator

_BANKID_LINK = re.compile(r'href="([^"]*/NECSadc/mbid/[^"]*)"')
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)"')
_ACTION = re.compile(r'<form[^>]* action="([^"]*)"')
_HOME_DATA = re.compile(r"IMHome\.home\.homeData = (\{.*\}); IMHome\.home\.init\(")


class Walker:
    """One browser with its own cookies."""

    def __init__(self, sim: Simulator) -> None:
        """Trust the simulator's certificate and know its hosts."""
        self._sim = sim
        self.http = ClientSession(
            connector=TCPConnector(resolver=sim.resolver(), ssl=sim.client_ssl),
            cookie_jar=CookieJar(quote_cookie=False),
        )

    async def __aenter__(self) -> Self:
        """Return the browser."""
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the browser."""
        await self.http.close()

    async def bankid_page(self) -> str:
        """Go to the BankID page and return its address, which the order calls extend."""
        async with self.http.get(SERVICE) as answer:
            link = _BANKID_LINK.search(await answer.text())
        assert link is not None
        async with self.http.get(unescape(link[1])) as answer:
            return str(answer.url)

    async def sign_in(self, guardian_id: str | None = None) -> str:
        """Sign in with a BankID order that is approved at once; return the home page."""
        page = await self.bankid_page()
        order = (await self.json(page + "&initialize=qr"))["order"]
        self._sim.state.orders[order].approve(guardian_id or self._sim.family.guardians[0].id)
        answer = await self.http.get(page)
        while fields := dict(_HIDDEN.findall(text := await answer.text())):
            action = _ACTION.search(text)
            assert action is not None
            answer = await self.http.post(
                unescape(action[1]),
                data={unescape(name): unescape(value) for name, value in fields.items()},
            )
        return text

    async def home_data(self) -> dict[str, Any]:
        """Return what the home page hands to its scripts."""
        async with self.hub("GET", "/") as answer:
            found = _HOME_DATA.search(await answer.text())
        assert found is not None
        data: dict[str, Any] = json.loads(found[1])
        return data

    async def selected(self) -> str:
        """Return the first name of the child that the home page shows as selected."""
        pupils = (await self.home_data())["account"]["pupils"]
        [name] = [pupil["name"] for pupil in pupils if pupil["selected"]]
        return str(name).rpartition(", ")[2]

    async def switch(self, first_name: str, *, headers: Mapping[str, str] | None = None) -> int:
        """Switch to a child and return the answer's status."""
        guardian = self._sim.family.guardians[0]
        switch_id = guardian.switch_ids[self._sim.family.child(first_name).key]
        path = f"/Account/PupilSwitcher/SwitchPupil/{switch_id}"
        async with self.hub("GET", path, headers=headers, allow_redirects=False) as answer:
            return answer.status

    def hub(self, method: str, path: str, **options: Any) -> _RequestContextManager:
        """Ask the hub."""
        return self.http.request(method, f"https://{HUB}{path}", **options)

    async def data(self, path: str, **options: Any) -> Any:
        """Post to a data endpoint and return its JSON."""
        async with self.hub("POST", path, **options) as answer:
            return await _json(answer)

    async def json(self, address: str, **options: Any) -> Any:
        """Get an address and return its JSON."""
        async with self.http.get(address, **options) as answer:
            return await _json(answer)


async def _json(answer: ClientResponse) -> Any:
    """Return the JSON of a good answer."""
    text = await answer.text()
    assert answer.status == 200, (answer.status, text)
    return json.loads(text)
