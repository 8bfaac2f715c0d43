"""Swedish public holidays of some years, the moving ones too."""

from datetime import date, timedelta

from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.school.public_holidays import public_holiday
from tests.properties import DETERMINISTIC

# Good Friday, Ascension Day, Midsummer's Eve, All Saints' Day.
_MOVING = {
    2024: ("03-29", "05-09", "06-21", "11-02"),
    2025: ("04-18", "05-29", "06-20", "11-01"),
    2026: ("04-03", "05-14", "06-19", "10-31"),
    2027: ("03-26", "05-06", "06-25", "11-06"),
    2028: ("04-14", "05-25", "06-23", "11-04"),
    2029: ("03-30", "05-10", "06-22", "11-03"),
    2030: ("04-19", "05-30", "06-21", "11-02"),
}


@pytest.mark.parametrize("year", _MOVING)
def test_all_of_a_year(year: int) -> None:
    """The sixteen days with their Swedish names, and no other: no Sundays, no half days."""
    friday, ascension, midsummer, saints = (
        date.fromisoformat(f"{year}-{day}") for day in _MOVING[year]
    )
    expected = {
        date(year, 1, 1): "Nyårsdagen",
        date(year, 1, 6): "Trettondedag jul",
        friday: "Långfredagen",
        friday + timedelta(days=2): "Påskdagen",
        friday + timedelta(days=3): "Annandag påsk",
        date(year, 5, 1): "Första maj",
        ascension: "Kristi himmelsfärdsdag",
        ascension + timedelta(days=10): "Pingstdagen",
        date(year, 6, 6): "Nationaldagen",
        midsummer: "Midsommarafton",
        midsummer + timedelta(days=1): "Midsommardagen",
        saints: "Alla helgons dag",
        date(year, 12, 24): "Julafton",
        date(year, 12, 25): "Juldagen",
        date(year, 12, 26): "Annandag jul",
        date(year, 12, 31): "Nyårsafton",
    }
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(366)]
    found = {
        day: name for day in days if day.year == year and (name := public_holiday(day)) is not None
    }

    assert found == expected


@pytest.mark.parametrize(
    "day", ["2026-01-05", "2026-04-02", "2026-04-30", "2026-05-15", "2026-10-30", "2026-11-22"]
)
def test_ordinary_days(day: str) -> None:
    """Twelfth Night, Maundy Thursday, Walpurgis, bridge days and plain Sundays are none."""
    assert public_holiday(date.fromisoformat(day)) is None


@DETERMINISTIC
@given(st.dates(date.min, date.max) | st.sampled_from((date.min, date.max)))
def test_total(day: date) -> None:
    """Any day has an answer, the same the second time."""
    assert public_holiday(day) == public_holiday(day)
