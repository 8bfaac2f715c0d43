// The days that are subscribed to.

import { beforeEach, describe, expect, test, vi } from "vitest";
import { DaysController } from "../src/days";
import type { Hass } from "../src/hass";
import { connectionOf, homeAsked, hostOf, settle, type Asked } from "./hosts";
import { daysOf, schoolDay, TUESDAY } from "./school";

const RANGE = { start: TUESDAY, end: "2026-12-01", language: "sv" };
const OLD = daysOf([], { outdated: true });
const NEW = daysOf([schoolDay()]);

let asked: Asked[];
let host: ReturnType<typeof hostOf>;
let days: DaysController;
let connection: ReturnType<typeof connectionOf>;
let hass: Hass;

beforeEach(() => {
  asked = [];
  host = hostOf();
  days = new DaysController(host);
  connection = connectionOf(asked);
  hass = { ...homeAsked(asked), connection };
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
    vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
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
      wait(5);
      expect(asked).toHaveLength(2);
    },
  );

  test.each([
    ["not_found", 60_000],
    ["unknown_command", 5_000],
  ])("with %s, it is drawn again by itself when it is time", async (code, milliseconds) => {
    last().refuse(code);
    await settle();
    host.requestUpdate.mockClear();
    vi.advanceTimersByTime(milliseconds - 1);
    expect(host.requestUpdate).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(host.requestUpdate).toHaveBeenCalledOnce();
  });

  test("a late refusal of an ended question means nothing", async () => {
    const [before] = asked;
    days.follow(hass, ["alva"], { ...RANGE, language: "en" });
    before?.refuse("not_found");
    await settle();
    expect(days.isRefused("alva")).toBe(false);
  });
});

describe("a child that may not be told of any more", () => {
  test("is not shown as it was", () => {
    days.follow(hass, ["alva"], RANGE);
    last().tell(OLD);
    last().tell({ gone: true } as never);
    expect([days.of("alva"), days.isRefused("alva")]).toEqual([undefined, true]);
    last().tell(NEW);
    expect([days.of("alva"), days.isRefused("alva")]).toEqual([NEW, false]);
  });

  test("nor after another question is refused", async () => {
    days.follow(hass, ["alva"], RANGE);
    last().tell(OLD);
    days.follow(hass, ["alva"], { ...RANGE, start: "2026-11-25" });
    last().refuse("not_found");
    await settle();
    expect(days.of("alva")).toBeUndefined();
  });
});

describe("a connection that is lost", () => {
  beforeEach(async () => {
    days.follow(hass, ["alva"], RANGE);
    last().accept();
    last().tell(OLD);
    await settle();
    connection.lose();
  });

  test("keeps what was told, asks nothing and ends nothing", () => {
    const [before] = asked;
    days.follow(hass, ["alva"], { ...RANGE, start: "2026-11-25" });
    expect(asked).toHaveLength(1);
    expect(before?.end).not.toHaveBeenCalled();
    expect(days.of("alva")).toBe(OLD);
  });

  test("is drawn when it is back, and asked anew just once", () => {
    host.requestUpdate.mockClear();
    connection.findBack();
    expect(host.requestUpdate).toHaveBeenCalledOnce();
    days.follow(hass, ["alva"], RANGE);
    days.follow(hass, ["alva"], RANGE);
    expect(asked).toHaveLength(2);
    last().tell(NEW);
    expect(days.of("alva")).toBe(NEW);
  });

  test("is heard no more by an element that has been taken away", () => {
    days.hostDisconnected();
    host.requestUpdate.mockClear();
    connection.findBack();
    expect(host.requestUpdate).not.toHaveBeenCalled();
  });
});
