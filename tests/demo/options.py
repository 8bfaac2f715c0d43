"""Sets what the demo's guardian wants of each child, through the integration's own dialog."""

from typing import Any

from .choices import CHOICES
from .lunch import Step, finished
from .rest import HomeAssistant

OPTION_FLOWS = "/api/config/config_entries/options/flow"


async def set_options(hass: HomeAssistant, entry_id: str) -> None:
    """Set what each child brings and is served, and allow changes: the school is a simulated one."""

    async def go_through() -> Step:
        step: Step = await hass.post(OPTION_FLOWS, {"handler": entry_id})
        if step["type"] != "form":
            return step
        done: Step = await hass.post(f"{OPTION_FLOWS}/{step['flow_id']}", _answer(step))
        return done

    await finished("The options could not be set", go_through)


def _answer(step: Step) -> dict[str, Any]:
    """Return what the guardian answers to the form."""
    answer: dict[str, Any] = {"allow_changes": True}
    for field in step["data_schema"]:
        # What is not about a child is above.
        if (child := step["description_placeholders"].get(field["name"])) is None:
            continue
        choice = CHOICES[child]
        answer[field["name"]] = {
            "wake_up_margin": choice.margin,
            "lunch_watch": list(choice.watched),
            "bring": [f"{lesson}: {', '.join(items)}" for lesson, items in choice.bring.items()],
            "renames": [f"{lesson} = {name}" for lesson, name in choice.renames.items()],
        }
    return answer
