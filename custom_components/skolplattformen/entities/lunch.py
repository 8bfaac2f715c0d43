"""What the entities about a child's lunch have in common, and lunches as states and attributes."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import override

from homeassistant.util import dt as dt_util

from ..coordinator import AccountCoordinator
from ..entity import ChildDescription, ChildEntity
from ..school.lunches import Lunch, next_lunch


class MenuEntity(ChildEntity):
    """An entity about the lunches of one child."""

    def __init__(
        self, coordinator: AccountCoordinator, key: str, description: ChildDescription
    ) -> None:
        """Find the child's menu."""
        super().__init__(coordinator, key, description)
        self.menu = coordinator.menus[key]

    @override
    async def async_added_to_hass(self) -> None:
        """Listen to the menu as well: the account's clock moves lunch on, the menu changes it."""
        await super().async_added_to_hass()
        self.async_on_remove(self.menu.async_add_listener(self._handle_coordinator_update))

    @override
    async def async_update(self) -> None:
        """Read the account and the menu for `homeassistant.update_entity`."""
        await super().async_update()
        await self.menu.async_request_refresh()

    @override
    def _stands(self, now: datetime) -> bool:
        return self.menu.stands(now)

    @property
    def lunch(self) -> Lunch | None:
        """Return today's lunch until it is over, then the next one."""
        return next_lunch(self.menu.lunches, self.child.timetable, dt_util.utcnow())


def in_words(lunch: Lunch) -> str:
    """Return the dishes that the child eats in one line, or why there are none."""
    return ", ".join(dish.name for dish in lunch.own) or lunch.closed or ""


def card_calendar(
    lunches: Mapping[date, Lunch], first: date
) -> dict[str, list[dict[str, str | int]]]:
    """Return each day's dishes from a day on, in the form that skolmat-card 2 and later read."""
    return {
        day.isoformat(): [
            {"dish": dish.name, "order": order} for order, dish in enumerate(lunch.dishes)
        ]
        for day, lunch in lunches.items()
        if day >= first and lunch.dishes
    }
