"""Rules of the quality scale that the integration's own code proves or breaks."""

import ast
from typing import Final

from .tree import Change, Tree, function, last_name, proves

_BASES: Final = {"AccountEntity", "ChildEntity"}
_OF_CORE: Final = {
    "BinarySensorEntity",
    "ButtonEntity",
    "CalendarEntity",
    "EventEntity",
    "SensorEntity",
    "TodoListEntity",
}
_REGISTERS: Final = {
    "async_register",
    "async_register_admin_service",
    "async_register_platform_entity_service",
}
_SUBSCRIBES: Final = ("async_add_listener", "async_call_", "async_listen", "async_track_", "listen")
_BLOCKING: Final = {"http", "requests", "socket", "time", "urllib3", "urllib.request"}
_LANGUAGES: Final = ("en", "sv")


@proves(
    "action-setup",
    Change(path="__init__.py", old="    async_setup_services(hass)\n", new=""),
    Change(path="todo.py", old="await ticks.load()", new="hass.services.async_register(1)"),
)
def action_setup(tree: Tree) -> list[str]:
    """Actions are registered in one place, and that is called when the component is set up."""
    places = {
        path
        for path, call, name in tree.calls()
        if name in _REGISTERS and (name != "async_register" or "services" in ast.unparse(call.func))
    }
    is_called = "async_setup_services(hass)" in function(tree.module("__init__.py"), "async_setup")
    return [*(places ^ {"services.py"}), *([] if is_called else ["async_setup"])]


@proves(
    "async-dependency",
    Change(path="api/transport.py", old="import aiohttp", new="import requests"),
    Change(path="api/client.py", old="import asyncio", new="from time import sleep"),
)
def async_dependency(tree: Tree) -> list[str]:
    """The client waits for the network with aiohttp, and blocks nobody."""
    imported = {
        (path, name)
        for path, module in tree.modules(of="api/")
        for node in ast.walk(module)
        for name in _imported(node)
    }
    faults = [path for path, name in imported if name in _BLOCKING]
    return faults if ("api/transport.py", "aiohttp") in imported else [*faults, "no aiohttp"]


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and not node.level:
        return [node.module or ""]
    return []


@proves(
    "common-modules",
    Change(path="button.py", old="(AccountEntity, ButtonEntity)", new="(ButtonEntity)"),
    Change(path="entity.py", old="class ChildEntity(Coordinator", new="class ChildEntity("),
    Change(path="planned.py", old="DataUpdateCoordinator", new="Updater"),
)
def common_modules(tree: Tree) -> list[str]:
    """The coordinator and the bases of entities have modules of their own, and all are made of them."""
    faults = [
        name
        for name, (path, _) in tree.classes.items()
        if _is_entity(tree, name) and not tree.ancestors(name) & _BASES
    ]
    for name, path, core in (
        ("AccountCoordinator", "coordinator.py", "DataUpdateCoordinator"),
        ("AccountEntity", "entity.py", "CoordinatorEntity"),
        ("ChildEntity", "entity.py", "CoordinatorEntity"),
    ):
        if tree.classes[name][0] != path or core not in tree.ancestors(name):
            faults.append(name)
    return faults


@proves(
    "config-entry-unloading",
    Change(path="__init__.py", old="async_unload_platforms", new="async_forget_platforms"),
    Change(path="__init__.py", old="def async_unload_entry", new="def unload"),
)
def config_entry_unloading(tree: Tree) -> list[str]:
    """Unloading takes the platforms down and closes the session."""
    code = function(tree.module("__init__.py"), "async_unload_entry")
    return [
        wanted
        for wanted in ("async_unload_platforms(entry, PLATFORMS)", "coordinator.async_close()")
        if wanted not in code
    ]


@proves(
    "devices",
    Change(path="entity.py", old="self._attr_device_info = child_device", new="_ = child_device"),
)
def devices(tree: Tree) -> list[str]:
    """Every entity has a device."""
    return _without_in_init(tree, "self._attr_device_info = ")


@proves(
    "diagnostics",
    Change(path="diagnostics.py", old="async_get_config_entry_diagnostics", new="diagnostics"),
)
def diagnostics(tree: Tree) -> list[str]:
    """An account has diagnostics."""
    name = "async_get_config_entry_diagnostics"
    return [] if function(tree.module("diagnostics.py"), name) else [name]


@proves(
    "entity-event-setup",
    Change(path="entities/lunch.py", old="async def async_added_to_hass", new="async def added"),
    Change(path="event.py", old="self.async_on_remove(listener)", new="pass"),
)
def entity_event_setup(tree: Tree) -> list[str]:
    """An entity begins to listen when it is added, and stops when it is removed."""
    return [
        f"{name}.{method.name}"
        for name, (_, code) in tree.classes.items()
        if _is_entity(tree, name) or tree.ancestors(name) & _BASES
        for method in code.body
        if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef)
        and any(
            isinstance(node, ast.Call) and last_name(node.func).startswith(_SUBSCRIBES)
            for node in ast.walk(method)
        )
        and (
            method.name != "async_added_to_hass"
            or "self.async_on_remove(" not in ast.unparse(method)
        )
    ]


@proves(
    "entity-unique-id",
    Change(path="entity.py", old="self._attr_unique_id = unique_id(", new="_ = unique_id("),
    Change(
        path="button.py", old="ButtonEntity):", new='ButtonEntity):\n    _attr_unique_id = "1"\n'
    ),
)
def entity_unique_id(tree: Tree) -> list[str]:
    """Every entity has the unique id of its account or child, and none makes up another."""
    others = [path for path in _saying(tree, "_attr_unique_id") if path != "entity.py"]
    return [*_without_in_init(tree, "self._attr_unique_id = "), *others]


@proves(
    "has-entity-name",
    Change(path="entity.py", old="_attr_has_entity_name = True", new="_attr_has_entity_name = 0"),
    Change(path="button.py", old="ButtonEntity):", new='ButtonEntity):\n    _attr_name = "x"\n'),
)
def has_entity_name(tree: Tree) -> list[str]:
    """Every entity is named after its device, and by its translation."""
    faults = [
        name
        for name in _BASES
        if "_attr_has_entity_name = True" not in ast.unparse(tree.classes[name][1])
    ]
    own = [path for word in ("_attr_name", "self.entity_id =") for path in _saying(tree, word)]
    named = [path for path, words in tree.descriptions() if "name" in words]
    return [*faults, *own, *named]


@proves(
    "inject-websession",
    Change(path="session.py", old="async_create_clientsession(hass, ", new="ClientSession("),
    Change(path="api/menus/search.py", old="import asyncio", new="S = aiohttp.ClientSession()"),
)
def inject_websession(tree: Tree) -> list[str]:
    """Home Assistant makes the sessions, in one place, and the client is handed them."""
    made = [path for path, _, name in tree.calls() if name == "ClientSession"]
    injected = {path for path, _, name in tree.calls() if name == "async_create_clientsession"}
    return [*made, *(injected ^ {"session.py"})]


@proves(
    "parallel-updates",
    Change(path="todo.py", old="\nPARALLEL_UPDATES = 1", new=""),
    Change(
        path="__init__.py",
        old="    Platform.TODO,\n",
        new="    Platform.TODO,\n    Platform.IMAGE,\n",
    ),
)
def parallel_updates(tree: Tree) -> list[str]:
    """Every platform says how many of its entities may ask at once."""
    return [
        f"{name}.py"
        for name in _platforms(tree)
        if not any(
            isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "PARALLEL_UPDATES"
            for node in tree.module(f"{name}.py").body
        )
    ]


@proves(
    "runtime-data",
    Change(path="__init__.py", old="entry.runtime_data = ", new="hass.data[DOMAIN] = "),
    Change(path="coordinator.py", old="ConfigEntry[SkolplattformenData]", new="ConfigEntry"),
)
def runtime_data(tree: Tree) -> list[str]:
    """What belongs to an account lies with its entry, and has a type."""
    setup = function(tree.module("__init__.py"), "async_setup_entry")
    typed = "type SkolplattformenConfigEntry = ConfigEntry[SkolplattformenData]"
    return [
        *_saying(tree, "hass.data[DOMAIN]"),
        *([] if "entry.runtime_data = SkolplattformenData(" in setup else ["async_setup_entry"]),
        *([] if typed in tree["coordinator.py"] else ["coordinator.py"]),
    ]


@proves(
    "strict-typing",
    Change(path="pyproject.toml", old="\nstrict = true", new="\nstrict = false"),
    Change(path="todo.py", old="self._ticks = ticks", new="self._ticks = ticks  # type: ignore[x]"),
    Change(path="options.py", old="entry.options", new="entry.runtime_data.options"),
)
def strict_typing(tree: Tree) -> list[str]:
    """All types are checked strictly, nothing is excepted, and what an entry holds has its type."""
    settings = ("\nstrict = true", '\nfiles = ["custom_components"')
    faults = [setting for setting in settings if setting not in tree["pyproject.toml"]]
    faults += _saying(tree, "type: ignore", 'cast("Any"', "cast(Any", "no_type_check")
    for path, module in tree.modules():
        plain = any(
            isinstance(node, ast.arg | ast.AnnAssign)
            and node.annotation is not None
            and ast.unparse(node.annotation) == "ConfigEntry"
            for node in ast.walk(module)
        )
        if plain and "runtime_data" in tree[path]:
            faults.append(path)
    return faults


def _platforms(tree: Tree) -> list[str]:
    """Return the names of the platforms that are set up."""
    return [
        node.attr.lower()
        for statement in tree.module("__init__.py").body
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "PLATFORMS"
        for node in ast.walk(statement)
        if isinstance(node, ast.Attribute)
    ]


def _is_entity(tree: Tree, name: str) -> bool:
    return bool(tree.ancestors(name) & _OF_CORE)


def _without_in_init(tree: Tree, wanted: str) -> list[str]:
    """Return the bases of entities whose beginning lacks something."""
    return [name for name in _BASES if wanted not in function(tree.classes[name][1], "__init__")]


def _saying(tree: Tree, *words: str) -> list[str]:
    """Return the modules in which one of the words stands."""
    return [
        path
        for path, text in tree.texts.items()
        if path.endswith(".py") and any(word in text for word in words)
    ]
