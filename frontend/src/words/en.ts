// The words of the card in English; Swedish has the same keys.

// Numbers stay on the line of what they count.
const minutes = (count: number): string => (count === 1 ? "1\u00a0minute" : `${String(count)}\u00a0minutes`);

function duration(count: number): string {
  const hours = Math.floor(count / 60);
  if (hours === 0) return minutes(count);
  const left = count % 60;
  if (left > 0) return `${String(hours)}\u00a0h\u00a0${String(left)}\u00a0min`;
  return hours === 1 ? "1\u00a0hour" : `${String(hours)}\u00a0hours`;
}

export const en = {
  family: "Family",
  today: "Today",
  tomorrow: "Tomorrow",
  onDay: (weekday: string) => `On ${weekday}`,
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
  then: (subject: string, time: string) => `Then ${subject} at ${time}`,
  lastLesson: "Last lesson",
  thenUntil: (what: string, time: string) => `Then ${what.toLowerCase()} until ${time}`,
  until: (time: string) => `until ${time}`,
  left: (count: number) => `${duration(count)} left`,
  in: (count: number) => `in ${duration(count)}`,
  starts: (time: string) => `Starts at ${time}`,
  ends: (time: string) => `ends at ${time}`,
  startsWith: (subject: string) => `with ${subject}`,
  break: "Break",
  lunch: "Lunch",
  care: "After-school care",
  places: { care: "After-school care", morning: "Morning care", preschool: "Preschool" },
  timesUnknown: "The times are not known",
  careFrom: (care: string, time: string) => `${care} from ${time}`,
  checkedIn: "Checked in",
  notCheckedIn: "Not checked in",
  over: "School is over",
  done: "Done for today",
  passed: (count: number) => `${String(count)} earlier today`,
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
  noLessons: "No lessons in the timetable",
  cancelled: "Cancelled",
  unconfirmed: "Not confirmed",
  cancelledLesson: (subject: string) => `${subject} is cancelled`,
  movedLesson: (subject: string, time: string) => `${subject} is moved to ${time}`,
  otherTeacher: (subject: string, teacher: string) => `${subject} with ${teacher}`,
  otherRoom: (subject: string, room: string) => `${subject} in ${room}`,
  missingSubject: (subject: string) => `No ${subject} this time`,
  addedSubject: (subject: string) => `Extra this time: ${subject}`,
  startsOtherwise: (time: string, by: number) =>
    `Starts at ${time}, ${duration(Math.abs(by))} ${by > 0 ? "later" : "earlier"} than usual`,
  endsOtherwise: (time: string, by: number) =>
    `Ends at ${time}, ${duration(Math.abs(by))} ${by > 0 ? "later" : "earlier"} than usual`,
  due: (kind: "test" | "homework" | "assignment", title: string | null, subject: string | null) => {
    const what = { test: "Test", homework: "Homework", assignment: "Due" }[kind];
    if (title === null) return subject ? `${what}: ${subject}` : what;
    return title.toLowerCase().includes(what.toLowerCase())
      ? title
      : `${what}: ${title}${subject ? ` (${subject})` : ""}`;
  },

  timetable: "Timetable",
  different: "Good to know",
  mayNotHold: "The timetable may not hold",
  bring: "To bring",
  bringFor: (text: string, subject: string) => `${text} (${subject})`,
  messages: (count: number) => (count === 1 ? "1 unread message" : `${String(count)} unread messages`),

  waiting: "Reading…",
  nothingKnown: "Nothing is known of this day",
  noChildren: "There are no children yet",
  addAccount: "Add Skolplattformen",
  notThisChild: "This child is not there any more",
  signIn: "Sign in again",
  signInNeeded: "The school's platform wants a new sign-in.",
  askAdministrator: "Ask whoever takes care of Home Assistant to sign in.",
  outdated: "The school's platform does not answer.",
  readAt: (time: string) => `This was read ${time}.`,
  readEarlier: "This was read before.",
  notRunning: "Skolplattformen is not running in Home Assistant.",
  look: "Look",
  ahead: (name: string, from: string, until: string) => `${name} ${from}–${until}`,
  careUntil: (care: string, time: string) => `${care} until ${time}`,
  atTime: (time: string) => `at ${time}`,
  at: (day: string, time: string) => `on ${day} at ${time}`,
};
