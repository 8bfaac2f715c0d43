"""Home Assistant's recorder with a database in a file, as at home, and how large its tables are."""

from collections import Counter
from contextlib import closing
from pathlib import Path
import sqlite3

from homeassistant.components.recorder.const import DOMAIN as RECORDER
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import async_initialize_recorder, get_instance
from homeassistant.setup import async_setup_component

# What entities fill. The recorder's own book of events and of statistics runs grows without them.
TABLES = (
    "states",
    "state_attributes",
    "states_meta",
    "statistics",
    "statistics_meta",
    "statistics_short_term",
)

_SIZES = """
    SELECT tbl_name, sum(pgsize - unused)
    FROM dbstat JOIN sqlite_schema USING (name)
    GROUP BY tbl_name
"""


class Recorded:
    """The recorder's database."""

    def __init__(self, hass: HomeAssistant, path: Path) -> None:
        """Take the path that the recorder was given."""
        self._hass = hass
        self._path = path

    async def sizes(self) -> Counter[str]:
        """Return the bytes of each table with its indexes, once all is written.

        What is still free in a page does not count: the next rows go there.
        """
        await get_instance(self._hass).async_block_till_done()
        return await self._hass.async_add_executor_job(self._sizes)

    def _sizes(self) -> Counter[str]:
        with closing(sqlite3.connect(self._path)) as database:
            sizes = dict(database.execute(_SIZES).fetchall())
        return Counter({table: sizes[table] for table in TABLES})


async def record(hass: HomeAssistant, folder: Path) -> Recorded:
    """Start the recorder with its default options, before there are entities."""
    path = folder / "home-assistant_v2.db"
    async_initialize_recorder(hass)
    config = {RECORDER: {"db_url": f"sqlite:///{path}"}}
    assert await async_setup_component(hass, RECORDER, config)
    return Recorded(hass, path)
