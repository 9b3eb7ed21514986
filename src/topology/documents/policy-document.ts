import type { Attributes } from "../attributes/attributes";
import { InvalidJson } from "../attributes/values";
import type { PolicyCondition, PolicyDocument, PolicyStatement, PolicyTexts } from "../nodes/policy-document";
import { isKnown, isUnknown, type Maybe, type Optional, Unknown } from "../unknown";

/**
 * A policy in IAM's own JSON. One that is not JSON counts as unknown: IAM is better at saying what is wrong with it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function policyDocument(json: Optional<Attributes | InvalidJson>): Optional<PolicyDocument> {
  if (!isKnown(json)) {
    return json;
  }
  if (json instanceof InvalidJson) {
    return Unknown;
  }
  const statements = json.blocks("Statement");
  if (isUnknown(statements)) {
    return { statements };
  }
  const [refused] = statements.flatMap(bothOf);
  return { statements: statements.map(statement), ...(refused !== undefined && { refused }) };
}

/** A statement has one of each pair. */
const PAIRS = ["Action", "Resource", "Principal"] as const;

const bothOf = (block: Attributes): readonly string[] =>
  PAIRS.filter((name) => block.has(name) && block.has(`Not${name}`)).map(
    (name) => `a statement has ${name} and Not${name}`,
  );

const statement = (block: Attributes): PolicyStatement => ({
  effect: block.text("Effect"),
  actions: block.texts("Action"),
  resources: block.texts("Resource"),
  principals: principals(block),
  negated: ["NotAction", "NotResource", "NotPrincipal"].some((name) => block.has(name)),
  conditions: conditions(block.block("Condition")),
});

function principals(block: Attributes): Optional<ReadonlyMap<string, PolicyTexts>> {
  if (!block.has("Principal")) {
    return undefined;
  }
  const [principal] = known(block.texts("Principal"));
  if (principal === "*") {
    return new Map([["*", ["*"]]]);
  }
  const byType = block.block("Principal");
  return isKnown(byType) ? new Map(byType.names().map((type) => [type, texts(byType, type)])) : byType;
}

function conditions(block: Optional<Attributes>): Maybe<readonly PolicyCondition[]> {
  if (!isKnown(block)) {
    return isUnknown(block) ? Unknown : [];
  }
  return block.names().flatMap((operator) => {
    const byKey = block.block(operator);
    return isKnown(byKey) ? byKey.names().map((key) => ({ operator, key, values: texts(byKey, key) })) : [];
  });
}

function texts(block: Attributes, name: string): PolicyTexts {
  const values = block.texts(name);
  return isUnknown(values) ? Unknown : (values ?? []);
}

const known = (values: Optional<readonly Maybe<string>[]>): readonly Maybe<string>[] => (isKnown(values) ? values : []);
