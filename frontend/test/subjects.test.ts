// How subjects look.

import { describe, expect, test } from "vitest";
import { lookOf } from "../src/subjects";

test("a subject looks the same whatever the school calls it", () => {
  expect(lookOf("MA", "Matematik")).toEqual(lookOf("MA", "Ma åk 5"));
});

test("one without a known code has a colour by its name, whatever its case", () => {
  expect(lookOf(null, "Elevens val")).toEqual(lookOf("XYZ", "ELEVENS VAL"));
  expect(lookOf(null, "Elevens val").hue).not.toBe(lookOf(null, "Mentorstid").hue);
});

test.each(["M1SPA", "M2TYS", "ML", "ASSV"])("%s is a language", (code) => {
  expect(lookOf(code, "Språk").icon).toBe("mdi:translate");
});

describe("any name has a colour", () => {
  test.each(["", "🎨", "Räknesnurra ".repeat(50), "constructor"])("%j", (name) => {
    const { hue, icon } = lookOf(null, name);
    expect(hue).toBeGreaterThanOrEqual(0);
    expect(hue).toBeLessThan(360);
    expect(icon).toBe("mdi:school-outline");
  });
});
