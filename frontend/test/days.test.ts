// The days that are subscribed to.

import { beforeEach, describe, expect, test, vi } from "vitest";
import { DaysController } from "../src/days";
import { homeAsked, hostOf, settle, type Asked } from "./hosts";
import { daysOf, schoolDay, TUESDAY } from "./school";

const RANGE = { start: TUESDAY, end: "2026-12-01", language: "sv" };
const OLD = daysOf([], { outdated: true });
const NEW = daysOf([schoolDay()]);

let asked: Asked[];
let host: ReturnType<typeof hostOf>;
let days: DaysController;
let hass: ReturnType<typeof homeAsked>;

beforeEach(() => {
  asked = [];
  host = hostOf();
  days = new DaysController(host);
  hass = homeAsked(asked);
  days.hostConnected();
  host.requestUpdate.mockClear();
});

function last(): Asked {
  const found = asked.at(-1);
  if (found === undefined) throw new Error("nothing was asked");
  return found;
}

describe("asks", () => {
  test("for each child once, however often it is drawn", async () => {
    days.follow(hass, ["alva", "bo"], RANGE);
    days.follow(hass, ["alva", "bo"], { ...RANGE });
    last().accept();
    await settle();
    days.follow(hass, ["alva", "bo"], RANGE);
    expect(asked.map(({ message }) => message)).toEqual([
      { type: "skolplattformen/subscribe_days", device_id: "alva", ...RANGE },
      { type: "skolplattformen/subscribe_days", device_id: "bo", ...RANGE },
    ]);
  });

  test.each([{ start: "2026-11-25" }, { end: "2026-12-02" }, { language: "en" }])(
    "anew for %o, and ends what was before",
    async (other) => {
      days.follow(hass, ["alva"], RANGE);
      last().accept();
      days.follow(hass, ["alva"], { ...RANGE, ...other });
      await settle();
      expect(asked).toHaveLength(2);
      expect(asked[0]?.end).toHaveBeenCalledOnce();
      expect(last().message).toMatchObject(other);
    },
  );

  test("anew over another connection", () => {
    days.follow(hass, ["alva"], RANGE);
    const others: Asked[] = [];
    days.follow(homeAsked(others), ["alva"], RANGE);
    expect(others).toHaveLength(1);
  });

  test("nothing for an element that has been taken away", () => {
    days.hostDisconnected();
    days.follow(hass, ["alva"], RANGE);
    expect(asked).toEqual([]);
    days.hostConnected();
    expect(host.requestUpdate).toHaveBeenCalled();
    days.follow(hass, ["alva"], RANGE);
    expect(asked).toHaveLength(1);
  });
});

describe("keeps", () => {
  test("what is told, and has it drawn", () => {
    days.follow(hass, ["alva", "bo"], RANGE);
    expect(days.of("alva")).toBeUndefined();
    asked[0]?.tell(NEW);
    expect([days.of("alva"), days.of("bo")]).toEqual([NEW, undefined]);
    expect(host.requestUpdate).toHaveBeenCalledOnce();
  });

  test("what was told until there is something newer", () => {
    days.follow(hass, ["alva"], RANGE);
    last().tell(OLD);
    days.follow(hass, ["alva"], { ...RANGE, language: "en" });
    expect(days.of("alva")).toBe(OLD);
    last().tell(NEW);
    expect(days.of("alva")).toBe(NEW);
  });

  test("the newer when an ended question is answered late", () => {
    days.follow(hass, ["alva"], RANGE);
    const [before] = asked;
    days.follow(hass, ["alva"], { ...RANGE, language: "en" });
    last().tell(NEW);
    before?.tell(OLD);
    expect(days.of("alva")).toBe(NEW);
  });

  test("waiting when an ended question is answered before the new one", () => {
    days.follow(hass, ["alva"], RANGE);
    const [before] = asked;
    days.follow(hass, ["alva"], { ...RANGE, start: "2026-11-30" });
    before?.tell(OLD);
    expect(days.of("alva")).toBeUndefined();
  });

  test("nothing that is told after it has been taken away", () => {
    days.follow(hass, ["alva"], RANGE);
    days.hostDisconnected();
    last().tell(NEW);
    expect(days.of("alva")).toBeUndefined();
  });
});

describe("ends", () => {
  test("when it is taken away", async () => {
    days.follow(hass, ["alva", "bo"], RANGE);
    for (const one of asked) one.accept();
    days.hostDisconnected();
    await settle();
    for (const one of asked) expect(one.end).toHaveBeenCalledOnce();
  });

  test("also when the answer comes after that", async () => {
    days.follow(hass, ["alva"], RANGE);
    days.hostDisconnected();
    last().accept();
    await settle();
    expect(last().end).toHaveBeenCalledOnce();
  });

  test("with the last child that leaves", async () => {
    days.follow(hass, ["alva", "bo"], RANGE);
    for (const one of asked) one.accept();
    days.follow(hass, ["bo"], RANGE);
    await settle();
    expect(asked.map(({ end }) => end.mock.calls.length)).toEqual([1, 0]);
    days.follow(hass, [], RANGE);
    await settle();
    expect(asked.map(({ end }) => end.mock.calls.length)).toEqual([1, 1]);
  });

  test("over a connection that has ended it already", async () => {
    days.follow(hass, ["alva"], RANGE);
    last().end.mockRejectedValue(new Error("gone"));
    last().accept();
    days.hostDisconnected();
    await settle();
    expect(last().end).toHaveBeenCalledOnce();
  });
});

describe("when it is refused", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"] });
    days.follow(hass, ["alva"], RANGE);
    return () => vi.useRealTimers();
  });

  const wait = (seconds: number): void => {
    vi.setSystemTime(Date.now() + seconds * 1000);
    days.follow(hass, ["alva"], RANGE);
  };

  test("it asks again after a minute, once", async () => {
    last().refuse("not_found");
    await settle();
    expect([days.isRefused("alva"), host.requestUpdate.mock.calls.length]).toEqual([true, 1]);
    wait(59);
    expect(asked).toHaveLength(1);
    wait(1);
    wait(0);
    expect(asked).toHaveLength(2);
    expect(days.isRefused("alva")).toBe(true);
    last().tell(NEW);
    expect(days.isRefused("alva")).toBe(false);
    wait(120);
    expect(asked).toHaveLength(2);
  });

  test.each(["unknown_command", "home_assistant_error"])(
    "with %s, the child is not said to be gone",
    async (code) => {
      last().refuse(code);
      await settle();
      expect(days.isRefused("alva")).toBe(false);
      wait(60);
      expect(asked).toHaveLength(2);
    },
  );

  test("a late refusal of an ended question means nothing", async () => {
    const [before] = asked;
    days.follow(hass, ["alva"], { ...RANGE, language: "en" });
    before?.refuse("not_found");
    await settle();
    expect(days.isRefused("alva")).toBe(false);
  });
});
