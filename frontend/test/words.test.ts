// The card's words, as somebody would say them.

import { describe, expect, test } from "vitest";
import { languageOf, wordsOf } from "../src/words";
import { en } from "../src/words/en";
import { sv } from "../src/words/sv";

test.each([
  ["sv", "sv"],
  ["sv-SE", "sv"],
  ["sv-FI", "sv"],
  ["en", "en"],
  ["en-GB", "en"],
  // Not Swedish, though it begins alike.
  ["sva", "en"],
  ["de", "en"],
  ["", "en"],
])("who reads %s is told in %s", (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});

test("each language has its words", () => {
  expect([wordsOf("sv").today, wordsOf("en").today]).toEqual(["I dag", "Today"]);
});

describe("how long", () => {
  /** A text with a tilde where no line may end: between a number and what it counts. */
  const kept = (text: string): string => text.replaceAll("\u00a0", "~");

  test.each([
    [1, "1~minute left", "1~minut kvar"],
    [2, "2~minutes left", "2~minuter kvar"],
    [59, "59~minutes left", "59~minuter kvar"],
    [60, "1~hour left", "1~timme kvar"],
    [61, "1~h~1~min left", "1~h~1~min kvar"],
    [90, "1~h~30~min left", "1~h~30~min kvar"],
    [120, "2~hours left", "2~timmar kvar"],
  ])("%i minutes", (count, english, swedish) => {
    expect([en.left(count), sv.left(count)].map(kept)).toEqual([english, swedish]);
  });

  test("is told of a time to come, and of a day that differs", () => {
    expect([en.in(1), sv.in(1)].map(kept)).toEqual(["in 1~minute", "om 1~minut"]);
    expect(kept(en.startsOtherwise("09:10", 60))).toBe("Starts at 09:10, 1~hour later than usual");
    expect(kept(sv.startsOtherwise("09:10", 60))).toBe("Börjar 09:10, 1~timme senare än vanligt");
    expect(kept(en.endsOtherwise("12:20", -90))).toBe("Ends at 12:20, 1~h~30~min earlier than usual");
    expect(kept(sv.endsOtherwise("12:20", -90))).toBe("Slutar 12:20, 1~h~30~min tidigare än vanligt");
  });
});

test.each([
  [1, "1 unread message", "1 oläst meddelande"],
  [2, "2 unread messages", "2 olästa meddelanden"],
])("%i messages", (count, english, swedish) => {
  expect([en.messages(count), sv.messages(count)]).toEqual([english, swedish]);
});

describe("something due", () => {
  test.each([
    ["test", "Bråk", "Matematik", "Test: Bråk (Matematik)", "Prov: Bråk (Matematik)"],
    ["homework", "Glosor", null, "Homework: Glosor", "Läxa: Glosor"],
    ["assignment", "Bokrecension", null, "Due: Bokrecension", "Lämna in: Bokrecension"],
    ["homework", null, "Svenska", "Homework: Svenska", "Läxa: Svenska"],
    ["test", null, null, "Test", "Prov"],
  ] as const)("%s %s of %s", (kind, title, subject, english, swedish) => {
    expect([en.due(kind, title, subject), sv.due(kind, title, subject)]).toEqual([english, swedish]);
  });

  test("is not called what it calls itself", () => {
    expect(sv.due("test", "Prov i bråk", "Matematik")).toBe("Prov i bråk");
    expect(sv.due("homework", "Läxa till fredag", null)).toBe("Läxa till fredag");
  });
});

test("when it was read last is a sentence", () => {
  expect(en.readAt(en.atTime("07:32"))).toBe("This was read at 07:32.");
  expect(en.readAt(en.at("23 November", "07:32"))).toBe("This was read on 23 November at 07:32.");
  expect(sv.readAt(sv.atTime("07:32"))).toBe("Uppgifterna är från kl. 07:32.");
  expect(sv.readAt(sv.at("23 november", "07:32"))).toBe("Uppgifterna är från den 23 november kl. 07:32.");
});

describe("inside a sentence, Swedish subjects", () => {
  test.each([
    ["Matematik", "matematik"],
    ["Idrott och hälsa", "idrott och hälsa"],
    ["Övrigt", "övrigt"],
    // What is read letter by letter stays as it is.
    ["NO", "NO"],
    ["SO", "SO"],
    ["NO/Teknik", "NO/Teknik"],
    ["IUP-samtal", "IUP-samtal"],
    ["M2 Tyska", "M2 Tyska"],
    ["B", "B"],
    ["", ""],
  ])("%j is %j", (subject, within) => {
    expect(sv.then(subject, "09:30")).toBe(`Sedan ${within} 09:30`);
    expect(sv.startsWith(subject)).toBe(`med ${within}`);
    expect(sv.missingSubject(subject)).toBe(`Utan ${within} den här gången`);
    expect(sv.addedSubject(subject)).toBe(`Extra den här gången: ${within}`);
  });

  test("begin a sentence as they are written", () => {
    expect(sv.cancelledLesson("Matematik")).toBe("Matematik ställs in");
    expect(sv.movedLesson("Matematik", "10:20")).toBe("Matematik flyttas till 10:20");
  });

  test("are names in English", () => {
    expect([en.then("Matematik", "09:30"), en.startsWith("NO")]).toEqual([
      "Then Matematik at 09:30",
      "with NO",
    ]);
  });
});

test("after the last lesson comes the care", () => {
  expect(sv.thenUntil(sv.places.care, "16:15")).toBe("Sedan fritids till 16:15");
  expect(en.thenUntil(en.places.care, "16:15")).toBe("Then after-school care until 16:15");
});

test.each([
  ["tisdag", "Tuesday"],
  ["måndag", "Monday"],
])("another day: %s", (swedish, english) => {
  expect([sv.onDay(swedish), en.onDay(english)]).toEqual([`På ${swedish}`, `On ${english}`]);
});

test("no word is left as it was in the other language, but for names", () => {
  const same = Object.entries(en).filter(
    ([key, word]) => typeof word === "string" && word === (sv as Record<string, unknown>)[key],
  );
  expect(same.map(([key]) => key)).toEqual(["lunch"]);
});
