import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { keptWith } from "../terraform/kept-with";

/**
 * Acknowledges the findings of a rule about a construct and everything in it: synthesis does not report them. The
 * synthesized JSON contains the acknowledgement, so `scale-to-zero check` of that JSON accepts the finding, too. A plan
 * does not contain it: use `.scale-to-zero.json` for plans.
 *
 * @param ruleId id of the rule, as in docs/rules.md: `Z05`
 * @param reason why the finding is accepted
 */
export function acknowledge(construct: IConstruct, ruleId: string, reason: string): void {
  if (isInStack(construct)) {
    write(TerraformStack.of(construct), { rule: ruleId, path: construct.node.path, reason });
    return;
  }
  // It may be about some of the stacks only.
  const entry = { rule: ruleId, path: construct.node.path, reason, mayBeUnused: true };
  above.of(construct).push(entry);
  for (const stack of construct.node.findAll().filter(TerraformStack.isStack)) {
    write(stack, entry);
  }
}

/** Gives a new stack what was acknowledged above it before it was there. */
export function inheritAcknowledgements(stack: TerraformStack): void {
  for (const entry of stack.node.scopes.flatMap((scope) => above.find(scope) ?? [])) {
    write(stack, entry);
  }
}

/**
 * As `acknowledge`, for what a property of a construct asks for, such as `minCopies: 1`.
 * It is not reported if the rule finds nothing.
 */
export function acknowledgeWish(construct: IConstruct, ruleId: string, property: string): void {
  const reason = `${property} asks for it`;
  write(TerraformStack.of(construct), { rule: ruleId, path: construct.node.path, reason, mayBeUnused: true });
}

/** What was acknowledged for these constructs: of them, above them and anywhere in them; once a rule. */
export function acknowledgedFor(constructs: readonly IConstruct[]): readonly Pick<Entry, "rule" | "reason">[] {
  const entries = constructs.flatMap((construct) =>
    (written.find(TerraformStack.of(construct)) ?? []).filter(({ path }) => meet(path, construct.node.path)),
  );
  return [...new Map(entries.map(({ rule, reason }) => [rule, { rule, reason }])).values()];
}

/** As the reader of synthesized JSON expects it. */
interface Entry {
  readonly rule: string;
  readonly path: string;
  readonly reason: string;
  readonly mayBeUnused?: boolean;
}

/** What was acknowledged of constructs that hold stacks: an app, a stage. */
const above = keptWith((): Entry[] => []);
const written = keptWith((): Entry[] => []);

/** Terraform takes "//" for a comment, and cdktf keeps its own metadata in it. */
function write(stack: TerraformStack, entry: Entry): void {
  const entries = written.of(stack);
  if (entries.length === 0) {
    stack.addOverride("//.metadata.scaleToZero.acknowledgements", entries);
  }
  if (!entries.includes(entry)) {
    entries.push(entry);
  }
}

const isInStack = ({ node: { scopes } }: IConstruct): boolean => scopes.some(TerraformStack.isStack);

/** One of the constructs is in the other, or they are one. */
const meet = (one: string, other: string): boolean => isIn(one, other) || isIn(other, one);

const isIn = (inner: string, outer: string): boolean =>
  outer === "" || inner === outer || inner.startsWith(`${outer}/`);
