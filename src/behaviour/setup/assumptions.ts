import { isKnown, isUnknown, type Node, nodeKey, type Optional, type Topology } from "../../topology";

/** Values for arguments that a source does not know, by address and argument: `aws_appautoscaling_target.this.max_capacity`. */
export type Assumed = Readonly<Record<string, number>>;

/** What a setup assumes, and what it leaves out: one sentence each. */
export class Assumptions {
  private readonly said = new Set<string>();
  private readonly shared = new Map<string, readonly string[]>();
  private readonly left = new Set<Node>();

  constructor(
    private readonly topology: Topology,
    private readonly assumed: Assumed = {},
  ) {}

  get sentences(): readonly string[] {
    const shared = [...this.shared].map(([key, addresses]) => {
      const [subject = "", what = ""] = key.split("\n");
      return `${subject} of ${listed(addresses)} ${what}.`;
    });
    return [...this.said, ...shared];
  }

  add(sentence: string): void {
    this.said.add(sentence);
  }

  /** Records what is assumed of several resources, in one sentence for all of them. @param what from `are` on */
  addForEach(subject: string, address: string, what: string): void {
    const key = `${subject}\n${what}`;
    this.shared.set(key, [...(this.shared.get(key) ?? []), address]);
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

  /**
   * The value of an argument.
   * @param otherwise its value if it is unknown, with a sentence about it
   * @param unset its value if it is not set
   */
  number(node: Node, argument: string, value: Optional<number>, otherwise: number, unset = otherwise): number {
    const field = `${node.address}.${argument}`;
    if (!isUnknown(value)) {
      return this.possible(field, argument, value ?? unset);
    }
    const given = this.assumed[`${nodeKey(node)}.${argument}`] ?? this.assumed[field];
    return given ?? this.guessed(field, this.why(node, argument), otherwise);
  }

  /** As `number`, for an argument that is a text or a flag. */
  value<T extends string | boolean>(node: Node, argument: string, value: Optional<T>, otherwise: T): T {
    if (isKnown(value)) {
      return value;
    }
    return isUnknown(value)
      ? this.guessed(`${argument} of ${node.address}`, this.why(node, argument), otherwise)
      : otherwise;
  }

  /** Why a value is unknown, as a predicate: `is not known before apply`. */
  why(node: Node, argument: string): string {
    return WHY[this.topology.whyUnknown(node, argument)];
  }

  /** Each instance and each period is simulated: a count without a limit would take forever. */
  private possible(field: string, argument: string, value: number): number {
    const most = MOST[argument.slice(argument.lastIndexOf(".") + 1)] ?? value;
    if (value > most) {
      this.add(`${field} is ${value}, more than can be simulated, and is assumed to be ${most}.`);
    }
    return Math.min(value, most);
  }

  private guessed<T>(what: string, why: string, value: T): T {
    this.add(`${what} ${why}, and is assumed to be ${String(value)}.`);
    return value;
  }
}

/** As many as `--compare` takes. The time of a simulation grows faster than this number. */
const MOST_INSTANCES = 1000;
/** A week of the shortest periods, of 10 s: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const MOST_PERIODS = 60_480;

const MOST: Readonly<Partial<Record<string, number>>> = {
  initial_instance_count: MOST_INSTANCES,
  min_instance_count: MOST_INSTANCES,
  CopyCount: MOST_INSTANCES,
  min_capacity: MOST_INSTANCES,
  evaluation_periods: MOST_PERIODS,
  datapoints_to_alarm: MOST_PERIODS,
};

const MOST_LISTED = 3;

function listed(addresses: readonly string[]): string {
  const shown = addresses.slice(0, MOST_LISTED);
  const more = addresses.length - shown.length;
  return new Intl.ListFormat("en").format(more === 0 ? shown : [...shown, `${more} more`]);
}

const WHY = {
  sensitive: "is sensitive",
  "known after apply": "is not known before apply",
  "not in this source": "is not known",
} as const;
