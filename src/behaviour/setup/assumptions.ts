import { isKnown, isUnknown, type Node, nodeKey, type Optional, type Topology } from "../../topology";

/** Values for arguments that a source does not know, by address and argument: `aws_appautoscaling_target.this.max_capacity`. */
export type Assumed = Readonly<Record<string, number>>;

/** What a setup assumes, and what it leaves out: one sentence each. */
export class Assumptions {
  private readonly said = new Set<string>();
  private readonly left = new Set<Node>();

  constructor(
    private readonly topology: Topology,
    private readonly assumed: Assumed = {},
  ) {}

  get sentences(): readonly string[] {
    return [...this.said];
  }

  add(sentence: string): void {
    this.said.add(sentence);
  }

  /** Records a resource that acts in AWS and not in the simulation. @param why a clause */
  leaveOut(node: Node, why: string): void {
    this.left.add(node);
    this.add(`${node.address} is not simulated: ${why}.`);
  }

  /** Records a resource that does nothing in AWS either. @param why a clause */
  ignore(node: Node, why: string): void {
    this.add(`${node.address} does nothing: ${why}.`);
  }

  isLeftOut(node: Node): boolean {
    return this.left.has(node);
  }

  /** The value of an argument; `otherwise` if it is not set, and with a sentence if it is unknown. */
  number(node: Node, argument: string, value: Optional<number>, otherwise: number): number {
    if (isKnown(value)) {
      return value;
    }
    const field = `${node.address}.${argument}`;
    const given = this.assumed[`${nodeKey(node)}.${argument}`] ?? this.assumed[field];
    if (isUnknown(value) && given !== undefined) {
      return given;
    }
    return isUnknown(value) ? this.guessed(node, argument, otherwise, ` To change it, assume ${field}.`) : otherwise;
  }

  /** As `number`, for an argument that is a text or a flag. */
  value<T extends string | boolean>(node: Node, argument: string, value: Optional<T>, otherwise: T): T {
    if (isKnown(value)) {
      return value;
    }
    return isUnknown(value) ? this.guessed(node, argument, otherwise) : otherwise;
  }

  /** Why a value is unknown, as a predicate: `is not known before apply`. */
  why(node: Node, argument: string): string {
    return WHY[this.topology.whyUnknown(node, argument)];
  }

  private guessed<T>(node: Node, argument: string, value: T, how = ""): T {
    this.add(`${argument} of ${node.address} ${this.why(node, argument)}. It is assumed to be ${String(value)}.${how}`);
    return value;
  }
}

const WHY = {
  sensitive: "is sensitive",
  "known after apply": "is not known before apply",
  "not in this source": "is not known",
} as const;
