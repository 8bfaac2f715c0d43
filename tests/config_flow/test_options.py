"""What is set for each child: names, margins, and whether anything may be changed at school."""

from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import CONF_ALLOW_CHANGES, CONF_CHILDREN, DOMAIN
from custom_components.skolplattformen.options import allows_changes
from tests.config_flow.menu_dialog import EKSKOLAN, MenuDialog
from tests.config_flow.options_dialog import (
    LIMITS,
    answer,
    begin,
    device_name,
    set_options,
    submit,
    suggested,
)
from tests.conftest import AddAccount, PassTime
from tests.platform import add_menu, child_key, set_up, shown, value
from tests.simulator.server import Simulator


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


async def test_nothing_changes(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """The same answers once more do not start the account anew."""
    await set_up(hass, entry)
    await set_options(hass, entry, answer("Älvan"), answer())
    coordinator = entry.runtime_data.coordinator

    await set_options(hass, entry, answer("Älvan"), answer())

    assert entry.runtime_data.coordinator is coordinator


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
