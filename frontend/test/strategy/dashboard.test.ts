// The dashboard: which views there are, what they are called, and what is shown when there is nobody.

import { describe, expect, test } from "vitest";
import type { Hass } from "../../src/hass";
import { announced, Dashboard } from "../../src/strategy/dashboard";
import "../../src/strategy";
import { ACCOUNT, ALVA, home, VILMER } from "./homes";

const SECOND = { id: "jon", key: "a1", name: "Skolplattformen 2", entities: ["sign_in"] };

async function views(hass: Hass) {
  return (await Dashboard.generate({}, hass)).views;
}

/** The titles and addresses of the views. */
async function tabs(hass: Hass) {
  return (await views(hass)).map((view) => ("strategy" in view ? [view.title, view.path] : [view.type]));
}

/** The card that stands alone when there is nobody. */
async function alone(hass: Hass) {
  const [view] = await views(hass);
  return view && "cards" in view ? view.cards[0] : undefined;
}

describe("views", () => {
  test("are one of the family and one of each child", async () => {
    expect(await views(home(ACCOUNT, ALVA, VILMER))).toEqual([
      { title: "Familjen", path: "family", strategy: { type: "custom:skolplattformen-family" } },
      { title: "Alva", path: "alva", strategy: { type: "custom:skolplattformen-child", device_id: "alva" } },
      {
        title: "Vilmer",
        path: "vilmer",
        strategy: { type: "custom:skolplattformen-child", device_id: "vilmer" },
      },
    ]);
  });

  test("of an only child are that child's alone", async () => {
    expect(await tabs(home(ACCOUNT, ALVA))).toEqual([["Alva", "alva"]]);
  });

  test("speak the user's language", async () => {
    expect(await tabs({ ...home(ACCOUNT, ALVA, VILMER), language: "en-GB" })).toContainEqual([
      "Family",
      "family",
    ]);
  });

  test("show a child that two guardians share once, and each guardian's own", async () => {
    const shared = { id: "alva_2", key: "a1_01", name: "Alva 2" };
    const own = { id: "tuva", key: "a1_03", name: "Tuva" };
    const titles = await tabs(home(ACCOUNT, ALVA, SECOND, shared, own));
    expect(titles.map(([title]) => title)).toEqual(["Familjen", "Alva", "Tuva"]);
  });

  test("have addresses of letters, each of its own", async () => {
    const names = ["Åsa", "Asa", "Zoë Ann", "Family", "李"];
    const children = names.map((name, at) => ({ id: `c${String(at)}`, key: `e0_0${String(at)}`, name }));
    const paths = (await tabs(home(ACCOUNT, ...children))).map(([, path]) => path);
    expect(paths).toEqual(["family", "asa", "asa-2", "zoe-ann", "family-2", "child"]);
  });
});

describe("nobody", () => {
  test("leads an administrator to signing in when there is no account", async () => {
    const card = await alone(home());
    expect(card).toMatchObject({ type: "empty-state", title: "Här finns inga skoldagar än" });
    expect(card?.["buttons"]).toMatchObject([
      {
        text: "Lägg till Skolplattformen",
        tap_action: { navigation_path: "/config/integrations/dashboard/add?domain=skolplattformen" },
      },
    ]);
  });

  test("tells others whom to ask", async () => {
    const card = await alone({ ...home(), language: "en", user: { is_admin: false } });
    expect(card).toMatchObject({
      content: "Ask whoever takes care of Home Assistant to add Skolplattformen.",
      buttons: [],
    });
  });

  test("says so of an account without children", async () => {
    expect(await alone(home(ACCOUNT))).toMatchObject({
      title: "Här finns inga barn",
      buttons: [{ tap_action: { navigation_path: "/config/integrations/integration/skolplattformen" } }],
    });
  });

  test("is not taken for a home without an account when everything is switched off", async () => {
    expect(await alone(home({ ...ACCOUNT, entities: [] }))).toMatchObject({ title: "Här finns inga barn" });
  });
});

describe("the dialog of new dashboards", () => {
  test("is told of ours, in the page's language", () => {
    document.documentElement.lang = "sv";
    expect(window.customStrategies).toContain(announced);
    expect(announced.description).toMatch(/^Barnens skoldagar/);
    document.documentElement.lang = "en";
    expect(announced.description).toMatch(/^Your children's school days/);
  });

  test("is given a title and an icon in the user's language", () => {
    expect(Dashboard.getCreateSuggestions(home())).toEqual({ title: "Skoldagen", icon: "mdi:school" });
  });
});

test("strategies are found by the names that Home Assistant asks for", () => {
  const named = ["dashboard-skolplattformen", "view-skolplattformen-family", "view-skolplattformen-child"];
  const found = named.map((name) => customElements.get(`ll-strategy-${name}`));
  expect(found.map((strategy) => strategy && "generate" in strategy)).toEqual([true, true, true]);
});

test("the dashboard is made anew only when what there is or the language has changed", () => {
  const before = home(ACCOUNT, ALVA);
  const isRemade = (change: Partial<Hass>) =>
    Dashboard.shouldRegenerate({}, before, { ...before, ...change });
  const other = { entity_id: "light.kitchen", state: "on", attributes: {} };
  expect(isRemade({ states: { ...before.states, "light.kitchen": other } })).toBe(false);
  // An entity that is switched on has its state a while after it is in the registry.
  const [id = "", ...others] = Object.keys(before.states).reverse();
  const without = Object.fromEntries(others.map((one) => [one, before.states[one]]));
  expect(before.entities).toHaveProperty([id]);
  expect(Dashboard.shouldRegenerate({}, { ...before, states: without } as Hass, before)).toBe(true);
  expect(isRemade({ entities: {} })).toBe(true);
  expect(isRemade({ devices: {} })).toBe(true);
  expect(isRemade({ language: "en" })).toBe(true);
});
