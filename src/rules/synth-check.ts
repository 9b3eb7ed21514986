import { readStack } from "../topology";
import { allRules } from "./all-rules";
import type { Finding } from "./finding";
import { runRules } from "./run-rules";

/**
 * What the rules find in a stack: the one door through which constructs may come.
 *
 * @param document what the stack resolves to
 */
export const checkSynthesized = (document: Readonly<Record<string, unknown>>, stackName: string): readonly Finding[] =>
  runRules(readStack(document, stackName), allRules);
