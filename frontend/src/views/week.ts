// A child's week: a timetable where there is room, and a list of days where there is not.
import { html, nothing, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { styleMap } from "lit/directives/style-map.js";
import { noticesOf } from "../day/notices";
import type { Day, Lesson } from "../days";
import { addDays, clock, dateName, dayName, mondayOf, weekday } from "../moments";
import { lookOf } from "../subjects";
import { capital, joined, type ChildScene, type Scene } from "./scene";

const SATURDAY = 6;

/** Draw the week that a day lies in; `choose` opens a day of it. */
export function weekOf(
  scene: Scene,
  { days, refused }: ChildScene,
  date: string,
  choose: (day: string) => void,
): TemplateResult {
  const { words } = scene;
  if (days === undefined) {
    return html`<p class="empty" role="status">${refused ? words.notThisChild : words.waiting}</p>`;
  }
  const monday = mondayOf(date);
  const week = [0, 1, 2, 3, 4, 5, 6]
    .map((ahead) => addDays(monday, ahead))
    .map((each) => days.days.find((day) => day.date === each) ?? { date: each })
    .filter((day) => weekday(day.date) < SATURDAY || (day.start ?? day.care?.start));
  const hours = hoursOf(week);
  return html`
    <ol class="week" style=${styleMap({ "--columns": String(week.length) })}>
      ${week.map((day) => one(scene, day, noticesOf(day, days.events, undefined, words), hours, choose))}
    </ol>
  `;
}

interface Hours {
  readonly first: number;
  readonly length: number;
}

function one(
  { words, language, today }: Scene,
  day: Day,
  notices: ReturnType<typeof noticesOf>,
  hours: Hours,
  choose: (day: string) => void,
): TemplateResult {
  const name = dayName(day.date, language, "long");
  const mode = day.mode ?? "unknown";
  const times = day.start && day.end ? `${clock(day.start)}–${clock(day.end)}` : "";
  const why = times ? "" : joined([words.modes[mode], day.reason === words.modes[mode] ? null : day.reason]);
  const told = [...notices.map((notice) => notice.text), ...(day.bring ?? []).map((thing) => thing.text)];
  const label = [
    `${capital(name)} ${dateName(day.date, language)}`,
    times || why,
    ...(day.lessons ?? []).map((lesson) => lesson.subject),
    ...told,
  ].join(", ");
  const marks = new Set(notices.map((notice) => notice.icon));
  if (day.bring?.length) marks.add("mdi:bag-personal-outline");
  return html`
    <li class=${classMap({ today: day.date === today })}>
      <button
        aria-label=${label}
        aria-current=${day.date === today ? "date" : nothing}
        @click=${() => {
          choose(day.date);
        }}
      >
        <span class="weekday">
          <b>${capital(dayName(day.date, language, "short").replace(".", ""))}</b>
          <span>${Number(day.date.slice(8))}</span>
        </span>
        <span class="times">${times}</span>
        <span class="marks">
          ${[...marks].map((icon) => html`<ha-icon .icon=${icon} aria-hidden="true"></ha-icon>`)}
        </span>
        ${
          why
            ? html`<span class="why">${why}</span>`
            : html`<span class="lessons">${(day.lessons ?? []).map((lesson) => block(lesson, hours))}</span>`
        }
      </button>
    </li>
  `;
}

function block(lesson: Lesson, { first, length }: Hours): TemplateResult {
  const [start, end] = [minutes(lesson.start), minutes(lesson.end)];
  const place = {
    "--hue": String(lookOf(lesson.subject_code, lesson.subject).hue),
    "--top": `${String(((start - first) / length) * 100)}%`,
    "--height": `${String(((end - start) / length) * 100)}%`,
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
