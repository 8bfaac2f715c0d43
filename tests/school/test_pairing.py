"""Which lesson of a day became which, by hand."""

from itertools import permutations

from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.school.matching import least_cost
from custom_components.skolplattformen.school.pairing import pair_lessons
from tests.properties import DETERMINISTIC

from .facts import at
from .readings import NOON, lesson, once, told


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            ("08:00-09:00 Matematik", "09:00-10:00 Svenska"),
            ("08:00-09:00 Svenska", "09:00-10:00 Matematik"),
            [
                "moved 08:00 Matematik -> 09:00 Matematik",
                "moved 09:00 Svenska -> 08:00 Svenska",
            ],
            id="two subjects swap times",
        ),
        pytest.param(
            ("08:00-09:00 Matematik / Anna", "10:00-11:00 Matematik / Bo"),
            ("08:00-09:00 Matematik / Bo", "10:00-11:00 Matematik / Anna"),
            [
                "teacher 08:00 Matematik -> 08:00 Matematik",
                "teacher 10:00 Matematik -> 10:00 Matematik",
            ],
            id="two lessons of one subject swap times: their teachers are others",
        ),
        pytest.param(
            ("08:00-09:00 Matematik", "10:00-11:00 Matematik"),
            ("10:00-11:00 Matematik", "08:00-09:00 Matematik"),
            [],
            id="two lessons of one subject that nothing tells apart",
        ),
        pytest.param(
            ("08:00-09:00 Matematik", "10:00-11:00 Matematik"),
            ("09:10-10:10 Matematik", "11:10-12:10 Matematik"),
            [
                "moved 08:00 Matematik -> 09:10 Matematik start 08:00>09:10",
                "moved 10:00 Matematik -> 11:10 Matematik end 11:00>12:10",
            ],
            id="moved together, not crosswise",
        ),
        pytest.param(
            ("08:00-09:00 Matematik", "09:00-10:00 Svenska", "10:00-11:00 Matematik"),
            ("09:00-10:00 Matematik", "10:00-11:00 Svenska", "11:00-12:00 Matematik"),
            [
                "moved 08:00 Matematik -> 09:00 Matematik start 08:00>09:00",
                "moved 09:00 Svenska -> 10:00 Svenska",
                "moved 10:00 Matematik -> 11:00 Matematik end 11:00>12:00",
            ],
            id="the whole day an hour later",
        ),
        pytest.param(
            ("08:00-09:00 Matematik", "09:00-10:00 Svenska"),
            ("08:00-09:00 Svenska", "09:00-10:00 Engelska"),
            [
                "subject 08:00 Matematik -> 08:00 Svenska",
                "subject 09:00 Svenska -> 09:00 Engelska",
            ],
            id="both replaced rather than one cancelled",
        ),
        pytest.param(
            ("08:00-09:00 Matematik", "10:00-11:00 Svenska"),
            ("08:00-09:00 Engelska", "10:00-11:00 Svenska", "13:00-14:00 Matematik"),
            [
                "added - -> 08:00 Engelska",
                "moved 08:00 Matematik -> 13:00 Matematik end 11:00>14:00",
            ],
            id="moved, and another one in its place",
        ),
        pytest.param(
            ("08:00-09:00 Matematik",),
            ("08:00-09:00 Engelska", "16:00-17:00 Matematik"),
            [
                "added - -> 08:00 Engelska",
                "moved 08:00 Matematik -> 16:00 Matematik end 09:00>17:00",
            ],
            id="moved to the other end of the day, and another one in its place",
        ),
        pytest.param(
            ("08:00-09:00 Matematik inställd", "10:00-11:00 Svenska"),
            ("08:00-09:00 Engelska", "10:00-11:00 Svenska"),
            ["added - -> 08:00 Engelska start 10:00>08:00"],
            id="another one in the place of one that was called off",
        ),
        pytest.param(
            ("08:00-09:00 Matematik", "10:00-11:00 Svenska"),
            ("10:00-11:00 Svenska", "13:00-14:00 Matematik inställd"),
            [],
            id="called off at a time when there was none",
        ),
        pytest.param(
            ("08:00-09:00 Matematik", "10:00-11:00 Matematik"),
            ("10:00-11:00 Matematik", "10:00-11:00 Engelska"),
            ["added - -> 10:00 Engelska"],
            id="what is as before is itself",
        ),
        pytest.param(
            ("08:00-09:00 Matematik", "10:00-11:00 Svenska"),
            ("08:00-09:00 Matematik", "13:00-14:00 Engelska"),
            ["added - -> 13:00 Engelska end 11:00>14:00"],
            id="neither subject nor time: two lessons",
        ),
        pytest.param(
            ("08:00-08:45 Slöjd", "08:50-09:35 Slöjd", "10:00-11:00 Svenska"),
            ("08:00-09:35 Slöjd", "10:00-11:00 Svenska"),
            [],
            id="a double lesson written as one",
        ),
        pytest.param(
            ("08:00-09:35 Slöjd", "10:00-11:00 Svenska"),
            ("08:00-08:45 Slöjd", "08:50-09:35 Slöjd", "10:00-11:00 Svenska"),
            [],
            id="a double lesson written as two",
        ),
        pytest.param(
            ("08:00-08:45 Slöjd", "08:50-09:35 Slöjd"),
            ("08:00-09:30 Slöjd",),
            ["moved 08:00 Slöjd -> 08:00 Slöjd end 09:35>09:30"],
            id="a double lesson written as one, a little shorter",
        ),
        pytest.param(
            ("08:00-08:45 Slöjd", "08:50-09:35 Slöjd"),
            ("08:00-08:45 Slöjd", "08:50-09:35 Slöjd inställd"),
            ["cancelled 08:50 Slöjd -> 08:50 Slöjd inställd end 09:35>08:45"],
            id="half of a double lesson is cancelled",
        ),
        pytest.param(
            ("08:00-09:00 Slöjd / Anna", "08:00-09:00 Slöjd / Bo"),
            ("08:00-09:00 Slöjd / Bo", "08:00-09:00 Slöjd / Vera"),
            ["teacher 08:00 Slöjd -> 08:00 Slöjd"],
            id="two groups at once, one with another teacher",
        ),
        pytest.param(
            ("08:00-09:00 Slöjd", "08:00-09:00 Slöjd inställd", "10:00-11:00 Svenska"),
            ("08:00-09:00 Slöjd inställd", "10:00-11:00 Svenska"),
            [],
            id="two groups at once, one cancelled and the other missing",
        ),
        pytest.param(
            ("08:00-09:00 Matematik", "10:00-11:00 Svenska"),
            ("08:00-09:00 Matematik utgår", "08:00-09:00 Engelska", "10:00-11:00 Svenska"),
            [
                "added - -> 08:00 Engelska",
                "cancelled 08:00 Matematik -> 08:00 Matematik utgår",
            ],
            id="called off in words, and another one in its place",
        ),
    ],
)
def test_one_day(before: tuple[str, ...], after: tuple[str, ...], expected: list[str]) -> None:
    """The least difference of the whole day, whatever the order of the rows."""
    for old in (before, before[::-1]):
        for new in (after, after[::-1]):
            assert told(once(old, new).changes) == expected


def test_a_day_of_many_lessons() -> None:
    """The day shifts by a minute; each lesson is paired with itself."""
    starts = [f"{hour:02}:{minute:02}" for hour in range(13, 21) for minute in range(0, 60, 10)]
    before = [lesson(f"{start}-23:50 Pass {start}") for start in starts]
    after = [lesson(f"{start}-23:51 Pass {start}") for start in starts]

    pairing = pair_lessons(before[::-1], after, at(NOON))

    assert [(old.title, new.title) for old, new in pairing.pairs] == [
        (row.title, row.title) for row in before
    ]
    assert pairing.gone == pairing.new == ()


@DETERMINISTIC
@given(
    st.integers(0, 4).flatmap(
        lambda height: st.integers(height, 5).flatmap(
            lambda width: st.lists(
                st.lists(st.integers(0, 30), min_size=width, max_size=width),
                min_size=height,
                max_size=height,
            )
        )
    )
)
def test_least_cost(costs: list[list[int]]) -> None:
    """No other choice of different columns costs less."""
    chosen = least_cost(costs)
    width = len(costs[0]) if costs else 0

    assert len(set(chosen)) == len(costs)
    assert sum(row[column] for row, column in zip(costs, chosen, strict=True)) == min(
        sum(row[column] for row, column in zip(costs, columns, strict=True))
        for columns in permutations(range(width), len(costs))
    )
