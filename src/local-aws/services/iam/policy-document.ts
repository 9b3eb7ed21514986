import { z } from "zod";
import { AwsError } from "../../errors";
import { readJson } from "../../json";
import { isMembers, type Members } from "../../protocols/values";

/** Where a document lies: each place takes other members. */
export type PolicyPlace = "managed" | "inline" | "trust";

const SYNTAX = "Syntax errors in policy.";
const VERSIONS: readonly unknown[] = ["2012-10-17", "2008-10-17"];
const TOP = ["Version", "Id", "Statement"];
const STATEMENT = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
];
const PARTITIONS = ["aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc", "*"];

/** @throws AwsError for what IAM would refuse, as far as the grammar of policies says it */
export const policyDocument = (place: PolicyPlace) =>
  z
    .string()
    .min(1)
    .max(131_072)
    .transform((text) => {
      const [mistake] = mistakesIn(readJson(text)?.value, place);
      if (mistake !== undefined) {
        throw new AwsError("MalformedPolicyDocumentException", mistake, 400, "MalformedPolicyDocument");
      }
      return text;
    });

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
function* mistakesIn(document: unknown, place: PolicyPlace): Generator<string> {
  if (!isMembers(document) || !hasOnly(document, TOP) || !isOptionalText(document.Id)) {
    yield SYNTAX;
    return;
  }
  const { Version = "2008-10-17", Statement = place === "trust" ? [] : undefined } = document;
  const statements: readonly unknown[] = Array.isArray(Statement) ? Statement : [Statement];
  if (!VERSIONS.includes(Version) || !statements.every(isMembers)) {
    yield SYNTAX;
    return;
  }
  for (const statement of statements) {
    yield* mistakesInStatement(statement, place);
  }
  const ids = statements.flatMap(({ Sid }) => (Sid === undefined || Sid === "" ? [] : [Sid]));
  if (new Set(ids).size < ids.length) {
    yield "Statement IDs (SID) in a single policy must be unique.";
  }
  if (place === "managed" && Version !== "2012-10-17") {
    yield "Policy document must be version 2012-10-17 or greater.";
  }
}

function* mistakesInStatement(statement: Members, place: PolicyPlace): Generator<string> {
  const { Sid, Effect, Condition } = statement;
  const both = (member: string) => statement[member] !== undefined && statement[`Not${member}`] !== undefined;
  const wellFormed =
    hasOnly(statement, STATEMENT) &&
    isOptionalText(Sid) &&
    (Effect === "Allow" || Effect === "Deny") &&
    ["Action", "NotAction", "Resource", "NotResource"].every((member) => isOptionalTexts(statement[member])) &&
    !["Principal", "Action", "Resource"].some(both) &&
    isOptionalCondition(Condition);
  if (!wellFormed) {
    yield SYNTAX;
    return;
  }
  const actions = textsOf(statement.Action ?? statement.NotAction);
  if (actions.length === 0) {
    yield place === "trust" ? "Missing required field Action" : "Policy statement must contain actions.";
  }
  if (actions.some((action) => action !== "*" && !action.includes(":"))) {
    yield "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
  }
  yield* place === "trust" ? mistakesOfTrust(statement) : mistakesInResources(statement);
}

function* mistakesOfTrust({ Resource, NotResource, Principal, NotPrincipal }: Members): Generator<string> {
  if (Resource !== undefined || NotResource !== undefined) {
    yield "Has prohibited field Resource";
  }
  if (Principal === undefined && NotPrincipal === undefined) {
    yield "Missing required field Principal";
  }
}

function* mistakesInResources(statement: Members): Generator<string> {
  if (statement.Principal !== undefined || statement.NotPrincipal !== undefined) {
    yield "Policy document should not specify a principal.";
  }
  const resources = textsOf(statement.Resource ?? statement.NotResource);
  if (resources.length === 0) {
    yield "Policy statement must contain resources.";
  }
  for (const resource of resources.filter((one) => one !== "*")) {
    const [prefix, partition = ""] = resource.split(":");
    if (prefix !== "arn") {
      yield `Resource ${resource} must be in ARN format or "*".`;
    } else if (!PARTITIONS.includes(partition)) {
      yield `Partition "${partition}" is not valid for resource "${resource}".`;
    }
  }
}

const hasOnly = (members: Members, known: readonly string[]) =>
  Object.keys(members).every((key) => known.includes(key));
const isOptionalText = (value: unknown) => value === undefined || typeof value === "string";
const isOptionalTexts = (value: unknown) =>
  isOptionalText(value) || (Array.isArray(value) && value.every((item) => typeof item === "string"));
const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === "string" && item !== "");

const isScalar = (value: unknown) => ["string", "number", "boolean"].includes(typeof value);

function isOptionalCondition(value: unknown): boolean {
  const operators = value === undefined ? [] : isMembers(value) ? Object.values(value) : [value];
  const isValue = (one: unknown) => isScalar(one) || (Array.isArray(one) && one.every(isScalar));
  return operators.every((operator) => isMembers(operator) && Object.values(operator).every(isValue));
}

/** IAM answers with policy documents in URL encoding (RFC 3986). */
export const written = (document: string) =>
  encodeURIComponent(document).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
