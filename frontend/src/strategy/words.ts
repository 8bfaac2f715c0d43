// The words of the dashboard, the card picker and the card's editor, in English and Swedish.

import { languageOf, type Language } from "../words";

const en = {
  picker: {
    description:
      "Your children's school days: today and the week, lunch, assignments and what has happened. Nothing to set up.",
    title: "School day",
  },
  card: {
    description:
      "One child's school day, or all of theirs: now and next, what is different, lunch, the week.",
  },
  editor: {
    child: "Child",
    childHelp: "Shows all children if none is chosen.",
    view: "Shows first",
    viewHelp: "The day, if nothing is chosen. The card returns to it by itself.",
    views: { day: "The day", week: "The week" },
    childNotOne: "device_id must be the device of one child",
    viewNotOne: "view must be day or week",
  },
  family: "Family",
  ahead: "The week ahead",
  assignments: "Assignments",
  of: (child: string, what: string) => `${child} · ${what}`,
  happened: "Latest",
  empty: {
    noAccount: {
      title: "No school days here yet",
      admin: "Add Skolplattformen and sign in with BankID or Freja. Your children then appear by themselves.",
      others: "Ask whoever takes care of Home Assistant to add Skolplattformen.",
      button: "Add Skolplattformen",
    },
    noChildren: {
      title: "No children here",
      admin:
        "Skolplattformen has been added, but there is no child to show. The integration's page may tell why.",
      others: "Skolplattformen has been added, but there is no child to show.",
      button: "Open the integration",
    },
    childGone: {
      title: "This child is not here any more",
      text: "Nothing of the child is left in Home Assistant, or everything of it is switched off.",
    },
  },
};

export type DashboardWords = typeof en;

const sv: DashboardWords = {
  picker: {
    description:
      "Barnens skoldagar: i dag och hela veckan, lunch, uppgifter och det som har hänt. Inget att ställa in.",
    title: "Skoldagen",
  },
  card: {
    description:
      "Skoldagen för ett barn eller för alla: nu och härnäst, vad som är annorlunda, lunch, veckan.",
  },
  editor: {
    child: "Barn",
    childHelp: "Visar alla barn om inget är valt.",
    view: "Visar först",
    viewHelp: "Dagen, om inget är valt. Kortet går tillbaka dit av sig självt.",
    views: { day: "Dagen", week: "Veckan" },
    childNotOne: "device_id måste vara ett barns enhet",
    viewNotOne: "view måste vara day eller week",
  },
  family: "Familjen",
  ahead: "Veckan som kommer",
  assignments: "Uppgifter",
  of: (child, what) => `${child} · ${what}`,
  happened: "Det senaste",
  empty: {
    noAccount: {
      title: "Här finns inga skoldagar än",
      admin:
        "Lägg till Skolplattformen och logga in med BankID eller Freja, så dyker barnen upp av sig själva.",
      others: "Be den som sköter Home Assistant att lägga till Skolplattformen.",
      button: "Lägg till Skolplattformen",
    },
    noChildren: {
      title: "Här finns inga barn",
      admin:
        "Skolplattformen är tillagd, men det finns inget barn att visa. På integrationens sida kan det stå varför.",
      others: "Skolplattformen är tillagd, men det finns inget barn att visa.",
      button: "Öppna integrationen",
    },
    childGone: {
      title: "Barnet finns inte här längre",
      text: "Inget av barnet är kvar i Home Assistant, eller så är allt avstängt.",
    },
  },
};

export function dashboardWords(language: Language): DashboardWords {
  return { en, sv }[language];
}

/** The language of the page: Home Assistant's own setting, of which a script without `hass` sees no more. */
export function pageLanguage(): Language {
  return languageOf(document.documentElement.lang || navigator.language);
}
