// A child's day.
import { css } from "lit";

export const day = css`
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
    font-size: 0.93em;
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
    padding: 3px 12px;
  }
  .notices small {
    display: block;
    color: var(--quiet);
    font-size: 0.93em;
    font-weight: 400;
  }
  .notices .urgent,
  .notices .day {
    padding: 8px 12px;
    border-radius: 12px;
    background: var(--tint);
    font-weight: 500;
  }
  .urgent {
    --hue: 12;
  }
  .day {
    --hue: 280;
  }
  .bring {
    --hue: 262;
    display: flex;
    gap: 10px;
    padding: 3px 12px;
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

  .messages ha-icon {
    color: var(--primary-color);
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
`;
