"""A family with a mark in every string that the platform has of it, and the search for the mark."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.simulator.entries import all_day_entry, timed_entry
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)

# In every planted text. The platform writes ids as numbers, and keys of children look like personal
# numbers, so these are numbers that stand nowhere else.
MARK = "Läcka"
GUARDIAN_ID = "7709001"
CHILD_ID = "1503129{}"


def plant(platform: Simulator) -> None:
    """Put the mark into everything that the platform has of the family."""
    [guardian, _] = platform.family.guardians
    guardian.id, guardian.last_name = GUARDIAN_ID, f"{MARK}guardian"
    for number, child in enumerate(platform.family.children):
        for other in platform.family.guardians:
            other.switch_ids[CHILD_ID.format(number)] = other.switch_ids.pop(child.key)
        child.key = CHILD_ID.format(number)
        child.last_name, child.class_name = f"{MARK}barn", f"{MARK}klass"
        child.school = replace(child.school, name=f"{MARK} skolnamn", unit=f"{MARK}-enhet")
        child.apps.append(f"{MARK}app")
        platform.messages.add(child, f"{MARK} ämne", sender=f"{MARK} avsändare")
        platform.notifications.add(
            child, f"{MARK} titel", sub_title=f"{MARK} rad", app="Messages", kind=f"{MARK} slag"
        )
        for day in range(-1, 20):
            when = TUESDAY + timedelta(days=day)
            row = timetable_row(
                when,
                "10:00",
                "11:00",
                f"{MARK} titel",
                room=f"{MARK} sal",
                tutors=f"{MARK} lärare",
                note=f"{MARK} not",
                details=f"{MARK} detalj",
            )
            platform.school.override(child, when, [row, row | {"start": f"{MARK} tid"}])
            platform.menus.set_day(child.school.slug, when, (f"{MARK} rätt",))
        platform.news.add(child, f"{MARK} nyhet", f"<p>{MARK} nyhetstext</p>")
        wednesday = TUESDAY + timedelta(days=1)
        due = datetime.combine(wednesday, time.min, STOCKHOLM)
        platform.tasks.add(child, f"{MARK} uppgift", due=due, subject=f"{MARK} ämne")
        text = f"<p>Ta med {MARK} sak.</p>"
        outing = all_day_entry(child, wednesday, f"{MARK} utflykt", text=text)
        platform.school.add_entry(child, outing)
        meeting = timed_entry(
            child,
            TUESDAY,
            "07:00",
            "21:00",
            f"{MARK} händelse",
            text=f"<p>{MARK} händelsetext</p>",
            subject=f"{MARK} ämne",
        )
        platform.school.add_entry(child, meeting)
        platform.care.write(child, TUESDAY, f"{MARK} hämtning")
    alva = platform.family.child("Alva")
    platform.school.override(alva, wednesday, [])
    platform.school.add_entry(alva, all_day_entry(alva, wednesday, f"Studiedag {MARK} skäl"))


def plant_more(platform: Simulator) -> None:
    """Put the mark into something new of each kind that events tell of."""
    for child in platform.family.children:
        platform.messages.add(child, f"{MARK} ämne", sender=f"{MARK} avsändare")
        platform.news.add(
            child, f"{MARK} nyhet", f"<p>{MARK} nyhetstext</p>", by=f"{MARK} författare"
        )
        platform.notifications.add(
            child, f"{MARK} titel", sub_title=f"{MARK} rad", kind="AbsenceRecorded"
        )
        platform.notifications.add(
            child, f"{MARK} titel", sub_title=f"{MARK} rad", kind=f"{MARK} slag"
        )
        when = TUESDAY + timedelta(days=2)
        row = timetable_row(
            when, "10:30", "11:30", f"{MARK} titel", room=f"{MARK} sal", tutors=f"{MARK} lärare"
        )
        platform.school.override(child, when, [row])


def secrets_of(platform: Simulator) -> set[str]:
    """Return all that the platform has ever given out as a key."""
    state = platform.state
    return {
        *state.hub_sessions,
        *(session.imhome for session in state.hub_sessions.values() if session.imhome),
        *(session.node for session in state.hub_sessions.values()),
        *state.city_sessions,
        *state.city_browsers,
        *state.refresh_tokens,
        *state.access_tokens,
        *state.sso_tickets,
        *state.relay_tokens,
        *state.orders,
        *(order.token for order in state.orders.values()),
        *(device.identifier for device in state.devices),
    }


def assert_nothing(platform: Simulator, where: str, text: str) -> None:
    """Fail if the text holds anything private."""
    private = {MARK, GUARDIAN_ID, CHILD_ID.format(""), "Alva", "Vilmer", "Karin"}
    for secret in private | secrets_of(platform):
        assert secret not in text, f"{where}: {secret}"
