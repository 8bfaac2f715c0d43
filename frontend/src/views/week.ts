// A child's week: a timetable where there is room, and a list of days where there is not.
import { html, nothing, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { styleMap } from "lit/directives/style-map.js";
import { schoolHours } from "../day/hours";
import { lanesOf, type Lane } from "../day/lanes";
import { noticesOf, type Notice } from "../day/notices";
import { isWithin } from "../day/timeline";
import type { Day, Days, Lesson } from "../days";
import { clock, dateName, dayName, mondayOf, weekday } from "../moments";
import { lookOf } from "../subjects";
import type { Words } from "../words";
import {
  capital,
  careHours,
  isPreschool,
  joined,
  modeName,
  nothingTold,
  type ChildScene,
  type Scene,
} from "./scene";

const SATURDAY = 6;
// Of more there is no room for the words.
const MOST = 2;

/** Draw the week that a day lies in; `choose` opens a day of it. */
export function weekOf(
  scene: Scene,
  about: ChildScene,
  date: string,
  choose: (day: string) => void,
): TemplateResult {
  const { days } = about;
  const monday = mondayOf(date);
  const told = days?.days.filter((day) => mondayOf(day.date) === monday) ?? [];
  // While another week is asked for, what is told is about the one before.
  if (days === undefined || told.length < 7) {
    return html`<p class="empty" role="status">${nothingTold(scene, about)}</p>`;
  }
  const week = told.filter((day) => weekday(day.date) < SATURDAY || (schoolHours(day) ?? day.care?.start));
  const hours = hoursOf(week);
  return html`
    <ol class="week" style=${styleMap({ "--columns": String(week.length) })}>
      ${week.map((day) => one(scene, day, days, hours, choose))}
    </ol>
  `;
}

/** Return what is different on a day, and what there is at a time of it besides lessons. */
function tellable(day: Day, events: Days["events"], words: Words): Notice[] {
  const timed = (events ?? []).filter((event) => isWithin(event, day));
  return [
    ...noticesOf(day, events, undefined, words),
    ...timed.map(({ start, title, kind }): Notice => {
      const text = `${clock(start ?? "")} ${title ?? kind ?? ""}`;
      return { icon: "mdi:calendar-star", text, tone: "calm" };
    }),
  ];
}

interface Hours {
  readonly first: number;
  readonly length: number;
}

function one(
  { words, language, today }: Scene,
  day: Day,
  days: Days,
  hours: Hours,
  choose: (day: string) => void,
): TemplateResult {
  const name = dayName(day.date, language, "long");
  const notices = tellable(day, days.events, words);
  const isAway = day.mode === "absent";
  const isCare = isPreschool(day, days);
  const open = isCare ? day.care : schoolHours(day);
  const times = open?.start && open.end && !isAway ? `${clock(open.start)}–${clock(open.end)}` : "";
  const mode = isCare ? words.places.preschool : modeName(day, words);
  const why = times && !isCare ? "" : joined([mode, day.reason === mode ? null : day.reason]);
  const lessons = why ? [] : (day.lessons ?? []);
  const bring = isAway ? [] : (day.bring ?? []).map((thing) => thing.text);
  const care = isAway || (isCare && times) ? undefined : careHours(day, days, words);
  const told = [
    `${capital(name)} ${dateName(day.date, language)}`,
    times,
    why,
    ...lessons.map((lesson) => lesson.subject),
    care,
    ...notices.map((notice) => notice.text),
    ...bring,
  ];
  return html`
    <li class=${classMap({ today: day.date === today })}>
      <button
        aria-current=${day.date === today ? "date" : nothing}
        @click=${() => {
          choose(day.date);
        }}
      >
        <span class="unseen">${told.filter(Boolean).join(", ")}</span>
        <span class="weekday" aria-hidden="true">
          <b>${capital(dayName(day.date, language, "short").replace(".", ""))}</b>
          <span>${Number(day.date.slice(8))}</span>
        </span>
        <span class="times" aria-hidden="true">${times}</span>
        <span class="marks" aria-hidden="true">
          ${bring.length === 0 ? nothing : html`<ha-icon icon="mdi:bag-personal-outline"></ha-icon>`}
        </span>
        ${
          why
            ? html`<span class="why" aria-hidden="true">${why}</span>`
            : html`<span class="lessons" aria-hidden="true">${blocks(lessons, hours)}</span>`
        }
        <span class="told" aria-hidden="true">
          ${notices
            .slice(0, MOST)
            .map(
              ({ icon, text, tone }) =>
                html`<span class=${tone}><ha-icon .icon=${icon}></ha-icon><span>${text}</span></span>`,
            )}
          ${notices.length > MOST ? html`<span>+${notices.length - MOST}</span>` : nothing}
          ${care ? html`<span>${care}</span>` : nothing}
        </span>
      </button>
    </li>
  `;
}

function blocks(lessons: readonly Lesson[], hours: Hours): TemplateResult[] {
  const lanes = lanesOf(lessons);
  return lessons.map((lesson, index) => block(lesson, hours, lanes[index]));
}

function block(lesson: Lesson, { first, length }: Hours, lane: Lane | undefined): TemplateResult {
  const [start, end] = [minutes(lesson.start), minutes(lesson.end)];
  const place = {
    "--hue": String(lookOf(lesson.subject_code, lesson.subject).hue),
    "--top": `${String(((start - first) / length) * 100)}%`,
    "--height": `${String(((end - start) / length) * 100)}%`,
    "--lane": String(lane?.lane ?? 0),
    "--lanes": String(lane?.lanes ?? 1),
  };
  return html`<span
    class=${classMap({ lesson: true, cancelled: lesson.status === "cancelled" })}
    style=${styleMap(place)}
    >${lesson.subject}</span
  >`;
}

/** Return from when to when the week's lessons are, in minutes of the day. */
function hoursOf(week: readonly Day[]): Hours {
  const lessons = week.flatMap((day) => day.lessons ?? []);
  const first = Math.min(...lessons.map((lesson) => minutes(lesson.start)));
  const last = Math.max(...lessons.map((lesson) => minutes(lesson.end)));
  return lessons.length === 0 ? { first: 0, length: 1 } : { first, length: Math.max(1, last - first) };
}

/** Return how far a clock in Sweden has come, in minutes since midnight. */
function minutes(moment: string): number {
  const [hour = 0, minute = 0] = clock(moment).split(":").map(Number);
  return hour * 60 + minute;
}
