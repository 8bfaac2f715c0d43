// The card's words in the user's language: Swedish, or else English.
import { en } from "./en";
import { sv } from "./sv";

export type Words = typeof en;
export type Language = "en" | "sv";

export function languageOf(locale: string): Language {
  return locale === "sv" || locale.startsWith("sv-") ? "sv" : "en";
}

export function wordsOf(language: Language): Words {
  return language === "sv" ? sv : en;
}
