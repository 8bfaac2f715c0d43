// What changes with the card's own width: a phone, a tablet, a wall.
import { css } from "lit";

export const sizes = css`
  @container (max-width: 500px) {
    .home {
      order: 1;
    }
    .title {
      flex-basis: 100%;
    }
    .tools {
      flex: 1;
    }
    .segments {
      order: 2;
      margin-inline-start: auto;
    }
  }
  @container (min-width: 560px) {
    .week {
      display: grid;
      grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
      gap: 6px;
    }
    .week button {
      grid-template-columns: minmax(0, 1fr) auto;
      align-content: start;
      grid-template-rows: 1.8em auto 270px auto;
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
    .told {
      grid-area: 4 / 1 / auto / -1;
      align-self: start;
      padding-top: 6px;
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
      inset: var(--top) auto auto calc(100% / var(--lanes) * var(--lane));
      width: calc(100% / var(--lanes) - 1px);
      box-sizing: border-box;
      height: calc(var(--height) - 2px);
      padding: 1px 4px;
      font-size: 12px;
      line-height: 1.25;
      overflow: hidden;
      overflow-wrap: anywhere;
    }
  }
  /* On a wall it is read from across the room. */
  @container (min-width: 900px) {
    .head,
    .child,
    .trouble {
      font-size: 1.15em;
    }
    .big {
      font-size: 1.9em;
    }
    .hero .badge {
      width: 60px;
      height: 60px;
      --mdc-icon-size: 34px;
    }
    .lesson {
      font-size: 13px;
    }
  }
  @container (min-width: 1400px) {
    .head,
    .child,
    .trouble {
      font-size: 1.35em;
    }
    .lesson {
      font-size: 15px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .bar div {
      transition: none;
    }
  }
`;
