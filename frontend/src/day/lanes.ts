// Lessons at the same time stand beside each other: which lane each is in, and how many there are.

export interface Lane {
  readonly lane: number;
  readonly lanes: number;
}

interface Span {
  readonly start: string;
  readonly end: string;
}

/** Return the lane of each, in the given order; those that touch no other have a lane to themselves. */
export function lanesOf(spans: readonly Span[]): Lane[] {
  const times = spans.map(({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) }));
  const order = times.map((_, index) => index).sort((one, other) => at(one).start - at(other).start);
  const found: { lane: number; group: number }[] = [];
  const lanes: number[] = [];
  let ends: number[] = [];
  for (const index of order) {
    const { start, end } = at(index);
    if (ends.every((time) => time <= start)) {
      ends = [];
      lanes.push(0);
    }
    const free = ends.findIndex((time) => time <= start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = end;
    const group = lanes.length - 1;
    lanes[group] = ends.length;
    found[index] = { lane, group };
  }
  return found.map(({ lane, group }) => ({ lane, lanes: lanes[group] ?? 1 }));

  function at(index: number): { start: number; end: number } {
    return times[index] ?? { start: 0, end: 0 };
  }
}
