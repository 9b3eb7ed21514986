import { TimeZone } from "../../time";
import { csvFields, delimiterOf, isObject, jsonOf } from "./trace/fields";
import { InstantReader } from "./trace/instant";
import type { TrafficFormat } from "./traffic-formats";

const DAY_COUNTS = 1440;
const MEMBERS =
  /^\s*["']?(?:\$schema|name|timeZone|holidays|periods|arrivals|serviceTime|atZero|concurrency|components|endpoints)["']?\s*:/m;

/**
 * What a file is, by its first lines.
 *
 * @param head the first characters of the file, with something in them
 * @param name of the file, whose end helps where the content does not decide
 */
export function formatOf(head: string, name: string): TrafficFormat {
  const text = head.replace(/^\ufeff/, "").trimStart();
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const [first = ""] = lines;
  if (text.startsWith("{") || text.startsWith("[")) {
    return jsonFormat(text, first);
  }
  const fields = csvFields(first, delimiterOf(first));
  if (fields.length >= DAY_COUNTS) {
    return "day-rows";
  }
  if (isTime(fields[0]?.trim() ?? "")) {
    return "csv";
  }
  if (/\.ya?ml$/i.test(name) || MEMBERS.test(text) || /^(?:---|[%!&*>|]|- )/.test(text)) {
    return "profile";
  }
  // A text without delimiters or times is more likely a profile with a mistake, unless its name says otherwise.
  return fields.length > 1 || lines.length === 0 || isTime(lines[1]?.trim() ?? "") || /\.[ct]sv$/i.test(name)
    ? "csv"
    : "profile";
}

function jsonFormat(text: string, first: string): TrafficFormat {
  if (/"(?:MetricDataResults|Datapoints)"\s*:/.test(text)) {
    return "cloudwatch";
  }
  const line = jsonOf(first);
  if (!isObject(line)) {
    return "profile";
  }
  return MEMBERS.test(first.replace(/^\s*\{/, "")) &&
    Object.keys(line).some((key) => MEMBERS.test(`${key}:`) && key !== "name")
    ? "profile"
    : "json-lines";
}

const isTime = (text: string): boolean =>
  (text !== "" && Number.isFinite(Number(text))) ||
  !Number.isNaN(new InstantReader(TimeZone.UTC).secondsOf(text)) ||
  /^\d{4}-\d/.test(text);
