"""Diagnostics that can be posted in public: counts, ages, kinds and lengths, never a value."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.loader import async_get_integration
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .coordinator import SkolplattformenConfigEntry
from .menus.coordinator import MenuCoordinator
from .school.models import MODULES, ChildSnapshot, Timetable
from .school.moments import instant
from .snapshot import AccountData

# Names of modules are the platform's words, so only those we know are shown.
_KNOWN_APPS = ("timetable", "calendarv2", "attendance", "communication", "message")

_TIMETABLE_TEXTS = ("title", "room", "teacher", "notes")


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: SkolplattformenConfigEntry
) -> dict[str, Any]:
    """Return the state and the shape of an account."""
    integration = await async_get_integration(hass, DOMAIN)
    coordinator, now = entry.runtime_data.coordinator, dt_util.utcnow()
    data = coordinator.data
    return {
        "version": str(integration.version),
        "entry": {
            "version": f"{entry.version}.{entry.minor_version}",
            "options": sorted(entry.options),
            "subentries": dict(
                Counter(subentry.subentry_type for subentry in entry.subentries.values())
            ),
        },
        "account": {
            "last_contact": _age(data.read_at, now),
            "last_full_update": _age(data.full_at, now),
            "unreachable": _age(data.unreachable_since, now),
            "sign_in_required": data.sign_in_required,
            "last_error": _kind(coordinator.last_error),
            "keys_saved": coordinator.client.secrets_saved,
            "next_update_planned": coordinator.next_update is not None,
            "notifications": len(data.seen),
        },
        "requests": _sorted(coordinator.client.counts),
        "skipped": _sorted(coordinator.client.skipped),
        "answers": dict(sorted(coordinator.client.shapes.by_kind.items())),
        "answers_not_understood": dict(sorted(coordinator.client.shapes.odd_by_kind.items())),
        "children": [_child(data, key, now) for key in data.children],
        "menus": [_menu(menu, now) for menu in entry.runtime_data.menus.by_subentry.values()],
    }


def _child(data: AccountData, key: str, now: datetime) -> dict[str, Any]:
    child = data.children[key]
    facts = child.by_module
    return {
        "apps": {
            "count": None if child.apps is None else len(child.apps),
            "known": [app for app in _KNOWN_APPS if app in (child.apps or ())],
        },
        "modules": {
            str(module): {
                "exists": data.exists(key, module, now),
                "off": _age((child.modules_off or {}).get(module), now),
                "gone": _age(data.gone.get(key, {}).get(module), now),
                "failing": module in data.failing.get(key, ()),
                "age": _age(facts[module].read_at if module in facts else None, now),
            }
            for module in MODULES
        },
        "timetable": None if child.timetable is None else _timetable(child.timetable, now),
        "messages": _messages(child, now),
    }


def _timetable(timetable: Timetable, now: datetime) -> dict[str, Any]:
    entries = timetable.entries
    return {
        "age": _age(timetable.read_at, now),
        "days": (timetable.last - timetable.first).days + 1,
        "entries": _sorted(Counter(str(entry.kind) for entry in entries)),
        "cancelled": sum(entry.cancelled for entry in entries),
        "texts": {
            name: _shape([getattr(entry, name) for entry in entries]) for name in _TIMETABLE_TEXTS
        },
    }


def _messages(child: ChildSnapshot, now: datetime) -> dict[str, Any] | None:
    if child.messages is None:
        return None
    return {
        "age": _age(child.messages.read_at, now),
        "unread": type(child.messages.unread).__name__,
    }


def _menu(menu: MenuCoordinator, now: datetime) -> dict[str, Any]:
    kept = menu.kept
    return {
        "site": menu.source.site,
        "last_error": _kind(menu.last_error),
        "restricted": menu.source.restricted,
        "requests": _sorted(menu.counts),
        "skipped": _sorted(menu.source.skipped),
        "age": None if kept is None else _age(kept.read_at, now),
        "days": None if kept is None else len(kept.days),
        "dishes": None if kept is None else sum(len(day.dishes) for day in kept.days),
    }


def _shape(texts: Iterable[str | None]) -> dict[str, int]:
    """Return how many texts there are, and how long they are."""
    lengths = [len(text) for text in texts if text is not None]
    return {
        "count": len(lengths),
        "shortest": min(lengths, default=0),
        "longest": max(lengths, default=0),
    }


def _age(moment: datetime | None, now: datetime) -> int | None:
    """Return how many seconds ago it was."""
    return None if moment is None else round((instant(now) - instant(moment)).total_seconds())


def _kind(err: Exception | None) -> str | None:
    return None if err is None else type(err).__name__


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items()))
