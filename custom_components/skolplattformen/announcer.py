"""Saves what is known, and hands what is new to the event entities once it is saved.

What is new waits while Home Assistant starts, since automations do not listen before it has
started. From the moment that the entities are taken away it is not even saved, so that the next
start finds it anew. Saved first, it is lost if Home Assistant dies in that same moment; announced
first, it would be announced again after every such end. A call about a cancelled lesson that comes
twice is worse than one that a guardian sees in the calendar.
"""

from collections.abc import Awaitable, Callable, Iterable

from homeassistant.core import CALLBACK_TYPE, callback

from .school.happenings import Happening, Item
from .snapshot import AccountData

type Listener = Callable[[Item], None]


class Announcer:
    """What is new and not yet announced."""

    def __init__(self, save: Callable[[AccountData], Awaitable[None]]) -> None:
        """Begin with nothing to say and nobody to say it to."""
        self._save = save
        self._listeners: dict[tuple[str, type[object]], Listener] = {}
        self._unsaved: list[Happening] = []
        self._saved: list[Happening] = []
        # What is to be saved when somebody listens.
        self._data: AccountData | None = None
        self._is_heard = False

    @callback
    def listen(self, key: str, kind: type[object], listener: Listener) -> CALLBACK_TYPE:
        """Tell this listener of all that is new of this kind for the child."""
        self._listeners[key, kind] = listener

        @callback
        def stop() -> None:
            self._listeners.pop((key, kind), None)

        return stop

    async def begin(self) -> None:
        """Announce what is new from now on, and what has waited for it."""
        self._is_heard = True
        if self._data is not None:
            await self.keep(self._data)
            self.announce()

    @callback
    def end(self) -> None:
        """Announce nothing new: those who listen are going."""
        self._is_heard = False

    async def keep(self, data: AccountData, new: Iterable[Happening] = ()) -> None:
        """Save the data, which has this that is new; both wait while nobody would hear of it."""
        self._unsaved += new
        if self._unsaved and not self._is_heard:
            self._data = data
            return
        self._data = None
        saving, self._unsaved = self._unsaved, []
        await self._save(data)
        self._saved += saving

    @callback
    def announce(self) -> None:
        """Announce what has been saved; nobody hears of what no entity is about."""
        saved, self._saved = self._saved, []
        for happening in saved:
            listener = self._listeners.get((happening.child_key, type(happening.item)))
            if listener is not None:
                listener(happening.item)
