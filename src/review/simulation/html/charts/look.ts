/** Colours are variables of the style sheet, which has them for light, dark and print. */
export const INK = "var(--ink)";
export const MUTED = "var(--muted)";
export const LINE = "var(--line)";
export const REQUESTS = "var(--requests)";
export const REFUSED = "var(--refused)";
export const SERVING = "var(--serving)";
export const WANTED = "var(--wanted)";
export const INSTANCES = "var(--instances)";
export const ALARM = "var(--alarm)";
export const NO_DATA = "var(--no-data)";
export const CALM = "var(--calm)";
export const SCHEDULE = "var(--schedule)";

export const FONT_SIZE = 12;
export const SMALL = 11;

/** Pixels that a text needs at most, in the fonts of the page: capital letters are wider than the average. */
export const widthOf = (text: string, fontSize = FONT_SIZE): number =>
  [...text].reduce((sum, sign) => sum + fontSize * (sign > "\u02ff" ? 1.05 : /[A-Z@MWmw%]/.test(sign) ? 0.85 : 0.6), 0);

/** As much of a text as so many pixels hold. */
export function fitting(text: string, width: number, fontSize = FONT_SIZE): string {
  if (widthOf(text, fontSize) <= width) {
    return text;
  }
  let kept = "";
  for (const sign of text) {
    if (widthOf(`${kept}${sign}…`, fontSize) > width) {
      break;
    }
    kept += sign;
  }
  return `${kept.trimEnd()}…`;
}
