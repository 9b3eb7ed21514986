import { badStack } from "./errors";

/** The first line of a comment, which no reader sees. Other comments of the stack have another one. */
const opening = (stack: string): string => `<!-- scale-to-zero: stack=${stack} `;

/** @throws PublishError for a name that could end the marker, or begin another one */
export function checkStack(stack: string): void {
  if (!/^[\p{L}\p{N}-]{1,100}$/u.test(stack)) {
    throw badStack(stack);
  }
}

/** What a comment of the stack starts with, open or closed. */
export const markerStart = opening;

/** The comment of a review. */
export const openBody = (stack: string, markdown: string): string => `${opening(stack)}-->\n${markdown}`;

/** The comment after the change became empty. */
export const closedBody = (stack: string): string =>
  `${opening(stack)}closed -->\nThis change no longer affects the endpoints of \`${stack}\`.`;

export const isClosed = (body: string, stack: string): boolean => body.startsWith(`${opening(stack)}closed -->`);

/** Forges change line ends, and drop white space at the end. */
export const isSameBody = (left: string, right: string): boolean => normal(left) === normal(right);

const normal = (body: string): string => body.replaceAll("\r\n", "\n").trimEnd();
