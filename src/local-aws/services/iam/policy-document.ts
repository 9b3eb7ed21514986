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
  if (!statements.every(isWellFormed)) {
    yield SYNTAX;
    return;
  }
  if (place === "managed" && Version !== "2012-10-17") {
    yield "Policy document must be version 2012-10-17 or greater.";
  }
  const ids = statements.flatMap(({ Sid }) => (Sid === undefined || Sid === "" ? [] : [Sid]));
  if (new Set(ids).size < ids.length) {
    yield "Statement IDs (SID) in a single policy must be unique.";
  }
  for (const statement of statements) {
    yield* mistakesInActions(statement, place);
    yield* place === "trust" ? mistakesOfTrust(statement) : mistakesInResources(statement);
  }
}

function isWellFormed(statement: Members): boolean {
  const both = (member: string) => statement[member] !== undefined && statement[`Not${member}`] !== undefined;
  return (
    hasOnly(statement, STATEMENT) &&
    isOptionalText(statement.Sid) &&
    (statement.Effect === "Allow" || statement.Effect === "Deny") &&
    ["Action", "NotAction"].every((member) => isOptionalTexts(statement[member])) &&
    // IAM takes a null among resources.
    ["Resource", "NotResource"].every((member) => isOptionalTexts(statement[member], null)) &&
    !["Principal", "Action", "Resource"].some(both) &&
    isOptionalCondition(statement.Condition)
  );
}

function* mistakesInActions({ Action, NotAction }: Members, place: PolicyPlace): Generator<string> {
  const actions = textsOf(Action ?? NotAction);
  if (actions.length === 0) {
    yield place === "trust" ? "Missing required field Action" : "Policy statement must contain actions.";
  }
  for (const action of actions.filter((one) => one !== "*")) {
    const [vendor = "", ...names] = action.split(":");
    if (names.length === 0) {
      yield "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
    } else if (names.length > 1) {
      yield "Actions/Condition can contain only one colon.";
    } else if (!/^[a-zA-Z0-9*?.-]+$/.test(vendor)) {
      yield `Vendor ${vendor} is not valid`;
    }
  }
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
    const [prefix = "", partition = "", vendor, region = ""] = resource.split(":");
    if (!resource.includes(":")) {
      yield `Resource ${resource} must be in ARN format or "*".`;
    } else if (prefix !== "arn" || !PARTITIONS.includes(partition)) {
      yield `Partition "${partition}" is not valid for resource "${asArn(resource)}".`;
    } else if (vendor === undefined) {
      yield "Resource vendor must be fully qualified and cannot contain regexes.";
    } else if (vendor === "iam" && region !== "") {
      yield `IAM resource ${resource} cannot contain region information.`;
    } else if (vendor === "s3" && region !== "") {
      yield `Resource ${resource} can not contain region information.`;
    }
  }
}

/** As IAM completes what it takes for an ARN. */
function asArn(resource: string) {
  const parts = ["arn", ...resource.split(":").slice(1)];
  return [...parts, ...Array.from({ length: Math.max(0, 6 - parts.length) }, () => "*")].join(":");
}

const hasOnly = (members: Members, known: readonly string[]) =>
  Object.keys(members).every((key) => known.includes(key));
const isOptionalText = (value: unknown) => value === undefined || typeof value === "string";
const isOptionalTexts = (value: unknown, other?: null) =>
  isOptionalText(value) ||
  (Array.isArray(value) && value.every((item) => typeof item === "string" || (other === null && item === null)));
const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === "string");

const isScalar = (value: unknown) => ["string", "number", "boolean"].includes(typeof value);

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const OPERATOR =
  /^(For(All|Any)Values:)?(String(Not)?(Equals(IgnoreCase)?|Like)|(Numeric|Date)((Not)?Equals|(Less|Greater)Than(Equals)?)|Bool|BinaryEquals|(Not)?IpAddress|Arn(Not)?(Equals|Like))(IfExists)?$|^Null$/i;

function isOptionalCondition(value: unknown): boolean {
  if (value === undefined) {
    return true;
  }
  const isValue = (one: unknown) => isScalar(one) || (Array.isArray(one) && one.every(isScalar));
  return (
    isMembers(value) &&
    Object.entries(value).every(
      ([name, keys]) =>
        isMembers(keys) &&
        Object.values(keys).every(isValue) &&
        // One that asks for nothing may have any name.
        (OPERATOR.test(name) || Object.keys(keys).length === 0),
    )
  );
}

/** IAM answers with policy documents in URL encoding (RFC 3986). */
export const written = (document: string) =>
  encodeURIComponent(document).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
