import type { TimeZone } from "../../time";
import { emptyTraffic, trafficRefused, unknownFormat } from "./errors";
import { formatOf } from "./format";
import { ProfileTraffic } from "./profile/profile-traffic";
import { MOST_PROFILE_BYTES, readProfile } from "./profile/read-profile";
import type { Chunks } from "./trace/line-reader";
import { openTrace } from "./trace/open-trace";
import { type TraceOptions, TraceTraffic } from "./trace/trace-traffic";
import { headText, wholeText } from "./trace/whole-text";
import type { Traffic } from "./traffic";
import { TRAFFIC_FORMATS, type TrafficFormat } from "./traffic-formats";

/** What the caller says beside the file. A profile says the rest itself. */
export interface TrafficOptions extends TraceOptions {
  /** @default - by the content */
  readonly format?: TrafficFormat;
  /** Instead of the time zone of a profile. Of a trace, for times without an offset. */
  readonly timeZone?: TimeZone;
}

const HEAD = 65_536;

/**
 * Reads a traffic profile, or a trace, from the pieces of a file.
 *
 * @param name of the file, in errors
 * @param chunks gives the file from its beginning each time it is called: a long trace is read again for each component
 * @throws ScaleToZeroError that names the file, the line and the member
 */
export function readTraffic(name: string, chunks: () => Chunks, options: TrafficOptions = {}): Traffic {
  const { format: given, timeZone } = options;
  if (given !== undefined && !TRAFFIC_FORMATS.includes(given)) {
    throw unknownFormat(given, TRAFFIC_FORMATS);
  }
  const head = headText(chunks(), HEAD);
  if (head.replace(/^\ufeff/, "").trim() === "") {
    throw emptyTraffic(name);
  }
  // UTF-16 has it in each second place.
  if (head.includes("\u0000")) {
    throw trafficRefused(name, "is not UTF-8 text: save it as UTF-8 text");
  }
  const format = given ?? formatOf(head, name);
  if (format === "profile") {
    const text = wholeText(chunks(), MOST_PROFILE_BYTES, name);
    return new ProfileTraffic(readProfile(text, name), name, timeZone === undefined ? {} : { timeZone });
  }
  return new TraceTraffic(name, openTrace(name, chunks, format, timeZone), options);
}
