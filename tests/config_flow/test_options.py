"""What is set for each child: a dialog for few and for many children, and what it does."""

from datetime import timedelta
from typing import Any

from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    get_schema_suggested_value,
)

from custom_components.skolplattformen.const import CONF_ALLOW_CHANGES, CONF_CHILDREN, DOMAIN
from custom_components.skolplattformen.options import allows_changes
from tests.config_flow.menu_dialog import EKSKOLAN, MenuDialog
from tests.conftest import AddAccount, PassTime
from tests.platform import add_menu, child_key, set_up, shown, value
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

LIMITS = {
    "longest": "30",
    "longest_word": "40",
    "longest_line": "150",
    "most_words": "20",
    "most_lines": "30",
}


def answer(nickname: str = "", margin: float = 75, *words: str) -> dict[str, Any]:
    """Return what a browser sends of one child: an emptied field is left out."""
    return {
        **({"nickname": nickname} if nickname else {}),
        "wake_up_margin": margin,
        **({"lunch_watch": list(words)} if words else {}),
    }


async def begin(hass: HomeAssistant, entry: MockConfigEntry) -> ConfigFlowResult:
    """Open the dialog."""
    return await hass.config_entries.options.async_init(entry.entry_id)


async def submit(
    hass: HomeAssistant, result: ConfigFlowResult, *answers: dict[str, Any]
) -> ConfigFlowResult:
    """Submit the form with an answer for each child, and let the account start anew."""
    result = await hass.config_entries.options.async_configure(
        result["flow_id"],
        {f"child_{number}": content for number, content in enumerate(answers, start=1)},
    )
    await hass.async_block_till_done(wait_background_tasks=True)
    return result


async def set_options(
    hass: HomeAssistant, entry: MockConfigEntry, *answers: dict[str, Any]
) -> None:
    """Answer for all children."""
    result = await submit(hass, await begin(hass, entry), *answers)
    assert result["type"] is FlowResultType.CREATE_ENTRY


def suggested(result: ConfigFlowResult, section: str) -> dict[str, Any]:
    """Return what a section of the form is filled in with."""
    assert result["data_schema"] is not None
    fields = result["data_schema"].schema[section].schema.schema
    return {name: get_schema_suggested_value(fields, name) for name in map(str, fields)}


def device_name(hass: HomeAssistant, entry: MockConfigEntry, child: str) -> str | None:
    """Return the name of a child's device."""
    identifier = (DOMAIN, f"{entry.unique_id}_{child}")
    device = dr.async_get(hass).async_get_device_by_identifier(identifier, entry.entry_id)
    assert device is not None
    return device.name


async def test_names_and_margins(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """What is set is kept, and works at once; entity ids stay as they are."""
    alva, vilmer = child_key(platform, "Alva"), child_key(platform, "Vilmer")
    await set_up(hass, entry)
    ids = {entity.entity_id for entity in er.async_get(hass).entities.values()}
    result = await begin(hass, entry)
    assert result["type"] is FlowResultType.FORM
    assert result["step_id"] == "init"
    assert result["last_step"] is True
    assert result["description_placeholders"] == {"child_1": "Alva", "child_2": "Vilmer", **LIMITS}
    assert set(suggested(result, "child_1").values()) == {None}

    result = await submit(hass, result, answer("  Älvan ", 60.0), answer())

    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert entry.options == {
        CONF_CHILDREN: {
            alva: {"nickname": "Älvan", "wake_up_margin": 60},
            vilmer: {"wake_up_margin": 75},
        }
    }
    assert device_name(hass, entry, alva) == "Älvan"
    assert device_name(hass, entry, vilmer) == "Vilmer"
    assert {entity.entity_id for entity in er.async_get(hass).entities.values()} == ids
    lesson = shown(hass, "sensor.alva_next_lesson")
    assert lesson.attributes["friendly_name"] == "Älvan Next lesson"

    result = await begin(hass, entry)
    assert suggested(result, "child_1") == {
        "nickname": "Älvan",
        "wake_up_margin": 60,
        "lunch_watch": None,
        "bring": None,
        "renames": None,
    }
    await submit(hass, result, answer(), answer())
    assert device_name(hass, entry, alva) == "Alva"
    assert entry.options[CONF_CHILDREN][alva] == {"wake_up_margin": 75}


async def test_a_name_that_the_guardian_gave_the_device(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """A device that has been renamed keeps the name it was given."""
    await set_up(hass, entry)
    registry = dr.async_get(hass)
    identifier = (DOMAIN, f"{entry.unique_id}_{child_key(platform, 'Alva')}")
    device = registry.async_get_device_by_identifier(identifier, entry.entry_id)
    assert device is not None
    registry.async_update_device(device.id, name_by_user="Stora syster")

    await set_options(hass, entry, answer("Älvan"), answer())

    renamed = registry.async_get(device.id)
    assert renamed is not None
    assert renamed.name_by_user == "Stora syster"
    friendly_name = shown(hass, "sensor.alva_next_lesson").attributes["friendly_name"]
    assert friendly_name == "Stora syster Next lesson"


async def test_equal_names(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, add_account: AddAccount
) -> None:
    """Nicknames tell children and guardians' accounts apart, and are told apart themselves."""
    alva, vilmer = child_key(platform, "Alva"), child_key(platform, "Vilmer")
    await set_up(hass, entry)
    second = await add_account(guardian=1, title="Skolplattformen 2")
    await set_up(hass, second)
    assert device_name(hass, second, alva) == "Alva (2)"

    await set_options(hass, second, answer("Alva hos Bo"), answer("Alva (2)"))
    assert device_name(hass, second, alva) == "Alva hos Bo"
    assert device_name(hass, second, vilmer) == "Alva (2)"

    await set_options(hass, entry, answer("Kim"), answer("Kim"))
    assert device_name(hass, entry, alva) == "Kim"
    assert device_name(hass, entry, vilmer) == "Kim (2)"
    await set_options(hass, second, answer("Kim"), answer("Vilmer"))
    assert device_name(hass, second, alva) == "Kim (3)"
    assert device_name(hass, second, vilmer) == "Vilmer"


async def test_what_cannot_be_kept(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """A nickname that is too long is told of, with all that was entered; other margins are none."""
    await set_up(hass, entry)
    result = await begin(hass, entry)

    result = await submit(hass, result, answer("Å" * 31, 10), answer("Ville", 20))
    assert result["type"] is FlowResultType.FORM
    assert result["errors"] == {"base": "nickname_too_long"}
    assert suggested(result, "child_1")["nickname"] == "Å" * 31
    assert suggested(result, "child_1")["wake_up_margin"] == 10
    assert suggested(result, "child_2")["nickname"] == "Ville"
    for margin in (-1, 241):
        with pytest.raises(InvalidData):
            await submit(hass, result, answer(margin=margin), answer())
    assert not entry.options

    result = await submit(hass, result, answer(f" {'Å' * 30} ", 0), answer("Ville", 240))
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert entry.options[CONF_CHILDREN][child_key(platform, "Alva")] == answer("Å" * 30, 0)


async def test_words_to_watch_for(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """Words are kept once and tidily, also several in one line; too many or too long are told of."""
    alva = child_key(platform, "Alva")
    await set_up(hass, entry)
    result = await begin(hass, entry)

    for words in (["Å" * 41], [f"ord {number}" for number in range(21)]):
        result = await submit(hass, result, answer("", 75, *words), answer())
        assert result["type"] is FlowResultType.FORM
        assert result["errors"] == {"base": "too_many_words"}
        assert suggested(result, "child_1")["lunch_watch"] == words

    words = [" Pannkakor ", "fisk, stuvade  makaroner,", "FISK", " "]
    result = await submit(hass, result, answer("", 75, *words), answer())
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert entry.options[CONF_CHILDREN][alva]["lunch_watch"] == [
        "Pannkakor",
        "fisk",
        "stuvade makaroner",
    ]
    await set_options(hass, entry, answer(), answer())
    assert "lunch_watch" not in entry.options[CONF_CHILDREN][alva]


async def test_lines(hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry) -> None:
    """What to bring and other names are kept tidily; an emptied field is kept no more."""
    alva = child_key(platform, "Alva")
    await set_up(hass, entry)
    lines = {
        "bring": [" Idrott :skor,  handduk ", "Bild:", "", "Bild:"],
        "renames": ["MA=Matte", "Engelska 1 =  Engelska = kul"],
    }

    await set_options(hass, entry, answer() | lines, answer())

    assert entry.options[CONF_CHILDREN][alva] == {
        "wake_up_margin": 75,
        "bring": ["Idrott: skor, handduk", "Bild:"],
        "renames": ["MA = Matte", "Engelska 1 = Engelska = kul"],
    }
    result = await begin(hass, entry)
    assert suggested(result, "child_1")["bring"] == ["Idrott: skor, handduk", "Bild:"]
    await submit(hass, result, answer(), answer())
    assert entry.options[CONF_CHILDREN][alva] == {"wake_up_margin": 75}


@pytest.mark.parametrize(
    ("field", "lines", "error", "told"),
    [
        ("bring", ["Idrott: skor", "bara ord"], "bring_not_understood", "bara ord"),
        ("bring", [": skor"], "bring_not_understood", ": skor"),
        ("renames", ["MA: Matte"], "rename_not_understood", "MA: Matte"),
        ("renames", ["MA ="], "rename_not_understood", "MA ="),
        ("renames", ["= Matte"], "rename_not_understood", "= Matte"),
        ("bring", [f"Ämne {number}: bok" for number in range(31)], "too_many_lines", ""),
        ("renames", [f"MA = {'å' * 150}"], "too_many_lines", ""),
    ],
)
async def test_lines_that_cannot_be_kept(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    field: str,
    lines: list[str],
    error: str,
    told: str,
) -> None:
    """A line that is not understood is told of, and all that was entered is still there."""
    await set_up(hass, entry)

    result = await submit(hass, await begin(hass, entry), answer(), answer() | {field: lines})

    assert result["type"] is FlowResultType.FORM
    assert result["errors"] == {"base": error}
    assert result["description_placeholders"] is not None
    assert result["description_placeholders"]["line"] == told
    assert suggested(result, "child_2")[field] == lines
    assert not entry.options


async def test_nothing_changes(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """The same answers once more do not start the account anew."""
    await set_up(hass, entry)
    await set_options(hass, entry, answer("Älvan"), answer())
    coordinator = entry.runtime_data.coordinator

    await set_options(hass, entry, answer("Älvan"), answer())

    assert entry.runtime_data.coordinator is coordinator


async def test_many_children(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """A fifth child has a form of its own; nothing is kept before the last form."""
    for name in ("Ebba", "Ivar", "Saga"):
        platform.family.add_child(name)
    await set_up(hass, entry)
    result = await begin(hass, entry)
    assert result["last_step"] is False

    result = await submit(hass, result, *(answer(margin=number) for number in range(4)))
    assert result["type"] is FlowResultType.FORM
    assert result["last_step"] is True
    assert result["description_placeholders"] == {"child_1": "Saga", **LIMITS}
    assert not entry.options
    # Another browser looks at the same dialog.
    result = await hass.config_entries.options.async_configure(result["flow_id"])
    assert result["description_placeholders"] == {"child_1": "Saga", **LIMITS}

    result = await submit(hass, result, answer(margin=4))
    assert result["type"] is FlowResultType.CREATE_ENTRY
    margins = [child["wake_up_margin"] for child in entry.options[CONF_CHILDREN].values()]
    assert margins == [0, 1, 2, 3, 4]


async def test_a_child_that_left(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """It is not asked about any more, and finds what was set when it comes back."""
    alva, vilmer = child_key(platform, "Alva"), child_key(platform, "Vilmer")
    await set_up(hass, entry)
    await set_options(hass, entry, answer(), answer("Ville", 30))
    gone = platform.family.child("Vilmer")
    switch_ids = [dict(guardian.switch_ids) for guardian in platform.family.guardians]
    platform.family.remove_child(gone)
    await pass_time(timedelta(days=1))
    assert value(hass, "sensor.vilmer_wake_up") == STATE_UNAVAILABLE

    await set_options(hass, entry, answer("Älvan"))

    assert entry.options[CONF_CHILDREN] == {alva: answer("Älvan"), vilmer: answer("Ville", 30)}
    platform.family.children.append(gone)
    for guardian, ids in zip(platform.family.guardians, switch_ids, strict=True):
        guardian.switch_ids = ids
    await pass_time(timedelta(days=1))
    assert device_name(hass, entry, vilmer) == "Ville"
    assert value(hass, "sensor.vilmer_wake_up") not in (STATE_UNAVAILABLE, STATE_UNKNOWN)


async def test_no_children(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """An account without children has nothing to set."""
    for name in ("Alva", "Vilmer"):
        platform.family.remove_child(platform.family.child(name))
    # The simulator has no bell without a child.
    platform.faults.add(Fault(kind="garbage", path="GetNotifications"))
    await set_up(hass, entry)

    result = await begin(hass, entry)

    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "no_children"


async def test_an_account_that_is_not_set_up(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Without the account nobody knows the children."""
    result = await begin(hass, entry)

    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "entry_not_loaded"


async def test_an_account_that_reloads(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """A dialog that is opened right after another one waits for the reload."""
    await set_up(hass, entry)
    async with entry.setup_lock:
        entry.mock_state(hass, ConfigEntryState.SETUP_IN_PROGRESS)
        opening = hass.async_create_task(begin(hass, entry))
        entry.mock_state(hass, ConfigEntryState.LOADED)

    result = await opening

    assert result["type"] is FlowResultType.FORM


async def test_a_menu_asks_for_nicknames(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """A menu's dialog calls the children as Home Assistant does, and the reload keeps the menu."""
    await set_up(hass, entry)
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    await hass.async_block_till_done(wait_background_tasks=True)
    await set_options(hass, entry, answer("Älvan"), answer())

    dialog = await MenuDialog.add_at(hass, entry, EKSKOLAN)

    assert dialog.result["data_schema"] is not None
    options = dialog.result["data_schema"].schema[CONF_CHILDREN].config["options"]
    assert [option["label"] for option in options] == ["Älvan", "Vilmer"]
    assert value(hass, "sensor.alva_lunch") not in (STATE_UNAVAILABLE, STATE_UNKNOWN)


async def test_changes_are_allowed_by_choice(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """Nothing may be changed at school until the guardian says so, and no longer than that."""
    await set_up(hass, entry)
    assert not allows_changes(entry)

    async def choose(choice: bool | None) -> bool:
        """Return what the form proposes, and submit it with this choice."""
        result = await begin(hass, entry)
        assert result["data_schema"] is not None
        [proposed] = [
            field.default() for field in result["data_schema"].schema if field == CONF_ALLOW_CHANGES
        ]
        chosen = {} if choice is None else {CONF_ALLOW_CHANGES: choice}
        sections = {"child_1": answer(), "child_2": answer("Lillen")}
        result = await hass.config_entries.options.async_configure(
            result["flow_id"], sections | chosen
        )
        assert result["type"] is FlowResultType.CREATE_ENTRY
        await hass.async_block_till_done(wait_background_tasks=True)
        return bool(proposed)

    assert await choose(True) is False
    assert allows_changes(entry)
    # A form that does not say anything of it changes nothing.
    assert await choose(None) is True
    assert entry.options[CONF_ALLOW_CHANGES] is True
    assert await choose(False) is True
    assert CONF_ALLOW_CHANGES not in entry.options
    assert entry.options[CONF_CHILDREN][child_key(platform, "Vilmer")]["nickname"] == "Lillen"
