// The head of the card, what is wrong, and the children beside each other.
import { css } from "lit";

export const head = css`
  .head {
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
  .head p::first-letter {
    text-transform: capitalize;
  }
  .title {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
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
  /* Its place is kept: what is beside it must not move away from under a finger. */
  .arrow.needless {
    visibility: hidden;
  }
  .segments {
    display: flex;
    margin-inline-start: 4px;
    border-radius: 20px;
    background: var(--own-tint);
  }
  .segments button {
    min-height: 40px;
    padding: 0 14px;
    border-radius: 20px;
  }
  .segments button[aria-pressed="true"] {
    background: var(--card-background-color, #fff);
    box-shadow: inset 0 0 0 1.5px var(--primary-color);
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
    font-size: 1.2em;
    font-weight: 500;
  }
  /* For those who listen. */
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
