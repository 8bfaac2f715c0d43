"""What is set in lines for each child: words to watch for, what to bring, and other names."""

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import CONF_CHILDREN
from tests.config_flow.options_dialog import answer, begin, set_options, submit, suggested
from tests.platform import child_key, set_up
from tests.simulator.server import Simulator


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
