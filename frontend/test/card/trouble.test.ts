// What the card says when what it shows cannot be trusted.

import { afterEach, describe, expect, test } from "vitest";
import { homeWith } from "../registry";
import { daysOf, moment, schoolDay, told } from "../school";
import { ALVA, BO, closePages, EVA, family, page, withState, type Page } from "./page";

afterEach(closePages);

const PAGE = "/config/integrations/integration/skolplattformen";
const SIGN_IN = withState(family(ALVA), "sensor.eva_sign_in", "sign_in_required");
const STOPPED = withState(family(ALVA), "sensor.eva_last_update", "unavailable");
const OTHERS = { user: { is_admin: false } };

const link = (shown: Page): string | null | undefined => shown.find(".trouble a")?.getAttribute("href");

test("nothing while all is well", async () => {
  const shown = await page(withState(family(ALVA), "sensor.eva_sign_in", "signed_in"));
  await shown.tell(daysOf([schoolDay()]));
  expect(shown.find(".trouble")).toBeNull();
});

describe("a sign-in that is needed", () => {
  test("has a link for whoever may do it", async () => {
    const shown = await page(SIGN_IN);
    expect(shown.text(".trouble")).toBe("Du behöver logga in på skolans plattform igen. Logga in igen");
    expect(link(shown)).toBe(PAGE);
  });

  test("has a word for others", async () => {
    const shown = await page({ ...SIGN_IN, ...OTHERS });
    expect(shown.text(".trouble")).toBe(
      "Du behöver logga in på skolans plattform igen. Be den som sköter Home Assistant att logga in.",
    );
    expect(link(shown)).toBeUndefined();
  });

  test("leaves what was read before", async () => {
    const shown = await page(SIGN_IN);
    await shown.tell(daysOf([schoolDay()], { outdated: true }));
    expect(shown.text()).toContain("Matematik");
    expect(shown.texts(".trouble")).toEqual([
      "Du behöver logga in på skolans plattform igen. Uppgifterna är från kl. 07:32. Logga in igen",
    ]);
  });

  test("is gone once somebody has signed in", async () => {
    const shown = await page(SIGN_IN);
    await shown.set(withState(SIGN_IN, "sensor.eva_sign_in", "signed_in"));
    expect(shown.find(".trouble")).toBeNull();
  });
});

describe("old data", () => {
  test.each([
    ["today", told("07:32"), /svarar inte\. Uppgifterna är från kl\. 07:32\.$/],
    ["another day", told("18:00", "2026-11-23"), /Uppgifterna är från den 23 november kl\. 18:00\.$/],
    ["nobody knows when", null, /Uppgifterna är från tidigare\.$/],
  ])("of %s says so", async (_, read_at, text) => {
    const shown = await page(family(ALVA));
    await shown.tell(daysOf([schoolDay()], { outdated: true, read_at }));
    expect(shown.text(".trouble")).toMatch(text);
  });

  test("of brothers and sisters is told once, by the oldest", async () => {
    const shown = await page(family(ALVA, BO));
    await shown.tell(daysOf([schoolDay()], { outdated: true, read_at: told("07:33") }), "alva");
    await shown.tell(daysOf([schoolDay()], { outdated: true, read_at: told("07:32") }), "bo");
    expect(shown.texts(".trouble")).toEqual([expect.stringMatching(/kl\. 07:32\.$/)]);
  });
});

describe("an account that is not running", () => {
  test("has a link for whoever may look", async () => {
    const shown = await page(STOPPED);
    expect(shown.text(".trouble")).toBe("Skolplattformen är inte igång i Home Assistant. Visa");
    expect(link(shown)).toBe(PAGE);
  });

  test("has none for others", async () => {
    const shown = await page({ ...STOPPED, ...OTHERS });
    expect(link(shown)).toBeUndefined();
  });

  test("tells no days, and nobody waits for them", async () => {
    const shown = await page(STOPPED);
    expect(shown.text(".child")).toBe("Inget är känt om den här dagen");
  });

  test("leaves what was read before, and goes on when it runs again", async () => {
    const shown = await page(family(ALVA));
    await shown.tell(daysOf([schoolDay()]));
    await shown.set(STOPPED);
    expect(shown.text()).toContain("Matematik");
    expect(shown.text(".trouble")).toBe("Skolplattformen är inte igång i Home Assistant. Visa");
    await shown.set(withState(STOPPED, "sensor.eva_last_update", told("08:31")));
    expect(shown.find(".trouble")).toBeNull();
  });
});

test("two accounts in different trouble are both told of", async () => {
  const olof = { id: "olof", key: "f0", entities: ["sign_in", "last_update"] };
  const home = homeWith(EVA, ALVA, olof, { ...BO, key: "f0_02" });
  const both = withState(
    withState(home, "sensor.eva_sign_in", "sign_in_required"),
    "sensor.olof_last_update",
    "unavailable",
  );
  expect((await page(both, {}, moment("08:30"))).all(".trouble")).toHaveLength(2);
});

test("who may not read the account's entities is told what the days tell", async () => {
  const shown = await page(homeWith({ ...EVA, entities: [] }, ALVA));
  await shown.tell(daysOf([schoolDay()], { outdated: true }));
  expect(shown.text(".trouble")).toContain("svarar inte");
});
