"""The hub's home page, written so that every known way to read it works (docs/protocol.md C.1)."""

from html import escape
import json
from typing import TYPE_CHECKING, Any

from tests.simulator.elsewhere import maybe_elsewhere
from tests.simulator.family import Child, Guardian

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

HUB = "https://hub.infomentor.se"


def home_data(sim: Simulator, guardian: Guardian, selected: Child | None) -> dict[str, Any]:
    """Return the object that the page hands to its scripts."""
    children = sim.family.children_of(guardian)
    hides_chosen = sim.switches.switch_url == "others"
    user = {"id": guardian.id, "name": guardian.listed_name}
    pupils = [
        {
            "id": child.key,
            "name": child.listed_name,
            "hybridMappingId": child.composite_id,
            "selected": child is selected,
            "initials": child.initials,
            # There is nothing to switch to for an only child.
            "switchPupilUrl": _switch_url(sim, guardian, child)
            if len(children) > 1 and not (child is selected and hides_chosen)
            else None,
        }
        for child in children
    ]
    if sim.switches.home_page == "sparse":
        user, pupils = {"id": guardian.id}, [_sparse(pupil) for pupil in pupils]
    apps = [
        {"codeName": app}
        for app in (selected.apps if selected else [])
        if app != "message" or sim.switches.message_app_listed
    ]
    return {"account": {"currentUser": user, "pupils": pupils}, "apps": apps}


def render_home_page(sim: Simulator, guardian: Guardian, selected: Child | None) -> str:
    """Return the page. It must hold no form: one client would submit it."""
    data = home_data(sim, guardian, selected)
    pupils = data["account"]["pupils"]
    links = "\n".join(
        f'      <li><a href="{escape(pupil["switchPupilUrl"])}">'
        f'<span class="pupilText">{escape(pupil["name"])}</span></a></li>'
        for pupil in pupils
        if pupil["switchPupilUrl"] is not None
    )
    names = ", ".join(f"{{ name: {_js(pupil['name'])} }}" for pupil in pupils)
    if sim.switches.home_page == "changed":
        script = f"window.hubState = {_json({'children': len(pupils)})};"
    else:
        script = f"IMHome.home.homeData = {_json(data)}; IMHome.home.init(IMHome.home.homeData);"
    return f"""<!DOCTYPE html>
<html lang="sv" class="no-js">
<head>
  <meta charset="utf-8">
  <title>InfoMentor Hub</title>
  <link rel="stylesheet" href="//Resources/css/hub.css?v=20261101&amp;t=1">
  <script>var dataLayer = [{{ form: "none", url: "/?a=1&b=2" }}];</script>
</head>
<body>
  <noscript>Du behöver JavaScript.</noscript>
  <div id="pupil-switcher">
    <ul>
{links}
    </ul>
  </div>
  <a href="/Authentication/Authentication/LogOut?ApiType=IM1&amp;ApiInstance=">Logga ut</a>
  <script>
    IMHome = {{ init: {{ firstName: {_js(guardian.first_name)}, selectedPupilName: \
{_js(selected.listed_name if selected else "")}, userRole: 'parent', pupils: [{names}] }} }};
    IMHome.home = {{ init: function (data) {{ return data; }} }};
    {script}
  </script>
</body>
</html>
"""


def _switch_url(sim: Simulator, guardian: Guardian, child: Child) -> str:
    """Return the address that selects a child."""
    path = f"/Account/PupilSwitcher/SwitchPupil/{guardian.switch_ids[child.key]}"
    if sim.switches.switch_url == "relative":
        return path
    return maybe_elsewhere(sim, "switch", HUB + path)


def _sparse(pupil: dict[str, Any]) -> dict[str, Any]:
    """Return a child without the fields that may be missing."""
    return {
        name: value
        for name, value in pupil.items()
        if name in {"id", "name", "switchPupilUrl"} or (name == "selected" and value)
    }


def _json(data: object) -> str:
    """Write JSON that may stand in a script: markup and apostrophes as escapes."""
    text = json.dumps(data, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("'", "\\u0027")


def _js(text: str) -> str:
    """Write a script's string in single quotes."""
    return "'" + _json(text)[1:-1].replace("\\u0027", "\\'") + "'"
