// How the card looks.
import { base } from "./base";
import { day } from "./day";
import { head } from "./head";
import { sizes } from "./sizes";
import { week } from "./week";

// What changes with the size comes last, so that it wins.
export const styles = [base, head, day, week, sizes];
