// How the card picker finds the card.

import { describe, expect, test } from "vitest";
import { suggestionOf } from "../src/suggestions";
import { homeWith, withMore } from "./registry";

const EVA = { id: "eva", key: "e0", entities: ["sign_in"] };
const ALVA = { id: "alva", key: "e0_01", name: "Alva", entities: ["assignments", "-lunch"] };
const LAMP = { entity_id: "light.hall", device_id: "lamp", platform: "demo" };
const LOOSE = { entity_id: "sensor.loose", platform: "skolplattformen" };

describe("the card is proposed", () => {
  const hass = withMore(homeWith(EVA, ALVA), [], [LAMP, LOOSE]);

  test.each(["sensor.alva_assignments", "sensor.alva_lunch"])("of the child for %s", (entity) => {
    expect(suggestionOf(hass, entity)).toEqual({
      config: { type: "custom:skolplattformen-card", device_id: "alva" },
    });
  });

  test("of all children for the account's entities", () => {
    expect(suggestionOf(hass, "sensor.eva_sign_in")).toEqual({
      config: { type: "custom:skolplattformen-card" },
    });
  });

  test.each(["light.hall", "sensor.loose", "sensor.nothing"])("not for %s", (entity) => {
    expect(suggestionOf(hass, entity)).toBeNull();
  });
});

test("the picker is told of it, in the page's language", () => {
  const card = window.customCards?.find((one) => "type" in one && one.type === "skolplattformen-card");
  expect(card).toMatchObject({ name: "Skolplattformen", preview: true, getEntitySuggestion: suggestionOf });
  document.documentElement.lang = "sv-SE";
  expect(card).toMatchObject({ description: expect.stringMatching(/^Skoldagen/) as string });
  document.documentElement.lang = "en";
  expect(card).toMatchObject({ description: expect.stringMatching(/^One child's/) as string });
});
