// The minutes that pass while the card can be seen.

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Clock } from "../src/clock";
import { hostOf } from "./hosts";

const START = "2026-11-24T07:00:20Z";

let host: ReturnType<typeof hostOf>;
let clock: Clock;

function show(visibility: DocumentVisibilityState): void {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(visibility);
  document.dispatchEvent(new Event("visibilitychange"));
}

const drawn = (): number => host.requestUpdate.mock.calls.length;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(START) });
  host = hostOf();
  clock = new Clock(host);
});

afterEach(() => {
  clock.hostDisconnected();
  vi.useRealTimers();
});

test("is drawn at each full minute", () => {
  clock.hostConnected();
  expect(drawn()).toBe(1);
  vi.advanceTimersByTime(39_999);
  expect(drawn()).toBe(1);
  vi.advanceTimersByTime(1);
  expect(clock.now.toISOString()).toBe("2026-11-24T07:01:00.000Z");
  vi.advanceTimersByTime(10 * 60_000);
  expect(drawn()).toBe(12);
});

test("has one timer, however often it is looked at", () => {
  clock.hostConnected();
  show("visible");
  show("visible");
  expect(vi.getTimerCount()).toBe(1);
});

describe("while nobody sees it", () => {
  test("nothing is drawn, and no timer runs", () => {
    clock.hostConnected();
    show("hidden");
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(3_600_000);
    expect(drawn()).toBe(1);
  });

  test("it does not begin", () => {
    show("hidden");
    clock.hostConnected();
    expect([drawn(), vi.getTimerCount()]).toEqual([0, 0]);
  });

  test("it stops, and catches up at once when it is seen again", () => {
    clock.hostConnected();
    show("hidden");
    vi.advanceTimersByTime(3_600_000);
    show("visible");
    expect(clock.now.toISOString()).toBe("2026-11-24T08:00:20.000Z");
    expect([drawn(), vi.getTimerCount()]).toEqual([2, 1]);
  });
});

describe("when it is taken away", () => {
  test("it stops, and does not begin when the page is shown", () => {
    clock.hostConnected();
    clock.hostDisconnected();
    show("visible");
    expect([drawn(), vi.getTimerCount()]).toEqual([1, 0]);
  });

  test("it goes on where it is put", () => {
    clock.hostConnected();
    clock.hostDisconnected();
    vi.advanceTimersByTime(60_000);
    clock.hostConnected();
    expect(clock.now.toISOString()).toBe("2026-11-24T07:01:20.000Z");
    expect(vi.getTimerCount()).toBe(1);
  });
});
