"""What holds of tests, homework and assignments whatever the school has written."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies as st

from custom_components.skolplattformen.school.assessments import (
    AssessmentSource,
    assessments,
    due_within,
)
from custom_components.skolplattformen.school.models import (
    STOCKHOLM,
    Assignment,
    AssignmentList,
    SchoolCalendar,
    SchoolEvent,
)
from custom_components.skolplattformen.school.moments import swedish_day
from tests.properties import DETERMINISTIC

from .facts import KEY
from .test_assessment_words import HOMEWORK, NEITHER, TESTS

_FIRST = datetime(2026, 10, 20, tzinfo=UTC)

_titles = st.none() | st.sampled_from((*TESTS, *HOMEWORK, *NEITHER)) | st.text()
_kinds = st.none() | st.sampled_from(("Prov", "Läxa", "Händelse")) | st.text()
_ids = st.sampled_from(("1", "2", "x", ""))
_moments = st.datetimes(
    datetime.fromisoformat("2026-10-20"),
    datetime.fromisoformat("2027-01-08"),
    timezones=st.sampled_from((STOCKHOLM, UTC)),
)


@st.composite
def _events(draw: st.DrawFn) -> SchoolEvent:
    start = draw(_moments).astimezone(STOCKHOLM)
    end = (start.astimezone(UTC) + timedelta(minutes=draw(st.integers(-60, 4000)))).astimezone(
        STOCKHOLM
    )
    timed = draw(st.booleans())
    return SchoolEvent(
        id=draw(_ids),
        first=start.date(),
        last=end.date(),
        start=start if timed else None,
        end=end if timed and draw(st.booleans()) else None,
        title=draw(_titles),
        kind=draw(_kinds),
        subjects=tuple(draw(st.lists(st.text(), max_size=2))),
        task=draw(st.none() | _ids),
    )


@st.composite
def _assignments(draw: st.DrawFn) -> Assignment:
    due = draw(st.none() | _moments)
    return Assignment(
        id=draw(st.integers(0, 3)),
        title=draw(_titles),
        status=draw(st.sampled_from((None, "Due", "Done", ""))),
        due_on=due.astimezone(STOCKHOLM).date() if due else None,
        due_at=draw(st.none() | _moments),
        subject=draw(st.none() | st.text()),
    )


def _calendar(events: list[SchoolEvent]) -> SchoolCalendar:
    return SchoolCalendar(
        first=swedish_day(_FIRST),
        last=swedish_day(_FIRST) + timedelta(days=90),
        read_at=_FIRST,
        events=tuple(events),
    )


@DETERMINISTIC
@given(
    st.lists(_events(), max_size=6, unique_by=lambda event: (event.id, event.first)),
    st.lists(_assignments(), max_size=6),
    _moments,
    st.integers(-2, 400),
)
def test_any_facts_give_an_answer(
    events: list[SchoolEvent], tasks: list[Assignment], now: datetime, days: int
) -> None:
    """Every task is there once, no uid comes twice, and the order is by day."""
    calendar, turned = _calendar(events), _calendar(events[::-1])
    listed = AssignmentList(assignments=tuple(tasks), complete=True, read_at=now)
    found = assessments(KEY, calendar, listed, now)
    again = assessments(KEY, turned, listed, now.astimezone(UTC))

    assert len({one.uid for one in found}) == len(found)
    assert {one.uid for one in again} == {one.uid for one in found}
    of_tasks = [one for one in found if one.source is AssessmentSource.ASSIGNMENTS]
    assert len(of_tasks) == len({task.id for task in tasks})
    dated = [one.due_on for one in found if one.due_on]
    assert dated == sorted(dated)
    assert all(one.due_on is None for one in found[len(dated) :])
    due = due_within(found, now, days)
    assert set(due) <= set(found)
    assert not any(one.done or one.due_on is None for one in due)
