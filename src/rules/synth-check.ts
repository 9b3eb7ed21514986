import { readStack } from "../topology";
import type { CheckedFindings } from "./acknowledgements";
import { allRules } from "./all-rules";
import { checkedFindings } from "./checked-findings";

/**
 * What the rules find in a stack. The only module of this folder that checks of constructs import.
 *
 * @param document what the stack resolves to
 */
export function checkSynthesized(
  document: Readonly<Record<string, unknown>>,
  stackName: string,
  now = new Date(),
): CheckedFindings {
  return checkedFindings(readStack(document, stackName), { rules: allRules, now });
}
