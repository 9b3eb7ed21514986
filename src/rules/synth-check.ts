import { readStack } from "../topology";
import { acknowledgementsOf, applyAcknowledgements } from "./acknowledgements";
import { allRules } from "./all-rules";
import type { Finding } from "./finding";
import { runRules } from "./run-rules";

/**
 * What the rules find in a stack, less what the stack acknowledges: the one door through which constructs may come.
 *
 * @param document what the stack resolves to
 */
export function checkSynthesized(
  document: Readonly<Record<string, unknown>>,
  stackName: string,
  now = new Date(),
): readonly Finding[] {
  const topology = readStack(document, stackName);
  const found = runRules(topology, allRules, { now });
  return applyAcknowledgements(found, acknowledgementsOf(topology), { now }).findings;
}
