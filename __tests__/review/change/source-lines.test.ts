import { withSourceLines } from "../../../src/review/change/source-lines";
import { change, changeReview, endpoint, finding, findings, place } from "./support/changes";

const lineOf = (file: string, address: string) =>
  file === "plan.json" && address.startsWith("aws_") ? { file: `${address}.tf`, line: 7 } : undefined;

describe("the lines of a configuration", () => {
  const cause = finding({ place: place("aws_x.cause") });
  const follows = finding({ id: "D01", place: place("aws_x.follows"), followsFrom: cause });
  const given = changeReview({
    endpoints: [
      endpoint({
        place: place("aws_sagemaker_endpoint.chat"),
        findings: findings({ new: [cause, follows] }),
        changes: [change({ address: "aws_x.y" }), change({ address: "other.y" })],
      }),
    ],
    elsewhere: findings({ fixed: [finding({ place: place("aws_x.program", 3) })] }),
  });
  const review = withSourceLines(given, lineOf);
  const [chat] = review.endpoints;

  it("are those of endpoints, findings and changes", () => {
    expect(chat?.place.sourceLine).toEqual({ file: "aws_sagemaker_endpoint.chat.tf", line: 7 });
    expect(chat?.findings.new.map((one) => one.place.sourceLine?.file)).toEqual(["aws_x.cause.tf", "aws_x.follows.tf"]);
    expect(chat?.changes.map(({ sourceLine }) => sourceLine?.file)).toEqual(["aws_x.y.tf", undefined]);
    expect(review.changes.map(({ sourceLine }) => sourceLine?.line)).toEqual([7, undefined]);
  });

  it("do not replace a line of a program", () => {
    expect(review.elsewhere.fixed[0]?.place.sourceLine).toEqual({ file: "/srv/infra/main.tf", line: 3 });
  });

  it("keep one finding one, and its cause", () => {
    expect(chat?.findings.new[1]?.followsFrom).toBe(chat?.findings.new[0]);
    expect(review.findings.new[0]).toBe(chat?.findings.new[0]);
  });

  it("are of the plan that a change is in, where several plans have its address", () => {
    const inPlan = (file: string, name: string) =>
      endpoint({
        name,
        place: { ...place("aws_sagemaker_endpoint.this"), file },
        changes: [change({ address: "aws_sagemaker_endpoint.this" })],
      });
    const sources = ["dev.json", "prod.json"].map((after) => ({ before: null, after }));
    const two = changeReview({ sources, endpoints: [inPlan("prod.json", "prod"), inPlan("dev.json", "dev")] });
    const placed = withSourceLines(two, (file) => ({ file: file.replace("json", "tf"), line: 1 }));
    expect(placed.endpoints.map((one) => one.changes[0]?.sourceLine?.file)).toEqual(["prod.tf", "dev.tf"]);
    expect(placed.changes.map(({ sourceLine }) => sourceLine?.file)).toEqual(["prod.tf", "dev.tf"]);
  });
});
