// Kortets ord på svenska, med samma nycklar som de engelska.
import type { Words } from ".";

// Numbers stay on the line of what they count.
const minutes = (count: number): string => (count === 1 ? "1\u00a0minut" : `${String(count)}\u00a0minuter`);

/** Ämnen skrivs med liten bokstav inne i en mening, men inte förkortningar som NO. */
function within(subject: string): string {
  const isWord = subject.charAt(1) !== subject.charAt(1).toUpperCase();
  return isWord ? subject.charAt(0).toLowerCase() + subject.slice(1) : subject;
}

function duration(count: number): string {
  const hours = Math.floor(count / 60);
  if (hours === 0) return minutes(count);
  const left = count % 60;
  if (left > 0) return `${String(hours)}\u00a0h\u00a0${String(left)}\u00a0min`;
  return hours === 1 ? "1\u00a0timme" : `${String(hours)}\u00a0timmar`;
}

export const sv: Words = {
  family: "Familjen",
  today: "I dag",
  tomorrow: "I morgon",
  onDay: (weekday) => `På ${weekday}`,
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
  then: (what, time) => `Sedan ${within(what)} ${time}`,
  lastLesson: "Sista lektionen",
  thenUntil: (what, time) => `Sedan ${within(what)} till ${time}`,
  until: (time) => `till ${time}`,
  left: (count) => `${duration(count)} kvar`,
  in: (count) => `om ${duration(count)}`,
  starts: (time) => `Börjar ${time}`,
  ends: (time) => `slutar ${time}`,
  startsWith: (subject) => `med ${within(subject)}`,
  break: "Rast",
  lunch: "Lunch",
  care: "Fritids",
  places: { care: "Fritids", morning: "Fritids", preschool: "Förskola" },
  timesUnknown: "Tiderna är inte kända",
  careFrom: (care, time) => `${care} från ${time}`,
  checkedIn: "Incheckad",
  notCheckedIn: "Inte incheckad",
  over: "Skolan är slut för i dag",
  done: "Klart för i dag",
  passed: (count) => `${String(count)} tidigare i dag`,
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
  noLessons: "Inga lektioner i schemat",
  cancelled: "Inställd",
  unconfirmed: "Obekräftad",
  cancelledLesson: (subject) => `${subject} ställs in`,
  movedLesson: (subject, time) => `${subject} flyttas till ${time}`,
  otherTeacher: (subject, teacher) => `${subject} med ${teacher}`,
  otherRoom: (subject, room) => `${subject} i ${room}`,
  missingSubject: (subject) => `Utan ${within(subject)} den här gången`,
  addedSubject: (subject) => `Extra den här gången: ${within(subject)}`,
  startsOtherwise: (time, by) =>
    `Börjar ${time}, ${duration(Math.abs(by))} ${by > 0 ? "senare" : "tidigare"} än vanligt`,
  endsOtherwise: (time, by) =>
    `Slutar ${time}, ${duration(Math.abs(by))} ${by > 0 ? "senare" : "tidigare"} än vanligt`,
  due: (kind, title, subject) => {
    const what = { test: "Prov", homework: "Läxa", assignment: "Lämna in" }[kind];
    if (title === null) return subject ? `${what}: ${subject}` : what;
    return title.toLowerCase().includes(what.toLowerCase())
      ? title
      : `${what}: ${title}${subject ? ` (${subject})` : ""}`;
  },

  timetable: "Schema",
  different: "Bra att veta",
  mayNotHold: "Schemat kanske inte gäller",
  bring: "Ta med",
  bringFor: (text, subject) => `${text} (${subject})`,
  messages: (count) => (count === 1 ? "1 oläst meddelande" : `${String(count)} olästa meddelanden`),

  waiting: "Hämtar …",
  nothingKnown: "Inget är känt om den här dagen",
  noChildren: "Det finns inga barn än",
  addAccount: "Lägg till Skolplattformen",
  notThisChild: "Barnet finns inte längre",
  signIn: "Logga in igen",
  signInNeeded: "Du behöver logga in på skolans plattform igen.",
  askAdministrator: "Be den som sköter Home Assistant att logga in.",
  outdated: "Skolans plattform svarar inte.",
  readAt: (time) => `Uppgifterna är från ${time}.`,
  readEarlier: "Uppgifterna är från tidigare.",
  notRunning: "Skolplattformen är inte igång i Home Assistant.",
  look: "Visa",
  ahead: (name, from, until) => `${name} ${from}–${until}`,
  careUntil: (care, time) => `${care} till ${time}`,
  atTime: (time) => `kl. ${time}`,
  at: (day, time) => `den ${day} kl. ${time}`,
};
