import { Deferred } from "./deferred";
import { isObject } from "./json";

/** Stands for one unknown part. From the private use area of Unicode, so that no text has it by accident. */
const MARK = "\uE000";
const MARKED = new RegExp(`${MARK}(\\d+)${MARK}`);

/**
 * Reads JSON that has unknown parts in it, such as `{"EndpointName":"${var.name}","CopyCount":${var.copies}}`: the
 * way `JSON.stringify` writes tokens of cdktf. `undefined` when it is not JSON even so.
 */
export function parseTemplateJson(parts: readonly (string | Deferred)[]): unknown {
  if (parts.some((part) => typeof part === "string" && part.includes(MARK))) {
    return undefined;
  }
  let text = "";
  let inString = false;
  parts.forEach((part, index) => {
    if (typeof part === "string") {
      inString = endsInString(part, inString);
      text += part;
    } else {
      const mark = `${MARK}${index}${MARK}`;
      text += inString ? mark : `"${mark}"`;
    }
  });
  try {
    return restore(JSON.parse(text), parts, 0);
  } catch {
    return undefined;
  }
}

/** Deeper than any document that means something; a limit, because the text is not ours. */
const MAX_DEPTH = 64;

function endsInString(text: string, from: boolean): boolean {
  let inString = from;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === "\\" && inString) {
      i += 1;
    } else if (text[i] === '"') {
      inString = !inString;
    }
  }
  return inString;
}

/** Puts the unknown parts back. */
function restore(value: unknown, parts: readonly (string | Deferred)[], depth: number): unknown {
  if (depth > MAX_DEPTH) {
    return new Deferred([], undefined);
  }
  if (typeof value === "string") {
    return value.includes(MARK) ? restoreText(value, parts) : value;
  }
  if (Array.isArray(value)) {
    return value.map((element) => restore(element, parts, depth + 1));
  }
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, restore(inner, parts, depth + 1)]));
  }
  return value;
}

function restoreText(text: string, parts: readonly (string | Deferred)[]): Deferred {
  const pieces = text.split(MARKED).map((piece, i) => (i % 2 === 0 ? piece : (parts[Number(piece)] ?? "")));
  const shown = pieces.map((piece) => (typeof piece === "string" ? piece : piece.text));
  const from = pieces.flatMap((piece) => (typeof piece === "string" ? [] : piece.from));
  return new Deferred([...new Set(from)], shown.includes(undefined) ? undefined : shown.join(""), pieces);
}
