import { review } from "../../src/review";
import { alarmRule, findingsOf, onlyEndpoint, reviewOf, ruleOn, scaleInRule } from "../support/reviews";
import { endpoint, role, schedule, topology, unknown, wakeAlarm } from "../support/topology";

describe("a review", () => {
  it("tells a finding with the endpoint that it is about", () => {
    const reviewed = reviewOf(topology(), alarmRule);
    expect(onlyEndpoint(reviewed).findings).toMatchObject([
      { id: "W05", place: { address: "aws_cloudwatch_metric_alarm.wake" } },
    ]);
    expect(reviewed.elsewhere).toEqual([]);
  });

  it("tells a finding about no endpoint apart", () => {
    const stray = role({ address: "aws_iam_role.stray", name: "stray" });
    const rule = ruleOn({ id: "S07" }, () => [stray]);
    expect(reviewOf(topology(stray), rule).elsewhere).toMatchObject([{ id: "S07" }]);
  });

  it("tells a finding about the role of a schedule with the endpoint that it acts on", () => {
    const rule = ruleOn({ id: "S07" }, ({ roles }) => roles);
    expect(onlyEndpoint(reviewOf(topology(schedule(), role()), rule)).findings).toMatchObject([{ id: "S07" }]);
  });

  it("puts the gravest first, whatever the order of the rules", () => {
    const note = ruleOn({ id: "A01" as "C01", severity: "note" }, ({ endpoints }) => endpoints);
    const warning = ruleOn({ id: "C17", severity: "warning" }, ({ endpoints }) => endpoints);
    const orders = [
      [note, warning, alarmRule],
      [alarmRule, warning, note],
    ].map((rules) => reviewOf(topology(), ...rules).findings.map(({ id }) => id));
    expect(orders).toEqual([
      ["W05", "C17", "A01"],
      ["W05", "C17", "A01"],
    ]);
  });

  it("calls an endpoint by its address when the plan does not know its name", () => {
    expect(onlyEndpoint(reviewOf(topology(endpoint({ name: unknown() })))).name).toBe("aws_sagemaker_endpoint.this");
  });

  it("keeps the endpoints of several files apart", () => {
    const source = (file: string, rules: Parameters<typeof findingsOf>[1][]) => {
      const given = topology();
      return { file, topology: given, open: findingsOf(given, ...rules) };
    };
    const { endpoints } = review([source("b.json", [scaleInRule]), source("a.json", [])]);
    expect(endpoints.map(({ place, verdict }) => [place.file, verdict.sleeps])).toEqual([
      ["a.json", "yes"],
      ["b.json", "no"],
    ]);
  });

  it("keeps equal addresses of several stacks apart", () => {
    const inStack = (stack: string) => ({ stack, scope: stack });
    const two = topology(
      ...[endpoint(inStack("a")), wakeAlarm({ ...inStack("a"), references: undefined })],
      ...[endpoint(inStack("b")), wakeAlarm({ ...inStack("b"), references: undefined, dimensions: new Map() })],
    );
    const rule = ruleOn({ id: "W04" }, ({ endpoints }) => endpoints.filter(({ stack }) => stack === "b"));
    const told = reviewOf(two, rule).endpoints.map(({ place, findings }) => [place.stack, findings.length]);
    expect(told).toEqual([
      [undefined, 0],
      ["a", 0],
      ["b", 1],
    ]);
  });

  it("says what was not looked into", () => {
    const hidden = {
      kind: "not-looked-into",
      address: "aws_cloudformation_stack.legacy",
      scope: "aws",
      type: "aws_cloudformation_stack",
      mentions: [],
    } as const;
    expect(reviewOf(topology(hidden)).notLookedInto).toEqual([
      { type: "aws_cloudformation_stack", place: { file: "plan.json", address: "aws_cloudformation_stack.legacy" } },
    ]);
  });
});
