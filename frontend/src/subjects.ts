// How a subject looks: an icon and a colour that stay the same all year.

export interface Look {
  readonly icon: string;
  readonly hue: number;
}

const LOOKS: Readonly<Record<string, Look>> = {
  BI: { icon: "mdi:sprout", hue: 120 },
  BL: { icon: "mdi:palette", hue: 330 },
  DA: { icon: "mdi:dance-ballroom", hue: 310 },
  EN: { icon: "mdi:alphabetical-variant", hue: 265 },
  ES: { icon: "mdi:drama-masks", hue: 320 },
  EV: { icon: "mdi:star-outline", hue: 45 },
  FY: { icon: "mdi:atom", hue: 195 },
  GE: { icon: "mdi:earth", hue: 160 },
  HI: { icon: "mdi:pillar", hue: 35 },
  HKK: { icon: "mdi:chef-hat", hue: 20 },
  IDH: { icon: "mdi:run", hue: 145 },
  JU: { icon: "mdi:star-david", hue: 225 },
  KE: { icon: "mdi:flask-outline", hue: 180 },
  MA: { icon: "mdi:calculator-variant-outline", hue: 215 },
  MU: { icon: "mdi:music", hue: 285 },
  NO: { icon: "mdi:microscope", hue: 170 },
  RE: { icon: "mdi:candle", hue: 55 },
  SH: { icon: "mdi:bank-outline", hue: 10 },
  SIM: { icon: "mdi:swim", hue: 200 },
  SL: { icon: "mdi:hammer-screwdriver", hue: 28 },
  SO: { icon: "mdi:account-group-outline", hue: 15 },
  SV: { icon: "mdi:book-open-page-variant-outline", hue: 90 },
  SVA: { icon: "mdi:book-open-page-variant-outline", hue: 80 },
  TK: { icon: "mdi:cog-outline", hue: 240 },
  TN: { icon: "mdi:hand-wave-outline", hue: 110 },
};
// What is no subject.
export const SCHOOL: Look = { icon: "mdi:school-outline", hue: 215 };
export const LUNCH: Look = { icon: "mdi:silverware-fork-knife", hue: 25 };
export const CARE: Look = { icon: "mdi:teddy-bear", hue: 45 };

const LANGUAGE: Look = { icon: "mdi:translate", hue: 300 };

/** Return the look of a subject; one without a known code has a colour by its name. */
export function lookOf(code: string | null, name: string): Look {
  const known = code === null ? undefined : LOOKS[code];
  if (known !== undefined) return known;
  if (code !== null && /^(M1|M2|ML|ASSV)/.test(code)) return LANGUAGE;
  return { icon: SCHOOL.icon, hue: hash(name) % 360 };
}

function hash(text: string): number {
  let sum = 7;
  for (const letter of text.toLowerCase()) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum;
}
