// Kortets ord på svenska, med samma nycklar som de engelska.
import type { Words } from ".";

const minutes = (count: number): string => (count === 1 ? "1 minut" : `${String(count)} minuter`);

function duration(count: number): string {
  const hours = Math.floor(count / 60);
  if (hours === 0) return minutes(count);
  const left = count % 60;
  return left === 0 ? `${String(hours)} h` : `${String(hours)} h ${String(left)} min`;
}

export const sv: Words = {
  family: "Familjen",
  today: "I dag",
  tomorrow: "I morgon",
  day: "Dag",
  week: "Vecka",
  weekNumber: (week) => `Vecka ${String(week)}`,
  viewOf: "Vad som visas",
  previousDay: "Föregående dag",
  nextDay: "Nästa dag",
  previousWeek: "Föregående vecka",
  nextWeek: "Nästa vecka",
  backToToday: "Tillbaka till i dag",

  now: "Nu",
  next: "Härnäst",
  then: (subject, time) => `Sedan ${subject} ${time}`,
  thenHome: (time) => `Sista lektionen, slutar ${time}`,
  until: (time) => `till ${time}`,
  left: (count) => `${duration(count)} kvar`,
  in: (count) => `om ${duration(count)}`,
  starts: (time) => `Börjar ${time}`,
  ends: (time) => `slutar ${time}`,
  startsWith: (subject) => `med ${subject}`,
  break: "Rast",
  lunch: "Lunch",
  lunchUnknown: "Matsedeln är inte känd",
  care: "Fritids",
  careFrom: (time) => `Fritids från ${time}`,
  checkedIn: "Incheckad",
  over: "Skolan är slut för i dag",
  passed: (count) => `${String(count)} tidigare`,
  showPassed: "Visa det som varit",
  hidePassed: "Dölj det som varit",

  modes: {
    school: "Skola",
    weekend: "Helg",
    holiday: "Helgdag",
    study_day: "Studiedag",
    closed: "Ingen skola",
    absent: "Frånvaroanmäld",
    care_only: "Bara fritids",
    unknown: "Schemat är inte känt",
  },
  noLessons: "Inga lektioner",
  cancelled: "Inställd",
  unconfirmed: "Obekräftad",
  cancelledLesson: (subject) => `${subject} är inställd`,
  movedLesson: (subject, time) => `${subject} är flyttad till ${time}`,
  otherTeacher: (subject, teacher) => `${subject} med ${teacher}`,
  otherRoom: (subject, room) => `${subject} i ${room}`,
  missingSubject: (subject) => `Ingen ${subject} den här gången`,
  addedSubject: (subject) => `${subject}, som inte är varje vecka`,
  startsOtherwise: (time, by) =>
    `Börjar ${time}, ${duration(Math.abs(by))} ${by > 0 ? "senare" : "tidigare"} än vanligt`,
  endsOtherwise: (time, by) =>
    `Slutar ${time}, ${duration(Math.abs(by))} ${by > 0 ? "senare" : "tidigare"} än vanligt`,
  due: (kind, title, subject) => {
    const what = { test: "Prov", homework: "Läxa", assignment: "Lämna in" }[kind];
    return title.includes(what) ? title : `${what}: ${title}${subject ? ` (${subject})` : ""}`;
  },

  timetable: "Schema",
  different: "Bra att veta",
  bring: "Ta med",
  bringFor: (text, subject) => `${text} (${subject})`,
  messages: (count) => (count === 1 ? "1 oläst meddelande" : `${String(count)} olästa meddelanden`),

  waiting: "Läser …",
  nothingKnown: "Inget är känt om den här dagen",
  noChildren: "Det finns inga barn än",
  addAccount: "Lägg till Skolplattformen",
  notThisChild: "Barnet finns inte längre",
  signIn: "Logga in igen",
  signInNeeded: "Skolans plattform vill ha en ny inloggning. Det här är vad som lästes innan.",
  askAdministrator: "Be den som sköter Home Assistant att logga in.",
  outdated: (time) => `Skolans plattform svarar inte. Det här lästes ${time}.`,
  outdatedUnknown: "Skolans plattform svarar inte. Det här lästes tidigare.",
  notRunning: "Skolplattformen är inte igång i Home Assistant",
  look: "Visa",
  ahead: (name, from, until) => `${name}: ${from}–${until}`,
  at: (day, time) => `${day} kl. ${time}`,
};
