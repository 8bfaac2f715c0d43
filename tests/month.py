"""A month of bad luck, lived through by one account that is watched all the time.

March 2027 has a break, study days and the change to summer time.
"""

from collections import Counter
from datetime import datetime, timedelta
from typing import Self

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.coordinator import AccountCoordinator
from custom_components.skolplattformen.school.models import STOCKHOLM
from custom_components.skolplattformen.store import SecretsStore
from tests.conftest import AddAccount, PassTime
from tests.platform import add_menu, child_key, set_up, sign_in
from tests.simulator.server import Simulator

BEGIN = datetime(2027, 3, 1, 5, 0, tzinfo=STOCKHOLM)
DAYS = 31
CHILDREN = {"Alva": "larkskolan", "Vilmer": "ekskolan"}
DAY = timedelta(days=1)


class Month:
    """One account that lives through the weather, watched."""

    def __init__(
        self, hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
    ) -> None:
        """Watch an account from now on."""
        self.hass, self.platform, self.entry = hass, platform, entry
        self.pass_time = pass_time
        self.sign_ins = 0
        self.requests: Counter[datetime] = Counter()
        self.kinds: Counter[str] = Counter()

    @classmethod
    async def begin(
        cls,
        hass: HomeAssistant,
        platform: Simulator,
        freezer: FrozenDateTimeFactory,
        add_account: AddAccount,
        pass_time: PassTime,
    ) -> Self:
        """Set up an account with two menus on the first of March."""
        platform.switches.calendar_mode = "scripted"
        freezer.move_to(BEGIN)
        entry = await add_account()
        for name, slug in CHILDREN.items():
            add_menu(hass, entry, slug, child_key(platform, name))
        await set_up(hass, entry)
        return cls(hass, platform, entry, pass_time)

    @property
    def coordinator(self) -> AccountCoordinator:
        """Return the account's coordinator; another one after each sign-in."""
        coordinator: AccountCoordinator = self.entry.runtime_data.coordinator
        return coordinator

    async def go_on_until(self, moment: datetime) -> None:
        """Live until a moment."""
        while dt_util.utcnow() < moment:
            await self._go_on()

    async def _go_on(self) -> None:
        """Live until the next planned update and look at what it did."""
        now, planned = dt_util.utcnow(), self.coordinator.next_update
        midnight = (now.astimezone(STOCKHOLM) + DAY).replace(hour=0, minute=0, second=0)
        until = min(midnight.astimezone(dt_util.UTC), planned or now + timedelta(minutes=30))
        await self.pass_time(max(until - now, timedelta(seconds=1)))
        self._count_requests()
        self._assert_never_mixed()
        if self.coordinator.data.sign_in_required:
            await self._assert_every_rung_is_gone()
            await self._sign_in_again()

    def _count_requests(self) -> None:
        for request in self.platform.log:
            self.requests[request.time.replace(minute=0, second=0, microsecond=0)] += 1
            self.kinds[request.kind] += 1
        self.platform.log.clear()

    def _assert_never_mixed(self) -> None:
        """Everything that is kept of a child is what the platform has of that child and no other."""
        data = self.coordinator.data
        for name in CHILDREN:
            child = self.platform.family.child(name)
            kept = data.children.get(child_key(self.platform, name))
            if kept is None:
                continue
            assert kept.child.first_name == name
            if kept.timetable is not None:
                rows = self.platform.school.rows(child, kept.timetable.first, kept.timetable.last)
                assert {(e.start.replace(tzinfo=None).isoformat(), e.title) for e in kept.timetable.entries} == {
                    (row["start"], row["title"].strip()) for row in rows
                }  # fmt: skip
            if kept.messages is not None and kept.messages.unread is not None:
                unread = sum(item["isNew"] for item in self.platform.messages.of(child))
                assert kept.messages.unread == unread

    async def _assert_every_rung_is_gone(self) -> None:
        """A sign-in is asked for only when nothing that the account has opens a door any more."""
        state, now = self.platform.state, self.platform.clock.time()
        kept = await SecretsStore(self.hass, self.entry.unique_id or "").load()
        assert kept is not None
        values = {cookie.value for cookie in (*kept.hub_cookies, *kept.city_cookies)}
        token = state.refresh_tokens.get(kept.refresh_token or "")
        assert token is None or token.spent
        assert not any(
            session.account_id and session.dead_mode is None and session.id in values
            and now - session.last_used < self.platform.switches.hub_session_seconds
            for session in state.hub_sessions.values()
        )  # fmt: skip
        assert not any(
            session.account_id and session.value in values
            and now - session.born <= self.platform.switches.city_session_seconds
            for session in state.city_sessions.values()
        )  # fmt: skip

    async def _sign_in_again(self) -> None:
        """Be the guardian who follows the repair."""
        self.sign_ins += 1
        weather, self.platform.weather = self.platform.weather, None
        faults, self.platform.faults.active = self.platform.faults.active, []
        _, secrets = await sign_in(self.hass, self.platform)
        self.platform.faults.active, self.platform.weather = faults, weather
        await self.hass.config_entries.async_unload(self.entry.entry_id)
        await SecretsStore(self.hass, self.entry.unique_id or "").save(secrets)
        for flow in self.hass.config_entries.flow.async_progress():
            self.hass.config_entries.flow.async_abort(flow["flow_id"])
        await set_up(self.hass, self.entry)

    def forget_the_tests_own(self) -> None:
        """Let go of what only the tests remember: each write of their own disk."""
        vars(Store._async_write_data)["mock"].reset_mock()
