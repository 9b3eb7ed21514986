import type { ChangeReview } from "../../../../src/review/change/change-review";
import { withEveryText } from "../../../support/every-text";
import { change, effect, endpoint, finding } from "./changes";
import { pullRequest } from "./pull-request";

/** A change with something in each of its members. */
export const FULL: ChangeReview = full();

function full(): ChangeReview {
  const review = pullRequest();
  const [first, ...others] = review.endpoints;
  const cause = finding();
  const changed = endpoint({
    ...first,
    previousName: "chat-old",
    findings: {
      ...(first?.findings ?? { fixed: [], unchanged: [], acknowledged: [] }),
      new: [
        cause,
        finding({
          id: "D01",
          followsFrom: cause,
          place: { file: "cdk.tf.json", address: "aws_x.y", stack: "s", constructPath: "a/b" },
        }),
        finding({ id: "D02", fix: { hcl: "a = b", typescript: "remove `a`", command: "aws x put --name y" } }),
      ],
    },
    changes: [
      ...(first?.changes ?? []),
      change({
        address: "aws_x.moved",
        stack: "s",
        action: "move",
        previousAddress: "aws_x.old",
        reason: "read_because_config_unknown",
      }),
    ],
  });
  return {
    ...review,
    stack: "prod",
    endpoints: [changed, ...others],
    apply: [...review.apply, effect({ fix: { hcl: "a = b" } })],
    findings: { ...review.findings, new: [...review.findings.new, ...changed.findings.new] },
    changes: [...review.changes, change({ address: "aws_y.z" })],
    notLookedInto: [{ type: "aws_x", place: { file: "plan.json", address: "aws_x.y" }, reason: "it is not allowed" }],
  };
}

/** Members whose texts are this program's own. */
export const OF_PROGRAM = [
  "formatVersion",
  "change",
  "judgement",
  "evidence",
  "unit",
  "action",
  "option",
  "currency",
  "id",
  "slug",
  "source",
  "rule",
  "rules",
  "title",
];

/** The same with a text of an attacker before every other text. The rows of a comparison keep their names. */
export const attacked = (text: string, keep: readonly string[] = OF_PROGRAM): ChangeReview =>
  withRows(withEveryText(FULL, (own) => `${text}${own}`, keep));

/** The same with nothing but that text in every other member. */
export const filledWith = (text: string, keep: readonly string[] = OF_PROGRAM): ChangeReview =>
  withRows(withEveryText(FULL, () => text, keep));

const withRows = (review: ChangeReview): ChangeReview => ({
  ...review,
  endpoints: review.endpoints.map((one, index) => ({
    ...one,
    rows: one.rows.map((row, number) => ({ ...row, what: FULL.endpoints[index]?.rows[number]?.what ?? row.what })),
  })),
});
