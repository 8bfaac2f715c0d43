"""A valid menu of Matilda, and its parser."""

from collections import Counter
from datetime import date, datetime
from typing import Any

from custom_components.skolplattformen.api.menus.matilda_week import week_menu
from custom_components.skolplattformen.school.models import STOCKHOLM, MenuDay

READ_AT = datetime(2026, 3, 9, 6, 10, tzinfo=STOCKHOLM)
MONDAY = date(2026, 3, 9)

MENU: dict[str, Any] = {
    "distributor": {"id": "64aa00000000000000000001", "name": "Lärkskolan"},
    "meals": [
        {
            "name": "Lunch",
            "date": f"2026-03-{day}T00:00:00",
            "dateDescription": "Temavecka",
            "holidayName": None,
            "lang": None,
            "order": 3,
            "description": "Med reservation för ändringar",
            "distributor": {"id": "64aa00000000000000000001", "name": "Lärkskolan "},
            "courses": [
                {
                    "id": "0",
                    "name": dish,
                    "optionName": "Dagens 1",
                    "description": None,
                    "order": 0,
                    "labelOfContents": None,
                    "ingredients": [],
                    "media": [],
                    "knownAllergens": ["Selleri"],
                    "tags": [{"name": "Fisk"}],
                    "nutrients": [],
                    "prices": [],
                    "co2Equivalents": None,
                }
            ],
        }
        for day, dish in (("09", "Fisksoppa, bröd"), ("10", "Fiskgratäng"))
    ],
}


def parse(data: object) -> tuple[MenuDay, ...]:
    """Parse a menu."""
    return week_menu(data, MONDAY, READ_AT, Counter()).days


PARSERS = [("matilda_menu", parse, MENU)]
