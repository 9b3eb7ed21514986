import { Annotations, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import type { Finding } from "../../rules/finding";
import type { InvalidConstruct } from "../errors";
import { keptWith } from "../terraform/kept-with";
import { inheritAcknowledgements } from "./acknowledge";
import { resolvedStack } from "./resolved-stack";

/** Key of the context. Set it to false in cdktf.json or with `new App({ context })` to run no rules at synthesis. */
export const RULES_CONTEXT = "scaleToZero:rules";

interface Outcome {
  /** The errors of the last synthesis. */
  broken: readonly InvalidConstruct[];
  /** The findings that were printed, by the construct that they were printed with. */
  readonly printed: Map<IConstruct, readonly Finding[]>;
}

const outcomes = keptWith((): Outcome => ({ broken: [], printed: new Map() }));
let paused = false;

/** Runs the rules on a stack when it is synthesized: errors stop the synthesis, other findings are printed. Call it once. */
export function checkRules(stack: TerraformStack): void {
  inheritAcknowledgements(stack);
  stack.node.addValidation({ validate: () => (isOff(stack) ? [] : violations(stack)) });
}

/** Runs something during which the rules say nothing: a stack that is not prepared yet resolves to something else. */
export function withoutRules<T>(action: () => T): T {
  paused = true;
  try {
    return action();
  } finally {
    paused = false;
  }
}

/** The errors that the rules found when a stack was last synthesized. */
export const brokenRules = (stack: TerraformStack): readonly InvalidConstruct[] => outcomes.of(stack).broken;

function isOff(stack: TerraformStack): boolean {
  const wanted: unknown = stack.node.tryGetContext(RULES_CONTEXT);
  // A context that comes from the command line is a text.
  return paused || wanted === false || wanted === "false";
}

function violations(stack: TerraformStack): string[] {
  // Loaded only now: whoever writes Terraform with the rules off does not pay for them.
  const { checkSynthesized }: typeof import("../../rules/synth-check") = require("../../rules/synth-check");
  const { open, acknowledgementProblems } = checkSynthesized(resolvedStack(stack), stack.node.path);
  const findings = [...open, ...acknowledgementProblems];
  for (const finding of findings.filter(({ severity }) => severity !== "error")) {
    print(stack, constructOf(stack, finding), finding);
  }
  const errors = findings.filter(({ severity }) => severity === "error");
  outcomes.of(stack).broken = byConstruct(stack, errors);
  return errors.map((finding) => `${pathOf(stack, finding)}: ${describe(finding)}`);
}

/** As an annotation, which the CDKTF command line prints; once, however often the stack is validated. */
function print(stack: TerraformStack, construct: IConstruct, finding: Finding): void {
  const { printed } = outcomes.of(stack);
  const before = printed.get(construct) ?? [];
  if (before.some((other) => isSame(other, finding))) {
    return;
  }
  printed.set(construct, [...before, finding]);
  const annotations = Annotations.of(construct);
  if (finding.severity === "warning") {
    annotations.addWarning(describe(finding));
  } else {
    annotations.addInfo(describe(finding));
  }
}

/** Another resource, or another value of the same one, is another finding. */
const isSame = (one: Finding, other: Finding): boolean =>
  one.id === other.id && one.on.address === other.on.address && one.what === other.what;

function byConstruct(stack: TerraformStack, errors: readonly Finding[]): readonly InvalidConstruct[] {
  const problems = new Map<string, string[]>();
  for (const finding of errors) {
    const path = pathOf(stack, finding);
    problems.set(path, [...(problems.get(path) ?? []), describe(finding)]);
  }
  return [...problems].map(([path, texts]) => ({ path, problems: texts }));
}

const pathOf = ({ node }: TerraformStack, { on }: Finding): string => on.constructPath ?? `${node.path}: ${on.address}`;

/** The construct that made the resource; the stack where the path leads to none, as for an override. */
function constructOf(stack: TerraformStack, { on: { constructPath } }: Finding): IConstruct {
  const prefix = `${stack.node.path}/`;
  const steps = constructPath?.startsWith(prefix) === true ? constructPath.slice(prefix.length).split("/") : [];
  return steps.reduce<IConstruct>((inside, id) => inside.node.tryFindChild(id) ?? inside, stack);
}

const describe = ({ id, slug, what, why, fix, source }: Finding): string =>
  `${id} ${slug}: ${what}. ${why} Fix: ${fix.typescript ?? fix.hcl} (${source})`;
