// How the card looks. Colours are the theme's; a subject's colour marks, and never carries text.
import { css } from "lit";

export const styles = css`
  :host {
    --quiet: var(--secondary-text-color);
    --quiet: color-mix(in srgb, var(--primary-text-color) 74%, transparent);
    --hue: 215;
    --light: 42%;
  }
  :host([dark]) {
    --light: 64%;
  }
  /* Everywhere, because each element may have a hue of its own. */
  :host,
  * {
    --tint: hsl(var(--hue) 65% 50% / 0.13);
    --mark: hsl(var(--hue) 58% var(--light));
  }
  ha-card {
    container-type: inline-size;
    box-sizing: border-box;
    height: 100%;
    padding: 16px;
    color: var(--primary-text-color);
    font-size: 14px;
    line-height: 1.4;
    overflow: hidden;
  }
  h2,
  h3,
  h4,
  p,
  ul,
  ol {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  button {
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: inherit;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }
  button:focus-visible,
  a:focus-visible {
    outline: 2px solid var(--primary-color);
    outline-offset: 2px;
  }
  a {
    color: inherit;
    font-weight: 500;
  }
  ha-icon {
    --mdc-icon-size: 1.45em;
    flex: none;
    display: inline-flex;
    color: var(--mark);
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    margin-bottom: 12px;
  }
  h2 {
    font-size: 1.45em;
    font-weight: 500;
    line-height: 1.25;
  }
  header p {
    color: var(--quiet);
  }
  header p::first-letter {
    text-transform: capitalize;
  }
  .tools {
    display: flex;
    align-items: center;
    margin-inline-start: -10px;
  }
  .arrow {
    display: grid;
    place-items: center;
    width: 40px;
    height: 40px;
    padding: 0;
    border-radius: 50%;
  }
  .arrow ha-icon {
    color: var(--quiet);
  }
  .segments {
    display: flex;
    margin-inline-start: 4px;
    border-radius: 20px;
    background: var(--tint);
  }
  .segments button {
    min-height: 40px;
    padding: 0 14px;
    border-radius: 20px;
  }
  .segments button[aria-pressed="true"] {
    background: var(--card-background-color, #fff);
    box-shadow: inset 0 0 0 1.5px var(--mark);
    font-weight: 500;
  }
  @media (hover: hover) {
    .arrow:hover,
    .fold:hover,
    .messages:hover {
      background: var(--tint);
    }
  }

  .trouble {
    --hue: 35;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    margin-bottom: 12px;
    padding: 10px 12px;
    border-radius: 12px;
    background: var(--tint);
  }
  .trouble span {
    flex: 1 1 12em;
  }
  .trouble a {
    padding: 9px 4px;
  }
  .empty {
    padding: 20px 0;
    color: var(--quiet);
  }

  .children {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 270px), 1fr));
    gap: 24px 32px;
  }
  .children:has(.week) {
    grid-template-columns: minmax(0, 1fr);
  }
  .child {
    display: flex;
    flex-direction: column;
    gap: 10px;
    min-width: 0;
  }
  h3 {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 8px;
    font-size: 1.2em;
    font-weight: 500;
  }
  h3 span {
    color: var(--quiet);
    font-size: 0.84em;
    font-weight: 400;
  }

  .hero {
    display: flex;
    gap: 14px;
    padding: 14px;
    border-radius: 16px;
    background: var(--tint);
  }
  .hero .badge {
    display: grid;
    place-items: center;
    align-self: flex-start;
    width: 44px;
    height: 44px;
    border-radius: 50%;
    background: var(--card-background-color, #fff);
    --mdc-icon-size: 26px;
  }
  .hero .words {
    flex: 1;
    min-width: 0;
  }
  .label {
    color: var(--quiet);
    font-size: 0.86em;
  }
  .big {
    font-size: 1.5em;
    font-weight: 500;
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  .bar {
    height: 8px;
    margin: 8px 0 6px;
    border-radius: 4px;
    background: hsl(var(--hue) 40% 50% / 0.25);
    overflow: hidden;
  }
  .bar div {
    height: 100%;
    border-radius: 4px;
    background: var(--mark);
    transition: width 0.6s;
  }
  .more {
    color: var(--quiet);
  }

  .notices {
    display: flex;
    flex-direction: column;
    gap: 4px;
  }
  .notices li {
    display: flex;
    gap: 10px;
    padding: 3px 2px;
  }
  .notices .urgent {
    --hue: 12;
    padding: 8px 12px;
    border-radius: 12px;
    background: var(--tint);
    font-weight: 500;
  }
  .bring {
    --hue: 262;
    display: flex;
    gap: 10px;
    padding: 3px 2px;
  }
  .bring h4 {
    color: var(--quiet);
    font-size: 1em;
    font-weight: 400;
  }

  .fold {
    display: flex;
    align-items: center;
    align-self: flex-start;
    gap: 4px;
    min-height: 40px;
    margin: -4px 0 -8px -8px;
    padding: 0 12px 0 8px;
    border-radius: 20px;
    color: var(--quiet);
  }
  .fold ha-icon {
    color: inherit;
  }
  .rows li {
    display: grid;
    grid-template-columns: 2.9em 4px 1.45em minmax(0, 1fr);
    align-items: start;
    column-gap: 10px;
    padding: 6px 8px;
    border-radius: 12px;
  }
  .rows .current {
    background: var(--tint);
  }
  .rows .current .subject {
    font-weight: 600;
  }
  .time {
    font-variant-numeric: tabular-nums;
  }
  .time small {
    display: block;
    color: var(--quiet);
    font-size: 0.86em;
  }
  .line {
    align-self: stretch;
    min-height: 2.4em;
    border-radius: 2px;
    background: var(--mark);
  }
  .unconfirmed .line {
    background: repeating-linear-gradient(var(--mark) 0 5px, transparent 5px 9px);
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
    overflow-wrap: anywhere;
  }
  .text {
    flex-basis: 100%;
    color: var(--quiet);
    font-size: 0.93em;
  }
  .passed .line,
  .passed ha-icon,
  .cancelled .line,
  .cancelled ha-icon {
    opacity: 0.4;
  }
  .passed .subject,
  .passed .time,
  .cancelled .time {
    color: var(--quiet);
  }
  .cancelled .subject {
    color: var(--quiet);
    text-decoration: line-through;
  }
  .mark {
    --hue: 12;
    padding: 0 8px;
    border-radius: 9px;
    background: var(--tint);
    font-size: 0.86em;
  }

  .messages {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 44px;
    margin: 0 -8px -6px;
    padding: 0 10px;
    border-radius: 12px;
  }

  .week {
    display: flex;
    flex-direction: column;
    gap: 4px;
  }
  .week button {
    display: grid;
    grid-template-columns: 3.4em minmax(0, 1fr) auto;
    align-items: baseline;
    gap: 0 8px;
    box-sizing: border-box;
    width: 100%;
    min-height: 48px;
    padding: 8px 10px;
    border-radius: 12px;
  }
  .week .today button {
    background: var(--tint);
  }
  .weekday {
    display: flex;
    gap: 5px;
  }
  .weekday b {
    font-weight: 500;
  }
  .weekday span,
  .why {
    color: var(--quiet);
  }
  .times {
    font-variant-numeric: tabular-nums;
  }
  .marks {
    --hue: 12;
    display: flex;
    gap: 2px;
  }
  .why {
    grid-area: 1 / 2 / auto / -1;
  }
  .lessons {
    display: flex;
    flex-wrap: wrap;
    grid-column: 2 / -1;
    gap: 2px 4px;
    padding-top: 3px;
  }
  .lesson {
    padding: 0 7px;
    border-inline-start: 3px solid var(--mark);
    border-radius: 4px;
    background: var(--tint);
    font-size: 0.86em;
    line-height: 1.5;
  }
  .lesson.cancelled {
    text-decoration: line-through;
    opacity: 0.75;
  }

  @container (min-width: 560px) {
    .week {
      display: grid;
      grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
      gap: 6px;
    }
    .week button {
      grid-template-columns: minmax(0, 1fr) auto;
      grid-template-rows: 1.8em auto minmax(250px, 1fr);
      align-items: center;
      height: 100%;
      padding: 8px 6px;
    }
    .weekday {
      grid-area: 1 / 1;
    }
    .times {
      grid-area: 2 / 1 / auto / -1;
      color: var(--quiet);
      font-size: 0.86em;
    }
    .marks {
      grid-area: 1 / 2;
      --mdc-icon-size: 1.2em;
    }
    .why {
      grid-area: 3 / 1 / auto / -1;
      align-self: start;
      padding-top: 8px;
      overflow-wrap: anywhere;
    }
    .lessons {
      position: relative;
      display: block;
      grid-area: 3 / 1 / auto / -1;
      align-self: stretch;
      margin-top: 8px;
      padding: 0;
    }
    .lesson {
      position: absolute;
      inset: var(--top) 0 auto 0;
      box-sizing: border-box;
      height: calc(var(--height) - 2px);
      padding: 1px 4px;
      font-size: 0.8em;
      line-height: 1.3;
      overflow: hidden;
      overflow-wrap: anywhere;
    }
  }
  @container (min-width: 900px) {
    .child,
    header {
      font-size: 1.1em;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .bar div {
      transition: none;
    }
  }
`;
