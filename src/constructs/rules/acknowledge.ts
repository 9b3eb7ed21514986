import type { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import type { Finding } from "../../rules/finding";

const METADATA = "scaleToZero:acknowledged";

/**
 * Lets a finding about a construct, or about anything in it, stay: it is not told when the stack is synthesized.
 *
 * @param ruleId as docs/rules.md has it: `Z05`
 * @param reason why the finding may stay
 */
export function acknowledge(construct: IConstruct, ruleId: string, reason: string): void {
  construct.node.addMetadata(METADATA, { ruleId, reason });
}

/**
 * As `acknowledge`, for what a property of a construct asks for: whoever writes `minCopies: 1` has said what they want.
 * Nothing is told where the rule then finds nothing.
 */
export function acknowledgeWish(construct: IConstruct, ruleId: string, property: string): void {
  construct.node.addMetadata(METADATA, { ruleId, reason: `${property} asks for it`, isWish: true });
}

interface AcknowledgedRule {
  readonly construct: IConstruct;
  readonly ruleId: string;
  readonly reason: string;
  readonly isWish: boolean;
}

/** What was acknowledged for these constructs: above them and anywhere in them. */
export function acknowledgedFor(
  constructs: readonly IConstruct[],
): readonly Pick<AcknowledgedRule, "ruleId" | "reason">[] {
  const all = constructs.flatMap(({ node }) => [...node.scopes, ...node.findAll()]);
  const byRule = new Map([...new Set(all)].flatMap(acknowledgedOn).map((one) => [one.ruleId, one]));
  return [...byRule.values()];
}

/** What was acknowledged in a stack, and above it. */
export class AcknowledgedRules {
  private readonly all: readonly AcknowledgedRule[];
  private readonly used = new Set<AcknowledgedRule>();

  constructor(private readonly stack: TerraformStack) {
    this.all = [...new Set([...stack.node.scopes, ...stack.node.findAll()])].flatMap(acknowledgedOn);
  }

  covers({ id, on: { constructPath } }: Finding): boolean {
    const covering = this.all.filter(({ construct, ruleId }) => ruleId === id && isIn(construct, constructPath));
    for (const one of covering) {
      this.used.add(one);
    }
    return covering.length > 0;
  }

  /** Those that covered nothing; one above the stack may be about another stack. */
  unused(): readonly AcknowledgedRule[] {
    return this.all.filter((one) => !one.isWish && !this.used.has(one) && isIn(this.stack, one.construct.node.path));
  }
}

const acknowledgedOn = (construct: IConstruct): readonly AcknowledgedRule[] =>
  construct.node.metadata
    .filter(({ type }) => type === METADATA)
    .map(({ data }) => ({ construct, ruleId: data.ruleId, reason: data.reason, isWish: data.isWish === true }));

const isIn = ({ node: { path } }: IConstruct, inner: string | undefined): boolean =>
  inner !== undefined && (path === "" || inner === path || inner.startsWith(`${path}/`));
