import { isAbsolute, relative, sep } from "node:path";
import { verdictClauses } from "./reason";
import type { Place, Unread, Verdict } from "./review";

/** A path relative to `cwd`, with slashes; unchanged if it lies elsewhere. */
export function fromHere(path: string, cwd: string): string {
  const short = isAbsolute(path) ? relative(cwd, path) : path;
  const lies = short !== "" && !short.startsWith("..") && !isAbsolute(short);
  return (lies ? short : path).split(sep).join("/");
}

/** `infra/llm.ts:41`; `undefined` if the source has no line. */
export const lineText = ({ sourceLine }: Place, cwd: string): string | undefined =>
  sourceLine === undefined ? undefined : `${fromHere(sourceLine.file, cwd)}:${sourceLine.line}`;

/** `aws_sagemaker_endpoint.llm`, with its stack if there are several. */
export const addressText = ({ address, stack }: Place): string =>
  stack === undefined ? address : `${address} in stack ${stack}`;

/** The text after the type of something that was not read: the reason, otherwise the address. */
export const unreadText = ({ place, reason }: Unread): string => reason ?? addressText(place);

/** `sleeps when idle for about 25 min, wakes on one request`. */
export const verdictText = (verdict: Verdict): string => verdictClauses(verdict).join(", ");
