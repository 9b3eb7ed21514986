import type { Node, Work } from "../../topology";
import { isElsewhere } from "./elsewhere";
import { matches } from "./wildcard";

export type ResourceKind = "endpoint" | "inference-component" | "function";

/** A pattern is compared character by character, in the worst case with each character of the text. */
const SIGNS_A_STEP = 1000;

/**
 * The resources of IAM statements. Most are one resource, or a prefix: these are looked up. Only patterns with a
 * wildcard in the middle are compared one by one.
 *
 * The account is not compared: a configuration often does not contain it. IAM reads a missing part of an ARN as `*`,
 * and rejects a resource that is not an ARN.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export class ResourcePatterns {
  private readonly exact = new Set<string>();
  private readonly beginnings = new Set<string>();
  private readonly others = new Set<string>();
  private readonly lengths = new Set<number>();
  /** The resource types of the ARNs, for an unknown name. */
  private readonly kinds = new Set<string>();
  private readonly answers = new Map<string, boolean>();

  /**
   * @param where patterns of another Region or partition are ignored
   * @param service patterns of another service are ignored
   */
  constructor(
    private readonly work: Work,
    private readonly where: Pick<Node, "region">,
    private readonly service = "sagemaker",
  ) {}

  add(pattern: string): void {
    const fields = pattern.split(":");
    const [, , service = "*"] = fields;
    const isOfService = fields[0] === "arn" ? matches(service, this.service) : /^\*+$/.test(pattern);
    if (!isOfService || isElsewhere(pattern, this.where)) {
      return;
    }
    const resource = fields.length < 6 ? "*" : fields.slice(5).join(":");
    const wildcard = resource.search(/[*?]/);
    if (wildcard < 0) {
      this.exact.add(resource);
    } else if (wildcard === resource.length - 1 && resource.endsWith("*")) {
      this.beginnings.add(resource.slice(0, -1));
      this.lengths.add(resource.length - 1);
    } else {
      this.others.add(resource);
    }
    this.kinds.add(resource.split(/[/:]/, 1)[0] ?? "");
  }

  /** @param name `undefined` if it is unknown */
  cover(kind: ResourceKind, name: string | undefined): boolean {
    const key = name === undefined ? kind : `${kind}${kind === "function" ? ":" : "/"}${name}`;
    let answer = this.answers.get(key);
    if (answer === undefined) {
      answer = name === undefined ? this.coverKind(kind) : this.coverResource(key);
      this.answers.set(key, answer);
    }
    return answer;
  }

  private coverKind(kind: ResourceKind): boolean {
    this.work.spend(this.kinds.size);
    return [...this.kinds].some((pattern) => matches(pattern, kind));
  }

  private coverResource(resource: string): boolean {
    if (this.exact.has(resource)) {
      return true;
    }
    for (const length of this.lengths) {
      this.work.spend(1 + length / SIGNS_A_STEP);
      if (this.beginnings.has(resource.slice(0, length))) {
        return true;
      }
    }
    for (const pattern of this.others) {
      // The rest of a text is compared again from each of its characters.
      this.work.spend(1 + (pattern.length * resource.length) / SIGNS_A_STEP);
      if (matches(pattern, resource)) {
        return true;
      }
    }
    return false;
  }
}
