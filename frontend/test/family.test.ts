// The accounts and the children, as the registries of a home show them.

import { describe, expect, test } from "vitest";
import { accountOf, accountsOf, childOf, childrenOf, needsSignIn } from "../src/family";
import type { Hass } from "../src/hass";
import { homeWith, withMore } from "./registry";

const EVA = { id: "eva", key: "e0", name: "Skolplattformen", entities: ["sign_in", "last_update"] };
const JON = { id: "jon", key: "a1", name: "Skolplattformen 2", entities: ["sign_in"] };
const ALVA = { id: "alva", key: "e0_01", name: "Alva", entities: ["today", "unread_messages"] };
const VILMER = { id: "vilmer", key: "e0_02", name: "Vilmer" };
const ALVA_AT_JON = { id: "alva_2", key: "a1_01", name: "Alva 2" };
const TUVA_AT_JON = { id: "tuva", key: "a1_03", name: "Tuva" };

const names = (found: readonly { name: string }[]): string[] => found.map((one) => one.name);

/** The child of a device, which is there. */
function child(hass: Hass, deviceId: string) {
  const found = childOf(hass, deviceId);
  if (!found) {
    throw new Error(`no child has the device ${deviceId}`);
  }
  return found;
}

describe("one guardian", () => {
  const hass = homeWith(EVA, ALVA, VILMER);

  test("has each child with its entities", () => {
    expect(childrenOf(hass)).toEqual([
      {
        deviceId: "alva",
        name: "Alva",
        entities: { today: "sensor.alva_today", unread_messages: "sensor.alva_unread_messages" },
      },
      { deviceId: "vilmer", name: "Vilmer", entities: { today: "sensor.vilmer_today" } },
    ]);
  });

  test("has an account, which is no child", () => {
    expect(accountsOf(hass)).toEqual([
      {
        deviceId: "eva",
        name: "Skolplattformen",
        entities: { sign_in: "sensor.eva_sign_in", last_update: "sensor.eva_last_update" },
      },
    ]);
    expect(childOf(hass, "eva")).toBeUndefined();
  });

  test("is the one through whom each child is read", () => {
    for (const one of childrenOf(hass)) {
      expect(accountOf(hass, one)?.deviceId).toBe("eva");
    }
  });
});

describe("two guardians in one home", () => {
  const hass = homeWith(EVA, ALVA, VILMER, JON, ALVA_AT_JON, TUVA_AT_JON);

  test("have the child that they share once, as the first one's", () => {
    expect(childrenOf(hass).map((one) => one.deviceId)).toEqual(["alva", "vilmer", "tuva"]);
    expect(names(accountsOf(hass))).toEqual(["Skolplattformen", "Skolplattformen 2"]);
  });

  test("each read their own", () => {
    expect(accountOf(hass, child(hass, "alva"))?.deviceId).toBe("eva");
    expect(accountOf(hass, child(hass, "alva_2"))?.deviceId).toBe("jon");
    expect(accountOf(hass, child(hass, "tuva"))?.deviceId).toBe("jon");
  });

  test("find a child by either one's device", () => {
    expect(child(hass, "alva_2").entities).toEqual({ today: "sensor.alva_2_today" });
  });

  const signIn = (home: Hass, state: string, ...accounts: readonly string[]): Hass => ({
    ...home,
    states: Object.fromEntries(
      accounts.map((account) => {
        const entity_id = `sensor.${account}_sign_in`;
        return [entity_id, { entity_id, state, attributes: {} }];
      }),
    ),
  });
  const ids = (home: Hass): string[] => childrenOf(home).map((one) => one.deviceId);

  test("share a child by the account that needs no sign-in, in the same place", () => {
    expect(ids(signIn(hass, "sign_in_required", "eva"))).toEqual(["alva_2", "vilmer", "tuva"]);
    expect(ids(signIn(hass, "sign_in_required", "jon"))).toEqual(["alva", "vilmer", "tuva"]);
    expect(ids(signIn(hass, "sign_in_required", "eva", "jon"))).toEqual(["alva", "vilmer", "tuva"]);
  });

  test.each(["signed_in", "unknown", "unavailable"])("are both used while sign-in is %s", (state) => {
    expect(ids(signIn(hass, state, "eva", "jon"))).toEqual(["alva", "vilmer", "tuva"]);
  });

  test("must sign in again when their account says so, and no child does", () => {
    const refused = signIn(hass, "sign_in_required", "eva");
    const need = [...accountsOf(refused), ...childrenOf(refused)].filter((one) => needsSignIn(refused, one));
    expect(names(need)).toEqual(["Skolplattformen"]);
  });

  test("see the second one's child when the first has switched all its entities off", () => {
    const without = homeWith(EVA, { ...ALVA, entities: [] }, JON, ALVA_AT_JON);
    expect(childrenOf(without).map((one) => one.deviceId)).toEqual(["alva_2"]);
  });
});

test("a name that the user gave comes first", () => {
  const hass = homeWith(EVA, { ...ALVA, nameByUser: "Storasyster" }, { ...VILMER, name: null });
  expect(names(childrenOf(hass))).toEqual(["Storasyster", ""]);
});

test("entities that the user has hidden still count", () => {
  const hass = homeWith(EVA, { ...ALVA, entities: ["-today", "unread_messages"] });
  expect(child(hass, "alva").entities).toEqual({
    today: "sensor.alva_today",
    unread_messages: "sensor.alva_unread_messages",
  });
});

test("a child whose account is not to be seen is a child all the same", () => {
  const hass = homeWith(ALVA);
  expect(names(childrenOf(hass))).toEqual(["Alva"]);
  expect(accountsOf(hass)).toEqual([]);
  expect(accountOf(hass, child(hass, "alva"))).toBeUndefined();
});

test("a child that has left the registry has no account", () => {
  const before = homeWith(EVA, ALVA);
  expect(accountOf(homeWith(EVA), child(before, "alva"))).toBeUndefined();
});

test("a home without us has nobody", () => {
  const hass = homeWith();
  expect(childrenOf(hass)).toEqual([]);
  expect(accountsOf(hass)).toEqual([]);
  expect(childOf(hass, "alva")).toBeUndefined();
});

test("other integrations' devices and entities are left alone, on our devices too", () => {
  const lamp = { id: "lamp", name: "Lamp", name_by_user: null, identifiers: [["hue", "e0_09"]] as const };
  const hass = withMore(
    homeWith(EVA, ALVA),
    [lamp],
    [
      { entity_id: "light.lamp", device_id: "lamp", platform: "hue", translation_key: "today" },
      {
        entity_id: "sensor.ours_on_it",
        device_id: "lamp",
        platform: "skolplattformen",
        translation_key: "x",
      },
      { entity_id: "sensor.alva_battery", device_id: "alva", platform: "hue", translation_key: "battery" },
      { entity_id: "sensor.without_device", platform: "skolplattformen", translation_key: "today" },
      { entity_id: "sensor.without_key", device_id: "alva", platform: "skolplattformen" },
    ],
  );
  expect(childrenOf(hass)).toEqual(childrenOf(homeWith(EVA, ALVA)));
  expect(names(accountsOf(hass))).toEqual(["Skolplattformen"]);
});
