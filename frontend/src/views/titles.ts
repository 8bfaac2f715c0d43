// What the card's head says: whose day it is, or of the whole family just when.
import type { View } from "../config";
import type { Child } from "../family";
import { addDays, dateName, dayName, isoWeek, mondayOf } from "../moments";
import type { Header } from "./header";
import { capital, type Scene } from "./scene";

type Titles = Pick<Header, "title" | "subtitle">;

/** Return the titles of a day, or of the week that it lies in; `only` is the one child that is shown. */
export function titlesOf(scene: Scene, view: View, date: string, only: Child | undefined): Titles {
  return view === "week" ? ofWeek(scene, date, only) : ofDay(scene, date, only);
}

function ofDay({ words, today, language }: Scene, date: string, only: Child | undefined): Titles {
  const name = `${dayName(date, language, "long")} ${dateName(date, language)}`;
  const near = date === today ? words.today : date === addDays(today, 1) ? words.tomorrow : undefined;
  if (only) return { title: only.name, subtitle: near ? `${near}, ${name}` : capital(name) };
  if (near) return { title: near, subtitle: capital(name) };
  return { title: capital(name), subtitle: words.weekNumber(isoWeek(date)) };
}

function ofWeek({ words, language }: Scene, date: string, only: Child | undefined): Titles {
  const monday = mondayOf(date);
  const friday = addDays(monday, 4);
  const week = words.weekNumber(isoWeek(monday));
  if (only) return { title: only.name, subtitle: week };
  const isOneMonth = monday.slice(0, 7) === friday.slice(0, 7);
  const from = isOneMonth ? `${String(Number(monday.slice(8)))}–` : `${dateName(monday, language)} – `;
  return { title: week, subtitle: from + dateName(friday, language) };
}
