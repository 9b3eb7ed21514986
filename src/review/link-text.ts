import { printable } from "../printable";
import type { Link, WakePath } from "./review";

/** `request -> 400 -> … -> alarm llm-wake (BROKEN: W05) -> …`. */
export const wakePathText = (path: WakePath): string => linkTexts(path).join(" -> ");

/** The text of each station of a wake path. */
export const linkTexts = ({ links }: WakePath, mark: (text: string) => string = (text) => text): readonly string[] =>
  links.map((link) => (link.state === "holds" ? printable(link.text) : mark(printable(linkText(link)))));

function linkText({ text, state, rules }: Link): string {
  const because = rules.length === 0 ? "" : `: ${rules.join(", ")}`;
  return state === "unknown" ? `${text} (UNKNOWN${because})` : `${text} (BROKEN${because})`;
}
