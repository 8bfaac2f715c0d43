"""What the demo's guardian chooses for each child: where the menu is, and what of the day matters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What is chosen for one child."""

    # The menu site, and the address of the school's page there.
    site: str
    address: str
    # What is searched for to find it; None: the address is entered.
    school: str | None = None
    municipality: str = "Stockholm"
    # The alternative that the child eats; None: whatever there is.
    alternative: str | None = None
    # The words that lunch is watched for.
    watched: tuple[str, ...] = ()
    # How many minutes before the first lesson the child is woken: some have care before it.
    margin: int = 75
    # What the child brings to lessons, by their title.
    bring: Mapping[str, Sequence[str]] = field(default_factory=dict)
    # What lessons are called, by their title.
    renames: Mapping[str, str] = field(default_factory=dict)


CHOICES = {
    "Alva": Choice(
        site="skolmaten.se",
        address="https://skolmaten.se/larkskolan",
        school="lärkskolan",
        watched=("pannkakor", "fisk"),
        margin=105,
        # On all days without sports, for which the clothes are known without this.
        bring={"Matematik": ("laptop",)},
        renames={"Idrott och hälsa": "Gympa"},
    ),
    "Vilmer": Choice(
        site="Mateo",
        address="https://meny.mateo.se/exempelkommun/212",
        alternative="Lunch 2",
        margin=135,
    ),
}
