import type { z } from "zod";
import { ForgeProblem } from "./forge-problem";

/**
 * What is read of an answer. A proxy or the login page of a forge can answer 200 with anything.
 * @throws ForgeProblem after which the request may have had its effect
 */
export function checked<Shape extends z.ZodType>(shape: Shape, value: unknown, name: string): z.infer<Shape> {
  const read = shape.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    const place = issue === undefined || issue.path.length === 0 ? "" : ` (at ${issue.path.join(".")})`;
    throw new ForgeProblem(`${name} did not return what its API documents${place}; ${HINT}`, undefined, false);
  }
  return read.data;
}

const HINT = "is the address that of its API, without a proxy that answers in its place?";

/** @returns `undefined` for a text that is not JSON */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
