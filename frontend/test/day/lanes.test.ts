// Lessons at the same time, side by side.

import { describe, expect, test } from "vitest";
import { lanesOf } from "../../src/day/lanes";
import { told } from "../school";

/** The lane of each, and how many there are: "1/2" is the second of two. */
function lanes(...spans: readonly (readonly [string, string])[]): string[] {
  const written = spans.map(([start, end]) => ({ start: told(start), end: told(end) }));
  return lanesOf(written).map(({ lane, lanes: all }) => `${String(lane)}/${String(all)}`);
}

test("none have none", () => {
  expect(lanes()).toEqual([]);
});

test("lessons that only touch have the day's width each", () => {
  expect(lanes(["08:00", "09:00"], ["09:00", "10:00"], ["10:20", "11:00"])).toEqual(["0/1", "0/1", "0/1"]);
});

describe("lessons at the same time", () => {
  test("share the width, in the order in which they are told", () => {
    expect(lanes(["08:00", "09:00"], ["08:00", "09:00"])).toEqual(["0/2", "1/2"]);
  });

  test("of which there are three have a third each", () => {
    expect(lanes(["08:00", "09:00"], ["08:00", "09:00"], ["08:00", "09:00"])).toEqual(["0/3", "1/3", "2/3"]);
  });

  test("leave others their width", () => {
    expect(lanes(["08:00", "09:00"], ["08:30", "09:30"], ["09:30", "10:30"])).toEqual(["0/2", "1/2", "0/1"]);
  });

  test("give a lane that is free again to the next", () => {
    expect(lanes(["08:00", "12:00"], ["08:00", "09:00"], ["09:00", "10:00"])).toEqual(["0/2", "1/2", "1/2"]);
  });

  test("in a chain are as wide as each other, so that none lies over another", () => {
    expect(lanes(["08:00", "10:00"], ["09:00", "11:00"], ["10:00", "12:00"])).toEqual(["0/2", "1/2", "0/2"]);
  });

  test("keep the order they are told in, whichever begins first", () => {
    expect(lanes(["08:30", "09:30"], ["10:00", "11:00"], ["08:00", "09:00"])).toEqual(["1/2", "0/1", "0/2"]);
  });
});

test("in no lane do two lie over each other, however they are mixed", () => {
  const spans = Array.from({ length: 40 }, (_, index) => {
    const start = 8 * 60 + ((index * 37) % 360);
    return { start, end: start + 20 + ((index * 53) % 80) };
  });
  const moment = (minutes: number): string => new Date(Date.UTC(2026, 10, 24, 0, minutes)).toISOString();
  const found = lanesOf(spans.map(({ start, end }) => ({ start: moment(start), end: moment(end) })));
  const drawn = spans.map((span, index) => ({ ...span, lane: 0, lanes: 0, ...found[index] }));
  for (const one of drawn) {
    expect(one.lane).toBeLessThan(one.lanes);
    for (const other of drawn.filter((each) => each !== one)) {
      const meet = one.start < other.end && other.start < one.end;
      if (meet) expect([other.lane === one.lane, other.lanes]).toEqual([false, one.lanes]);
    }
  }
});
