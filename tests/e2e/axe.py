"""Asks axe whether everybody can use what is to be seen."""

from typing import Any

from playwright.async_api import Locator

from tests.demo.config_folder import ROOT

SCRIPT = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
_RUN = "async (element) => (await axe.run(element, { resultTypes: ['violations'] })).violations"


async def violations(element: Locator) -> list[str]:
    """Return what is wrong in an element and all that it holds: the rule, what to do, and where."""
    await element.page.evaluate(SCRIPT.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = await element.evaluate(_RUN)
    return [
        f"{violation['id']}: {violation['help']}: {node['html']} {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]
