// What can be set of a card.

import { expect, test } from "vitest";
import { configOf } from "../src/config";

const TYPE = { type: "custom:skolplattformen-card" };

test.each([
  [{}, {}],
  [{ device_id: "alva" }, { device_id: "alva" }],
  [{ view: "week" }, { view: "week" }],
  // What an emptied field of the editor leaves.
  [{ device_id: "", view: undefined }, {}],
  [{ grid_options: { columns: 12 }, visibility: [] }, {}],
])("%j", (config, settings) => {
  expect(configOf({ ...TYPE, ...config })).toEqual(settings);
});

test.each([null, undefined, "text", { device_id: ["alva"] }, { view: "month" }, { view: null }])(
  "%j is refused",
  (config) => {
    expect(() => configOf(config)).toThrow();
  },
);
