// The words of the card in English; Swedish has the same keys.

const minutes = (count: number): string => (count === 1 ? "1 minute" : `${String(count)} minutes`);

function duration(count: number): string {
  const hours = Math.floor(count / 60);
  if (hours === 0) return minutes(count);
  const left = count % 60;
  return left === 0 ? `${String(hours)} h` : `${String(hours)} h ${String(left)} min`;
}

export const en = {
  family: "Family",
  today: "Today",
  tomorrow: "Tomorrow",
  day: "Day",
  week: "Week",
  weekNumber: (week: number) => `Week ${String(week)}`,
  viewOf: "What is shown",
  previousDay: "Previous day",
  nextDay: "Next day",
  previousWeek: "Previous week",
  nextWeek: "Next week",
  backToToday: "Back to today",

  now: "Now",
  next: "Next",
  then: (subject: string, time: string) => `Then ${subject} at ${time}`,
  thenHome: (time: string) => `Last lesson, ends at ${time}`,
  until: (time: string) => `until ${time}`,
  left: (count: number) => `${duration(count)} left`,
  in: (count: number) => `in ${duration(count)}`,
  starts: (time: string) => `Starts at ${time}`,
  ends: (time: string) => `ends at ${time}`,
  startsWith: (subject: string) => `with ${subject}`,
  break: "Break",
  lunch: "Lunch",
  lunchUnknown: "The menu is not known",
  care: "After-school care",
  careFrom: (time: string) => `After-school care from ${time}`,
  checkedIn: "Checked in",
  over: "School is over",
  passed: (count: number) => (count === 1 ? "1 earlier" : `${String(count)} earlier`),
  showPassed: "Show what has passed",
  hidePassed: "Hide what has passed",

  modes: {
    school: "School",
    weekend: "Weekend",
    holiday: "Public holiday",
    study_day: "Study day",
    closed: "No school",
    absent: "Reported absent",
    care_only: "After-school care only",
    unknown: "The timetable is not known",
  },
  noLessons: "No lessons",
  cancelled: "Cancelled",
  unconfirmed: "Not confirmed",
  cancelledLesson: (subject: string) => `${subject} is cancelled`,
  movedLesson: (subject: string, time: string) => `${subject} is moved to ${time}`,
  otherTeacher: (subject: string, teacher: string) => `${subject} with ${teacher}`,
  otherRoom: (subject: string, room: string) => `${subject} in ${room}`,
  missingSubject: (subject: string) => `No ${subject} this time`,
  addedSubject: (subject: string) => `${subject} is not on every week`,
  startsOtherwise: (time: string, by: number) =>
    `Starts at ${time}, ${duration(Math.abs(by))} ${by > 0 ? "later" : "earlier"} than usual`,
  endsOtherwise: (time: string, by: number) =>
    `Ends at ${time}, ${duration(Math.abs(by))} ${by > 0 ? "later" : "earlier"} than usual`,
  due: (kind: "test" | "homework" | "assignment", title: string, subject: string | null) => {
    const what = { test: "Test", homework: "Homework", assignment: "Due" }[kind];
    return title.includes(what) ? title : `${what}: ${title}${subject ? ` (${subject})` : ""}`;
  },

  timetable: "Timetable",
  different: "Good to know",
  bring: "To bring",
  bringFor: (text: string, subject: string) => `${text} (${subject})`,
  messages: (count: number) => (count === 1 ? "1 unread message" : `${String(count)} unread messages`),

  waiting: "Reading…",
  nothingKnown: "Nothing is known of this day",
  noChildren: "There are no children yet",
  addAccount: "Add Skolplattformen",
  notThisChild: "This child is not there any more",
  signIn: "Sign in again",
  signInNeeded: "The school's platform wants a new sign-in. This is what was read before.",
  askAdministrator: "Ask whoever takes care of Home Assistant to sign in.",
  outdated: (time: string) => `The school's platform does not answer. This was read ${time}.`,
  outdatedUnknown: "The school's platform does not answer. This was read before.",
  notRunning: "Skolplattformen is not running in Home Assistant",
  look: "Look",
  ahead: (name: string, from: string, until: string) => `${name}: ${from}–${until}`,
  at: (day: string, time: string) => `${day} at ${time}`,
};
