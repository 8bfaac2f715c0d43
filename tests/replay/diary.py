"""Replays days: what happens on the platform, and all that every entity shows, minute by minute.

A step is a moment and either something that happens on the platform then or what changes in Home
Assistant. Between the steps nothing may change, and before each nothing has changed yet.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import product

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_STATE_CHANGED
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, State
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import CONF_CHILDREN, CONF_WATCH
from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import AddAccount, PassTime
from tests.platform import add_menu, child_key, press_refresh, set_up
from tests.replay.plain_school import Happens
from tests.simulator.server import Simulator

type Table = Mapping[str, str]
type Steps = Sequence[tuple[str, Table | Happens]]

ON, OFF, NONE = "on", "off", "unknown"
NOTHING = "nothing"

_ACCOUNT = "skolplattformen"
# When the platform was read last, and the button: their states are about no day.
_UNTOLD = {"last_update", "refresh"}
_SECOND, _WEEK = timedelta(seconds=1), timedelta(weeks=1)
# When the platform is read, in minutes past the hour or half past it.
_READ_AT = 10


class Diary:
    """One guardian's account, lived through."""

    def __init__(
        self,
        hass: HomeAssistant,
        platform: Simulator,
        freezer: FrozenDateTimeFactory,
        add_account: AddAccount,
        pass_time: PassTime,
    ) -> None:
        """Begin with an empty page."""
        self._hass = hass
        self._platform = platform
        self._freezer = freezer
        self._add_account = add_account
        self._pass_time = pass_time
        # By entity: what event entities have told, and which states have changed.
        self._told: dict[str, list[str]] = {}
        self._changed: dict[str, tuple[str, str]] = {}

    async def begin(self, moment: datetime) -> MockConfigEntry:
        """Set the account up at a moment, with Alva's menu, of which pancakes are watched for."""
        self._freezer.move_to(moment)
        entry = await self._add_account()
        alva = child_key(self._platform, "Alva")
        add_menu(self._hass, entry, "larkskolan", alva)
        options = {CONF_CHILDREN: {alva: {"wake_up_margin": 75, CONF_WATCH: ["pannkakor"]}}}
        self._hass.config_entries.async_update_entry(entry, options=options)
        await set_up(self._hass, entry)
        self._hass.bus.async_listen(EVENT_STATE_CHANGED, self._note)
        return entry

    async def live(self, begin: Table, steps: Steps, *, of: str = "alva", pace: int = 10) -> Table:
        """Expect what a child's entities and the account's show, and return it as it is at the end.

        It is looked at every so many minutes, counted from ten past, and a second before each step.
        """
        names = (of, _ACCOUNT)
        expected = dict(begin)
        self._expect(expected, names, "at the beginning")
        for clock, step in steps:
            moment = _next(clock)
            while (halt := _next_halt(pace)) < moment:
                await self._go_on(halt - _now(), expected, names)
            if callable(step):
                await self._go_on(moment - _now(), expected, names)
                await step()
                continue
            if moment > _now():
                await self._go_on(moment - _now() - _SECOND, expected, names)
                await self._pass_time(_SECOND)
            expected |= step
            self._expect(expected, names, clock)
            self._changed.clear()
        return expected

    def shown(self, of: str) -> dict[str, str]:
        """Return what the entities of one device show."""
        return self._shown((of,))

    async def press_refresh(self) -> None:
        """Read everything now, as a guardian may."""
        await press_refresh(self._hass)

    async def _go_on(self, step: timedelta, expected: Table, names: Sequence[str]) -> None:
        """Let time pass in which nothing changes, not even for a moment."""
        await self._pass_time(step)
        moment = f"{_now().astimezone(STOCKHOLM):%a %H:%M:%S}"
        self._expect(expected, names, moment)
        changed = {
            name: states
            for name, states in self._changed.items()
            if name.partition(".")[2].startswith(tuple(f"{of}_" for of in names))
        }
        assert not changed, f"{moment}: {changed}"

    def _expect(self, expected: Table, names: Sequence[str], when: str) -> None:
        """Expect these states and no others; what is wrong is told as (expected, shown)."""
        shown = self._shown(names)
        wrong = {
            name: (expected.get(name), shown.get(name))
            for name in expected.keys() | shown.keys()
            if expected.get(name) != shown.get(name)
        }
        assert not wrong, f"{when}: {wrong}"

    def _shown(self, names: Sequence[str]) -> dict[str, str]:
        """Return what the entities of these devices show, by what comes after the device's name."""
        return {
            short: self._value(state)
            for state in self._hass.states.async_all()
            for of in names
            if (short := state.entity_id.partition(".")[2].removeprefix(f"{of}_"))
            not in {*_UNTOLD, state.entity_id.partition(".")[2]}
        }

    def _value(self, state: State) -> str:
        """Return a state as tables have it."""
        if state.domain == "event":
            return ", ".join(self._told.get(state.entity_id, [])) or NOTHING
        if state.attributes.get("device_class") != "timestamp" or state.state == NONE:
            return state.state
        moment = datetime.fromisoformat(state.state).astimezone(STOCKHOLM)
        is_near = moment.date() - datetime.now(STOCKHOLM).date() < _WEEK
        return f"{moment:%a %H:%M}" if is_near else f"{moment:%a %d %b %H:%M}"

    def _note(self, event: Event[EventStateChangedData]) -> None:
        """Note that a state has changed, and what an event entity tells."""
        old, new = event.data["old_state"], event.data["new_state"]
        if new is None or new.entity_id.endswith(tuple(f"_{name}" for name in _UNTOLD)):
            return
        if new.domain == "event" and new.attributes.get("event_type"):
            self._told.setdefault(new.entity_id, []).append(str(new.attributes["event_type"]))
        if old is not None and old.state != new.state:
            self._changed[new.entity_id] = (old.state, new.state)


def _now() -> datetime:
    return datetime.now(UTC)


def _next_halt(pace: int) -> datetime:
    """Return the next moment to look at, so that every reading happens in its own minute."""
    now = _now().replace(second=0, microsecond=0)
    return now + timedelta(minutes=pace - (now.minute - _READ_AT) % pace)


def _next(clock: str) -> datetime:
    """Return the coming moment of a weekday and a time, such as `Tue 08:00`.

    A time that comes twice in the night in which clocks are put back is the first that is left.
    """
    hour, minute = map(int, clock.partition(" ")[2].split(":"))
    here = datetime.now(STOCKHOLM)
    for number, fold in product(range(8), (0, 1)):
        on_the_wall = (here + timedelta(days=number)).replace(
            hour=hour, minute=minute, second=0, microsecond=0, fold=fold
        )
        moment = on_the_wall.astimezone(UTC)
        # Back and forth: in the other odd night some times do not come at all.
        if moment >= _now() and f"{moment.astimezone(STOCKHOLM):%a %H:%M}" == clock:
            return moment
    raise AssertionError(clock)
