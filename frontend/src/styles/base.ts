// What all of the card shares. Colours are the theme's; a subject's colour marks, and never carries text.
import { css } from "lit";

export const base = css`
  :host {
    --quiet: var(--secondary-text-color);
    --quiet: color-mix(in srgb, var(--primary-text-color) 74%, transparent);
    --own-tint: hsl(200 20% 50% / 0.12);
    --own-tint: color-mix(in srgb, var(--primary-color) 12%, transparent);
    --hue: 215;
  }
  /* Everywhere, because each element may have a hue of its own. */
  :host,
  * {
    --tint: hsl(var(--hue) 65% 50% / 0.13);
    --mark: hsl(var(--hue) 58% 50%);
    /* Darker on light and lighter on dark, by what the theme writes with: it is there before anything tells. */
    --mark: color-mix(in srgb, hsl(var(--hue) 70% 52%) 72%, var(--primary-text-color));
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
`;
