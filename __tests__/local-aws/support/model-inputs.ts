import type { NormalizedSchema } from "@smithy/core/schema";
import fc from "fast-check";
import type { Seeded } from "./seeded";

export const WORDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(assumeRole)?policy(Document)?$/i, ['{"Version":"2012-10-17","Statement":[]}']],
  [/^definition$/i, ['{"StartAt":"Done","States":{"Done":{"Type":"Succeed"}}}']],
  [/^typeName$/i, ["AWS::SageMaker::InferenceComponent"]],
  [/^(desiredState|dashboardBody|input)$/i, ["{}"]],
  [/^patchDocument$/i, ['[{"op":"add","path":"/VariantName","value":"x"}]']],
  [/^serviceNamespace$/i, ["sagemaker"]],
  [/roleArn$|^role$/i, ["arn:aws:iam::123456789012:role/thing"]],
  [/^policyArn$/i, ["arn:aws:iam::123456789012:policy/thing", "arn:aws:iam::aws:policy/ReadOnlyAccess"]],
  [/arn$/i, ["arn:aws:sns:us-east-1:123456789012:thing"]],
  [/expression$/i, ["cron(0 7 * * ? *)", "rate(5 minutes)", "at(2027-01-01T00:00:00)"]],
  [/timezone$/i, ["Europe/Dublin"]],
];

/** Something that the model allows, with names that come up again. */
export class ModelInputs {
  /** What answers called things: names, ARNs, identifiers. */
  private readonly met = new Map<string, readonly string[]>();

  constructor(private readonly random: Seeded) {}

  input(schema: NormalizedSchema, optional = 0.3): Record<string, unknown> {
    return this.members(schema, optional, 0);
  }

  /** Remembers the texts of an answer, to ask for these things later. */
  meet(value: unknown, member = ""): void {
    if (typeof value === "string") {
      if (/(name|arn|id|identifier|url|token|marker)$/i.test(member) && value.length < 300) {
        const known = this.met.get(member.toLowerCase()) ?? [];
        this.met.set(member.toLowerCase(), [...known.filter((one) => one !== value), value].slice(-5));
      }
    } else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        this.meet(inner, Array.isArray(value) ? member : key);
      }
    }
  }

  value(schema: NormalizedSchema, member = "", optional = 0.3, depth = 0): unknown {
    if (schema.isStructSchema()) {
      return this.members(schema, optional, depth + 1);
    }
    if (schema.isListSchema()) {
      const items = this.random.chance(0.8) ? 1 : this.random.below(3);
      return depth > 6
        ? []
        : Array.from({ length: items }, () => this.value(schema.getValueSchema(), member, optional, depth + 1));
    }
    if (schema.isMapSchema()) {
      return depth > 6 ? {} : { [this.text(member)]: this.value(schema.getValueSchema(), member, optional, depth + 1) };
    }
    if (schema.isBlobSchema()) {
      return Buffer.from("PK thing");
    }
    if (schema.isTimestampSchema()) {
      return new Date(Date.UTC(2026, 10, 21, 12) + this.random.below(5) * 3_600_000);
    }
    if (schema.isBooleanSchema()) {
      return this.random.chance(0.5);
    }
    return schema.isNumericSchema() ? this.random.oneOf([1, 0, 2, 60, 300]) : this.text(member);
  }

  /** A text that a pattern allows. */
  matching(pattern: string): string | undefined {
    try {
      const [text] = fc.sample(fc.stringMatching(new RegExp(`^(?:${pattern})$`)), {
        numRuns: 1,
        seed: this.random.below(1000),
      });
      return text;
    } catch {
      return undefined;
    }
  }

  private members(schema: NormalizedSchema, optional: number, depth: number): Record<string, unknown> {
    const required = requiredOf(schema);
    const chosen = [...schema.structIterator()].filter(
      ([member]) => required.includes(member) || (depth < 4 && this.random.chance(optional)),
    );
    const one = schema.isUnionSchema() ? chosen.slice(0, 1) : chosen;
    return Object.fromEntries(one.map(([member, inner]) => [member, this.value(inner, member, optional, depth)]));
  }

  private text(member: string): string {
    const known = this.met.get(member.toLowerCase()) ?? [];
    if (known.length > 0 && this.random.chance(0.5)) {
      return this.random.oneOf(known);
    }
    const [, words] = WORDS.find(([pattern]) => pattern.test(member)) ?? [];
    return this.random.oneOf(words ?? ["thing", "thing", "other", "1"]);
  }
}

/** A structure's schema carries how many of its first members are required. */
function requiredOf(schema: NormalizedSchema): readonly string[] {
  const raw: unknown = schema.getSchema();
  const [members, count] = Array.isArray(raw) ? [raw[4], raw[6]] : [];
  return Array.isArray(members) && typeof count === "number" ? members.slice(0, count) : [];
}
