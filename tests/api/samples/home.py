"""A valid home page, and its parser."""

from collections import Counter
import json
from typing import Any

from custom_components.skolplattformen.api.hub.home import Pupil, home_data, parse_home

HOME: dict[str, Any] = {
    "account": {
        "currentUser": {"id": "7001234", "name": "Exempelson, Karin"},
        "pupils": [
            {
                "id": f"150312000{number}",
                "name": f"Exempelson, {name}",
                "hybridMappingId": f"STO-9001|150312000{number}|NEMANDI_SKOLI",
                "selected": number == 1,
                "initials": "XE",
                "switchPupilUrl": f"https://hub.infomentor.se/Account/PupilSwitcher/SwitchPupil/{number}",
            }
            for number, name in ((1, "Alva"), (2, "Vilmer"))
        ],
    },
    "apps": [{"codeName": "timetable"}, {"codeName": "calendarv2"}],
}


def parse(data: object) -> tuple[Pupil, ...]:
    """Parse a home page that holds the data."""
    page = f"<script>IMHome.home.homeData = {json.dumps(data)}; X</script>"
    return tuple(parse_home(home_data(page), Counter()).pupils)


PARSERS = [("home_data", parse, HOME)]
