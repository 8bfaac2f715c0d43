// The card's visual editor.

import { describe, expect, test } from "vitest";
import { configForm, stubConfig } from "../src/editor";

const TYPE = "custom:skolplattformen-card";
const form = configForm("sv");

test("asks for the child and for what is shown first", () => {
  expect(form.schema.map((field) => field.name)).toEqual(["device_id", "view"]);
});

test("offers children's devices, not the account's", () => {
  const { selector } = form.schema[0] ?? {};
  expect(selector).toMatchObject({ device: { filter: [{ integration: "skolplattformen" }] } });
  expect(JSON.stringify(selector)).not.toContain('"sensor"');
});

test.each([
  ["sv", "Barn", "Visar alla barn om inget är valt."],
  ["en", "Child", "Shows all children if none is chosen."],
] as const)("speaks %s", (language, label, help) => {
  const { schema, computeLabel, computeHelper } = configForm(language);
  const [child] = schema;
  expect(child && [computeLabel(child), computeHelper(child)]).toEqual([label, help]);
});

describe("what it cannot show is left to YAML", () => {
  test.each([{}, { device_id: "alva" }, { view: "week" }, { device_id: "alva", view: "day" }])(
    "%o can be shown",
    (config) => {
      expect(() => {
        form.assertConfig({ type: TYPE, ...config });
      }).not.toThrow();
    },
  );

  test.each([{ device_id: ["alva"] }, { view: "month" }])("%o cannot", (config) => {
    document.documentElement.lang = "sv";
    expect(() => {
      form.assertConfig({ type: TYPE, ...config });
    }).toThrow(/måste vara/);
  });
});

test("a new card shows all children", () => {
  expect(stubConfig()).toEqual({});
});
