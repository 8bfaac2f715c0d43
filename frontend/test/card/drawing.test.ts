// When the card is drawn, and that text stays text.

import { afterEach, describe, expect, test } from "vitest";
import {
  allDay,
  daysOf,
  freeDay,
  lesson,
  moment,
  schoolDay,
  task,
  told,
  TUESDAY,
  WEDNESDAY,
} from "../school";
import { ALVA, BO, closePages, family, page, withState } from "./page";

afterEach(closePages);

describe("what does not concern it", () => {
  test("draws nothing", async () => {
    const home = family(ALVA);
    const shown = await page(home);
    await shown.tell(daysOf([schoolDay()]));
    const before = shown.card.drawn;
    for (let times = 0; times < 50; times += 1) await shown.set(withState(home, "light.hall", String(times)));
    expect(shown.card.drawn).toBe(before);
    expect(shown.asked).toHaveLength(1);
  });

  test("draws nothing when it is another child's", async () => {
    const home = family(ALVA, BO);
    const shown = await page(home, { device_id: "alva" });
    const before = shown.card.drawn;
    await shown.set(withState(home, "sensor.bo_unread_messages", "3"));
    expect(shown.card.drawn).toBe(before);
  });
});

describe("what does", () => {
  test.each(["sensor.alva_unread_messages", "sensor.alva_timetable_change", "sensor.eva_sign_in"])(
    "draws it once: %s",
    async (id) => {
      const home = family(ALVA);
      const shown = await page(home);
      const before = shown.card.drawn;
      await shown.set(withState(home, id, "1"));
      expect(shown.card.drawn).toBe(before + 1);
    },
  );

  test("each minute draws it once", async () => {
    const shown = await page(family(ALVA));
    const before = shown.card.drawn;
    await shown.pass(60_000);
    expect(shown.card.drawn).toBe(before + 1);
  });
});

describe("taken away", () => {
  test("it asks for nothing, and ends what it asked for", async () => {
    const shown = await page(family(ALVA));
    await shown.tell(daysOf([schoolDay()]));
    shown.card.remove();
    await shown.drawn();
    await shown.pass(3_600_000);
    expect(shown.asked).toHaveLength(1);
    expect(shown.asked[0]?.end.mock.calls).toHaveLength(1);
  });

  test("and put somewhere else it asks again", async () => {
    const shown = await page(family(ALVA));
    shown.card.remove();
    await shown.drawn();
    document.body.append(shown.card);
    await shown.drawn();
    expect(shown.asked).toHaveLength(2);
  });

  test("its last child's question ends", async () => {
    const shown = await page(family(ALVA));
    await shown.tell(daysOf([schoolDay()]));
    await shown.set(family());
    expect(shown.asked[0]?.end.mock.calls).toHaveLength(1);
    expect(shown.text()).toContain("Det finns inga barn än");
  });
});

test("another language is spoken at once, and asked for", async () => {
  const home = family(ALVA);
  const shown = await page(home);
  await shown.tell(daysOf([schoolDay()]));
  expect(shown.text(".head")).toContain("I dag, tisdag 24 november");
  await shown.set({ ...home, language: "en" });
  expect(shown.text(".head")).toContain("Today, Tuesday 24 November");
  expect(shown.text(".hero")).toContain("Then Bild at 09:30");
  expect(shown.asked.at(-1)?.message).toMatchObject({ language: "en" });
});

test("what the school writes is never interpreted", async () => {
  const evil = '<img src=x onerror="alert(1)"><b>fett</b>';
  const home = withState(family({ ...ALVA, name: evil }), "sensor.alva_unread_messages", "2");
  const shown = await page(home);
  const day = schoolDay({
    lessons: [lesson(evil, "08:10", "09:10", { room: evil, teacher: evil, notes: evil })],
    lunch: { start: told("11:00"), end: told("11:30"), dishes: [evil], closed: null },
    bring: [{ text: evil, source: "notes", subject: evil }],
    due: [task("test", evil, { subject: evil })],
    differences: { start: 0, end: 0, added: [evil], missing: [evil] },
  });
  const days = daysOf([day, freeDay(WEDNESDAY, "closed", { reason: evil })], {
    events: [allDay(`${evil}!`)],
  });
  const check = (): void => {
    expect(shown.text()).toContain("<img src=x");
    expect(
      [...shown.all("img"), ...shown.all("b")].map(({ textContent }) => textContent).join(),
    ).not.toContain("fett");
    expect(shown.all("img, script, iframe")).toEqual([]);
  };
  await shown.tell(days);
  check();
  await shown.press("Vecka");
  await shown.tell(days);
  check();
});

test("at midnight the next day is asked for, and shown of what is known already", async () => {
  const days = daysOf([freeDay(TUESDAY, "unknown"), freeDay(WEDNESDAY, "study_day")]);
  const shown = await page(family(ALVA), {}, moment("23:59"));
  await shown.tell(days);
  expect(shown.text()).toContain("Schemat är inte känt");
  await shown.pass(60_000);
  expect(shown.range).toBe("2026-11-25 2026-12-02");
  expect(shown.text()).toContain("I dag, onsdag 25 november");
  expect(shown.text()).toContain("Studiedag");
});

test("an account alone is no reason to add it again", async () => {
  const shown = await page(family());
  expect(shown.find("a")).toBeNull();
});
