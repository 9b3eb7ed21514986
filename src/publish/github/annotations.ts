import { oneLine, printable } from "../../printable";
import type { Annotation } from "../review-post";

/**
 * GitHub shows 10 annotations of a type for each step, and drops the rest.
 * @see https://github.com/orgs/community/discussions/26680#discussioncomment-3252835
 */
const MOST = 10;

/** Workflow commands, one a line, that show errors in the changed files. The last one counts those that have no place. */
export function annotationLines(annotations: readonly Annotation[]): readonly string[] {
  const errors = annotations.filter(({ level }) => level === "error");
  const shown = errors.length > MOST ? errors.slice(0, MOST - 1) : errors;
  const more = errors.length - shown.length;
  return [...shown.map(line), ...(more === 0 ? [] : [`::error::${data(`${more} more errors are in the review`)}`])];
}

const line = ({ file, line: number, title, message }: Annotation): string =>
  `::error file=${property(oneLine(file))},line=${number},title=${property(printable(title))}::${data(printable(message))}`;

/** @see https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
