"""A browser that walks the hub for the simulator's own tests: home page, switches, data."""

import json
import re
from typing import Any

from tests.simulator.browser import HUB, Answer, Browser
from tests.simulator.server import Simulator

_HOME_DATA = re.compile(r"IMHome\.home\.homeData = (\{.*\}); IMHome\.home\.init\(")


class Walker(Browser):
    """A browser that knows the hub's addresses and which guardian it walks for."""

    def __init__(self, simulator: Simulator, *, guardian: int = 0) -> None:
        """Open a browser with an empty jar."""
        super().__init__(simulator)
        self._family = simulator.family
        self._guardian = simulator.family.guardians[guardian]

    async def home_page(self) -> str:
        """Return the home page."""
        return (await self.request("GET", f"{HUB}/")).text

    async def home_data(self) -> dict[str, Any]:
        """Return what the home page hands to its scripts."""
        found = _HOME_DATA.search(await self.home_page())
        assert found is not None
        data: dict[str, Any] = json.loads(found[1])
        return data

    async def selected(self) -> str:
        """Return the first name of the child that the home page shows as selected."""
        pupils = (await self.home_data())["account"]["pupils"]
        [name] = [pupil["name"] for pupil in pupils if pupil["selected"]]
        return str(name).rpartition(", ")[2]

    async def switch(self, first_name: str, *, headers: dict[str, str] | None = None) -> int:
        """Switch to a child and return the answer's status."""
        switch_id = self._guardian.switch_ids[self._family.child(first_name).key]
        return (await self.switch_to(switch_id, headers=headers)).status

    async def switch_to(self, switch_id: int, *, headers: dict[str, str] | None = None) -> Answer:
        """Ask for a switch by its id."""
        path = f"/Account/PupilSwitcher/SwitchPupil/{switch_id}"
        return await self.request("GET", HUB + path, headers=headers)

    async def data(
        self,
        path: str,
        body: object = None,
        *,
        form: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
    ) -> Any:
        """Post to a data endpoint and return its JSON."""
        answer = await self.request("POST", HUB + path, body=body, form=form, headers=headers)
        assert answer.status == 200, answer
        return answer.json
