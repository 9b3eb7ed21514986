import type { Failure } from "../../behaviour/laws/failure";
import type { Span } from "../../behaviour/traffic";
import { secondsOf } from "../../behaviour/written/length";
import type { TimeZone } from "../../time";
import { badFailure, failureOutside } from "./errors";
import { instantOf } from "./instant";

const WRITTEN = /^(drought|quota)@([^/]+)(?:\/([^/]+))?$/;
const DEFAULT_SECONDS = 3600;

/** Parses `drought@2027-01-05T08:00/2h`, or `quota@36h`: 36 hours after the start, for an hour. */
export function failureOption(text: string, span: Span, timeZone: TimeZone): Failure {
  const [, kind, time = "", duration] = WRITTEN.exec(text.trim()) ?? [];
  const seconds = duration === undefined ? DEFAULT_SECONDS : secondsOf(duration);
  if (kind === undefined || seconds === undefined || seconds === 0) {
    throw badFailure(text);
  }
  const at = secondsOf(time) ?? (instantOf("--fail", time, timeZone) - span.startMs) / 1000;
  if (at + seconds <= 0 || at >= span.seconds) {
    throw failureOutside(text);
  }
  return { kind: kind === "quota" ? "quota" : "drought", at, seconds };
}
