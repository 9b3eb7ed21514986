import { shown } from "../../shown";

/** What is wrong with one property that was given to a construct. */
export interface Problem {
  /** The property, as it is written: `compute.acceleratorDevices`. */
  readonly property: string;
  readonly value: unknown;
  /** The value in the words of the program. @default - as it is shown */
  readonly written?: string;
  /** What it must be: `must be at least 1`. */
  readonly requirement: string;
  /** Why it must, or what to do instead. */
  readonly advice?: string;
  /** The document that says so. */
  readonly source?: string;
}

/** One line: what was given, what it must be, why or what to do, and who says so. */
export function describeProblem({ property, value, written, requirement, advice, source }: Problem): string {
  const given = `${property} is ${written ?? shown(value)}, ${requirement}`;
  const explained = advice === undefined ? given : `${given}: ${advice}`;
  return source === undefined ? explained : `${explained} (${source})`;
}
