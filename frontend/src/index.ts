// The entry of the card: what Home Assistant loads on every page.
import "./page";
import { SkolplattformenCard } from "./card";
import "./strategy";
import "./suggestions";

customElements.define("skolplattformen-card", SkolplattformenCard);
