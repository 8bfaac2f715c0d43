// A child's week.
import { css } from "lit";

export const week = css`
  .week {
    display: flex;
    flex-direction: column;
    gap: 4px;
  }
  .week button {
    display: grid;
    grid-template-columns: 3.4em minmax(0, 1fr) auto;
    align-content: center;
    align-items: baseline;
    gap: 0 8px;
    box-sizing: border-box;
    position: relative;
    width: 100%;
    min-height: 48px;
    padding: 8px 10px;
    border-radius: 12px;
  }
  .week .today button {
    background: var(--own-tint);
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
    display: flex;
    align-self: center;
  }
  .marks ha-icon,
  .told .calm ha-icon {
    color: var(--quiet);
  }
  .told {
    display: flex;
    flex-direction: column;
    grid-column: 2 / -1;
    gap: 2px;
    color: var(--quiet);
    font-size: 0.86em;
  }
  .told > span {
    display: flex;
    gap: 5px;
    overflow-wrap: anywhere;
  }
  .told .urgent,
  .told .day {
    color: var(--primary-text-color);
  }
  .why {
    grid-area: 1 / 2 / auto / -1;
  }
  .lessons {
    display: flex;
    flex-wrap: wrap;
    grid-column: 2 / -1;
    gap: 2px 4px;
    padding: 3px 0;
  }
  .lesson {
    padding: 0 7px;
    border-inline-start: 3px solid var(--mark);
    border-radius: 4px;
    background: linear-gradient(var(--tint), var(--tint)), var(--card-background-color, #fff);
    font-size: 0.86em;
    line-height: 1.5;
  }
  .lesson.cancelled {
    text-decoration: line-through;
    opacity: 0.75;
  }
`;
