import { unreadable } from "../errors";
import { readJson } from "../json";

export type Members = Readonly<Record<string, unknown>>;

export function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @throws AwsError when it is no JSON object */
export function parseJsonMembers(body: Buffer): Members {
  const text = body.toString("utf8");
  if (text.trim() === "") {
    return {};
  }
  const parsed = readJson(text)?.value;
  if (!isMembers(parsed)) {
    throw unreadable("The body is no JSON object.");
  }
  return parsed;
}

/** Writes an answer as a protocol wants it: dates by `date`, lists and maps likewise, without absent members. */
export interface Writer {
  date(date: Date): unknown;
  list(items: readonly unknown[]): unknown;
  map(entries: readonly (readonly [string, unknown])[]): unknown;
}

export function write(value: unknown, writer: Writer): unknown {
  if (value instanceof Date) {
    return writer.date(value);
  }
  if (Array.isArray(value)) {
    return writer.list(value.map((item) => write(item, writer)));
  }
  if (value instanceof Map) {
    return writer.map([...value].map(([key, item]) => [String(key), write(item, writer)] as const));
  }
  if (isMembers(value)) {
    const present = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
    return Object.fromEntries(present.map(([key, item]) => [key, write(item, writer)]));
  }
  return value;
}

/** Dates as seconds since the epoch, which is what the JSON protocols take. */
export const jsonWriter: Writer = {
  date: (date) => date.getTime() / 1000,
  list: (items) => items,
  map: (entries) => Object.fromEntries(entries),
};
