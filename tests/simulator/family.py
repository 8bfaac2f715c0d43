"""The invented family: guardians, children and their schools, which tests may change."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Place:
    """A school."""

    name: str
    slug: str
    unit: str


LARKSKOLAN = Place(name="Lärkskolan", slug="larkskolan", unit="STO-9001")
EKSKOLAN = Place(name="Ekskolan", slug="ekskolan", unit="STO-9002")

MODULE_OFF_MODES = ("redirect", "error", "shell")
APPS = ("timetable", "calendarv2", "attendance", "communication", "message", "timeregistration")


@dataclass(kw_only=True)
class Child:
    """A pupil as the hub knows them, with the three ids of docs/protocol.md C.1."""

    key: str
    """The source id, `pupils[].id`: what a hub session keeps as its chosen child."""

    im2_id: int
    first_name: str
    last_name: str
    class_name: str
    school: Place

    plan: str
    """Name of the weekly plan in plans.toml."""

    shift: int = 0
    """Minutes by which the plan is moved, so that children with one plan differ in every row."""

    preschool: bool = False
    """Whether the child is in preschool, where tasks are a server error; docs/protocol.md Q 14."""

    apps: list[str] = field(default_factory=lambda: list(APPS))

    modules_off: dict[str, str] = field(default_factory=dict)
    """Name of a data endpoint (as in shapes.toml) to how it refuses: one of MODULE_OFF_MODES."""

    @property
    def composite_id(self) -> str:
        """Return `hybridMappingId`, which is `pupilSourceId` in notifications."""
        return f"{self.school.unit}|{self.key}|NEMANDI_SKOLI"

    @property
    def listed_name(self) -> str:
        """Return the name as the hub lists it, family name first."""
        return f"{self.last_name}, {self.first_name}"

    @property
    def initials(self) -> str:
        """Return the initials."""
        return self.first_name[:1] + self.last_name[:1]


@dataclass(kw_only=True)
class Guardian:
    """Someone who signs in; the switch ids of the children are their own."""

    id: str
    im2_id: int
    first_name: str
    last_name: str

    switch_ids: dict[str, int]
    """Child key to switch id, in the order of the home page."""

    @property
    def listed_name(self) -> str:
        """Return the name as the hub lists it, family name first."""
        return f"{self.last_name}, {self.first_name}"


@dataclass(kw_only=True)
class Family:
    """All persons of one simulator."""

    guardians: list[Guardian]
    children: list[Child]

    @classmethod
    def default(cls) -> Family:
        """Return the Exempelsons: two guardians, two children at two schools."""
        alva = Child(
            key="1503120001",
            im2_id=2500001,
            first_name="Alva",
            last_name="Exempelson",
            class_name="6B",
            school=LARKSKOLAN,
            plan="middle",
        )
        vilmer = Child(
            key="1809300002",
            im2_id=2500002,
            first_name="Vilmer",
            last_name="Exempelson",
            class_name="2A",
            school=EKSKOLAN,
            plan="junior",
        )
        karin = Guardian(
            id="7001234",
            im2_id=2600001,
            first_name="Karin",
            last_name="Exempelson",
            switch_ids={alva.key: 6100001, vilmer.key: 6100002},
        )
        olof = Guardian(
            id="7005678",
            im2_id=2600002,
            first_name="Olof",
            last_name="Exempelson",
            switch_ids={alva.key: 6200003, vilmer.key: 6200004},
        )
        return cls(guardians=[karin, olof], children=[alva, vilmer])

    def guardian(self, guardian_id: str) -> Guardian:
        """Return a guardian by id."""
        return next(guardian for guardian in self.guardians if guardian.id == guardian_id)

    def child(self, name_or_key: str) -> Child:
        """Return a child by source id or first name."""
        return next(c for c in self.children if name_or_key in {c.key, c.first_name})

    def children_of(self, guardian: Guardian) -> list[Child]:
        """Return a guardian's children in the order of their home page."""
        by_key = {child.key: child for child in self.children}
        return [by_key[key] for key in guardian.switch_ids if key in by_key]

    def child_of_switch(self, guardian: Guardian, switch_id: int) -> Child | None:
        """Return the child that a guardian's switch id stands for."""
        return next(
            (c for c in self.children_of(guardian) if guardian.switch_ids[c.key] == switch_id),
            None,
        )

    def add_child(self, first_name: str, *, last_name: str = "Exempelson") -> Child:
        """Add a third or later child for all guardians; every row differs from the siblings'."""
        number = max((child.im2_id for child in self.children), default=2500000) + 1
        child = Child(
            key=f"17060{number % 100000:05}",
            im2_id=number,
            first_name=first_name,
            last_name=last_name,
            class_name=f"4{chr(ord('A') + number % 26)}",
            school=LARKSKOLAN,
            plan="middle",
            shift=number % 7 + 1,
        )
        self.children.append(child)
        for guardian in self.guardians:
            last = max(guardian.switch_ids.values(), default=6300000)
            guardian.switch_ids[child.key] = last + 10
        return child

    def remove_child(self, child: Child) -> None:
        """Remove a child, as a school change does."""
        self.children.remove(child)
        for guardian in self.guardians:
            guardian.switch_ids.pop(child.key, None)
