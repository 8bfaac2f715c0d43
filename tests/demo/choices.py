"""What the demo's guardian chooses for each child: where the menu is, and what of it matters."""

from dataclasses import dataclass


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


CHOICES = {
    "Alva": Choice(
        site="skolmaten.se",
        address="https://skolmaten.se/larkskolan",
        school="lärkskolan",
        watched=("pannkakor", "fisk"),
    ),
    "Vilmer": Choice(
        site="Mateo",
        address="https://meny.mateo.se/exempelkommun/212",
        alternative="Lunch 2",
    ),
}
