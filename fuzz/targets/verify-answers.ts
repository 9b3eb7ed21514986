import { decodeFirstSync, encodeOne } from "cbor";
import fc from "fast-check";
import { SteppingClock } from "../../__tests__/support/stepping-clock";
import type { HttpReply } from "../../src/local-aws/protocols/protocol";
import { allRules } from "../../src/rules/all-rules";
import { verifyAccount } from "../../src/verify/verify-account";
import { answeredLater } from "../answers";
import { changedAccount } from "../generators/account";
import { MATTERS, type Mattering } from "../generators/answers-that-matter";
import { documentEdit, type Edit, editedBy } from "../generators/documents";
import { edited, textEdits } from "../generators/edits";
import { printed } from "../reading";
import { type Target, Violation } from "../target";

/** What happens to the answers of an operation. */
interface Change {
  readonly operation: string;
  readonly how:
    | { readonly kind: "edit"; readonly edits: readonly Edit[] }
    | { readonly kind: "bytes"; readonly edits: Parameters<typeof edited>[1] }
    | { readonly kind: "instead"; readonly status: number; readonly body: string };
}

interface Question {
  readonly changes: readonly Change[];
  /** One of `MATTERS` by its name, after which nothing may be called good. */
  readonly broken?: string;
}

const OPERATIONS = [
  ...[
    "DescribeEndpoint",
    "DescribeEndpointConfig",
    "DescribeInferenceComponent",
    "ListInferenceComponents",
    "DescribeModel",
  ],
  ...["DescribeScalableTargets", "DescribeScalingPolicies", "DescribeScheduledActions", "DescribeAlarms", "schedules"],
  ...[
    "GetRole",
    "ListRolePolicies",
    "GetRolePolicy",
    "ListAttachedRolePolicies",
    "DescribeScalingActivities",
    "GetMetricData",
  ],
];

const BODIES = [
  "{}",
  "[]",
  "",
  "null",
  '"x"',
  "<html></html>",
  "{",
  '{"NextToken":"x"}',
  '{"__type":"ValidationException"}',
];

const nameOf = ({ operation, what }: Mattering): string => `${operation} with ${what}`;

const change: fc.Arbitrary<Change> = fc.record({
  operation: fc.constantFrom(...OPERATIONS),
  how: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant("edit"),
        edits: fc.array(documentEdit, { minLength: 1, maxLength: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("bytes"), edits: textEdits }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("instead"),
        status: fc.constantFrom(200, 200, 204, 301, 400, 403, 404, 429, 500, 503),
        body: fc.constantFrom(...BODIES),
      }),
    },
  ),
});

const question: fc.Arbitrary<Question> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ changes: fc.array(change, { minLength: 1, maxLength: 2 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      changes: fc.array(change, { maxLength: 1 }),
      broken: fc.constantFrom(...MATTERS.map(nameOf)),
    }),
  },
);

/** Answers of AWS that are broken: `verify` ends, in its own words, and never calls good what it has not seen. */
export const verifyAnswers: Target = {
  name: "verify-answers",
  batch: 20,
  hasShape: true,
  inputs: () => question.map((one) => JSON.stringify(one)),
  run(input) {
    const { changes, broken } = JSON.parse(input) as Question;
    const matters = MATTERS.find((one) => nameOf(one) === broken);
    return answeredLater(async () => {
      const { aws } = await changedAccount((operation, reply) => {
        const last = matters?.operation === operation ? withJson(reply, matters.change) : reply;
        return changes.filter((one) => one.operation === operation).reduce((now, one) => changed(now, one), last);
      });
      try {
        const told = await reviewOf(aws);
        const errors = told.findings.filter(({ severity }) => severity === "error");
        if (matters !== undefined && errors.length === 0) {
          throw new Violation(`exit code 0 although ${matters.operation} answers with ${matters.what}`);
        }
        if (changes.length === 0 && matters === undefined && errors.length > 0) {
          throw new Violation(`a sound account is not good: ${errors.map(({ id }) => id)}`);
        }
        return printed(told);
      } finally {
        aws.close();
      }
    });
  },
};

async function reviewOf(aws: Parameters<typeof verifyAccount>[0]["aws"]) {
  const { review } = await verifyAccount({
    wanted: {
      source: "outputs",
      applied: true,
      endpoints: [{ name: "llm", configName: "config", components: ["llama"] }],
    },
    aws,
    rules: allRules,
    timeoutSeconds: 60,
    clock: new SteppingClock(),
    acknowledgements: [],
  });
  return review;
}

function changed(reply: HttpReply, { how }: Change): HttpReply {
  switch (how.kind) {
    case "edit":
      return withJson(reply, (document) => editedBy(document, how.edits));
    case "bytes":
      return { ...reply, body: Buffer.from(edited(Buffer.from(reply.body).toString("latin1"), how.edits), "latin1") };
    case "instead":
      return { ...reply, status: how.status, body: how.body };
  }
}

/** Changes what the bytes say, in the protocol that they are in; what is neither JSON nor CBOR stays as it is. */
function withJson(reply: HttpReply, change: (document: unknown) => unknown): HttpReply {
  const bytes = Buffer.from(reply.body);
  const type = reply.headers["content-type"] ?? "";
  if (bytes.length === 0 || reply.status >= 300) {
    return reply;
  }
  if (type.includes("cbor")) {
    return { ...reply, body: encodeOne(change(decodeFirstSync(bytes)) ?? {}) };
  }
  return type.includes("json")
    ? { ...reply, body: JSON.stringify(change(JSON.parse(bytes.toString("utf8"))) ?? {}) }
    : reply;
}
