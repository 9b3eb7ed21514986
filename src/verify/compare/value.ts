import { isUnknown } from "../../topology";

/** A value as readable text, equal for equal values; `undefined` if a part of it is unknown. */
export function written(value: unknown): string | undefined {
  if (hasUnknown(value)) {
    return undefined;
  }
  return value === undefined ? "not set" : JSON.stringify(plain(value));
}

function hasUnknown(value: unknown): boolean {
  if (isUnknown(value)) {
    return true;
  }
  if (value instanceof Map) {
    return [...value.values()].some(hasUnknown);
  }
  return typeof value === "object" && value !== null && Object.values(value).some(hasUnknown);
}

/** Maps as objects; members in the order of their names. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const members: [string, unknown][] = value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(
    members.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, inner]) => [name, plain(inner)]),
  );
}
