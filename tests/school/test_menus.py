"""Menus of several weeks as one."""

from dataclasses import replace

from custom_components.skolplattformen.school.menus import join_menus

from .facts import at, menu, served


def test_join_two_weeks() -> None:
    """Days are in order, the range is whole, and the menu is as old as its oldest part."""
    newer = menu(served("2026-12-07", "Kalops"), first="2026-12-07", read_at="2026-10-25 02:10")
    newer = replace(newer, read_at=newer.read_at.replace(fold=1))
    older = menu(
        served("2026-11-24", "Pasta"), served("2026-11-23", "Fisk"), read_at="2026-10-25 02:30"
    )

    joined = join_menus([newer, replace(older, school=None)])

    assert joined is not None
    assert joined.school == "Lärkskolan"
    assert (joined.first, joined.last) == (older.first, newer.last)
    assert joined.read_at == at("2026-10-25 02:30")
    assert [day.day.day for day in joined.days] == [23, 24, 7]


def test_join_nothing() -> None:
    """Without menus there is none."""
    assert join_menus([]) is None
