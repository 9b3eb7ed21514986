import { review } from "../../src/review";
import { type Account, causesOf } from "../../src/review/causes";
import { allRules } from "../../src/rules/all-rules";
import { missing } from "../../src/rules/drift";
import { type Addressed, type Finding, finding } from "../../src/rules/finding";
import { runRules } from "../../src/rules/run-rules";
import type { Topology } from "../../src/topology";
import { acknowledgedFor } from "../support/reviews";
import { sarifProblems } from "../support/sarif";
import {
  type Change,
  component,
  endpoint,
  stepPolicy,
  target,
  topology,
  tracking,
  wakeAlarm,
  without,
} from "../support/topology";
import { unwrapped } from "../support/unwrapped";
import { print } from "./render/rendered";

/** The component is `llama3-8b`, and so say its policies. */
const misnamed = target({ resourceId: "inference-component/llama3-8c" });

const reviewed = (given: Topology, acknowledged = "") => {
  const all = runRules(given, allRules);
  return review([
    {
      file: "plan.json",
      topology: given,
      open: all.filter(({ id }) => id !== acknowledged),
      acknowledged: all.filter(({ id }) => id === acknowledged).map((one) => acknowledgedFor("known", one)),
    },
  ]);
};

const chain = (given: Topology, acknowledged?: string) =>
  reviewed(given, acknowledged).findings.map(({ id, followsFrom }) => [id, followsFrom?.id]);

describe("a target with a wrong name", () => {
  it("comes first, and what it lacks by that under it", () => {
    expect(chain(topology(misnamed))).toEqual([
      ["Z30", undefined],
      ["W01", "Z30"],
      ["Z06", "Z30"],
    ]);
  });

  it("does not explain a policy that nobody wrote", () => {
    const given = topology(misnamed, without(stepPolicy()), without(wakeAlarm()));
    expect(chain(given)).toEqual([
      ["Z30", undefined],
      ["Z06", "Z30"],
      ["W01", undefined],
    ]);
  });

  it("leaves what follows from it whole once it is acknowledged", () => {
    expect(chain(topology(misnamed), "Z30")).toEqual([
      ["W01", undefined],
      ["Z06", undefined],
    ]);
  });

  it("is printed in one line with what follows from it, as text and as Markdown", () => {
    const given = reviewed(topology(misnamed));
    const line = "2 more follow from it: W01 wake-policy, Z06 way-down";
    const text = print(given, "text");
    expect(unwrapped(text)).toContain(line);
    expect(text).not.toContain("error W01");
    expect(text).toContain("2 endpoints: 3 errors");
    const rows = print(given, "markdown").split("\n");
    expect(rows.filter((row) => row.includes("❌ ["))).toEqual([
      expect.stringMatching(/Z30 existing-subject.*<br>2 more follow from it: W01 wake-policy/),
    ]);
  });

  it("keeps each finding in SARIF and JUnit, with what it follows from", () => {
    const given = reviewed(topology(misnamed));
    const log = JSON.parse(print(given, "sarif"));
    expect(sarifProblems(log)).toEqual([]);
    expect(log.runs[0].results).toEqual([
      expect.not.objectContaining({ relatedLocations: expect.anything() }),
      ...["W01", "Z06"].map((ruleId) =>
        expect.objectContaining({
          ruleId,
          relatedLocations: [
            expect.objectContaining({
              message: { text: expect.stringMatching(/^Follows from Z30 existing-subject: resource_id is /) },
            }),
          ],
        }),
      ),
    ]);
    const report = print(given, "junit");
    expect(report).toContain('tests="4" failures="3"');
    expect(report.match(/^follows from: Z30 existing-subject/gm)).toHaveLength(2);
  });
});

describe("what is missing in an account", () => {
  const applied = topology();
  const account = (dead: readonly string[] = []): Account => ({
    dead: new Set(dead),
    applied: {
      topology: applied,
      counterparts: new Map<string, Addressed>([
        [ENDPOINT.address, endpoint()],
        [COMPONENT.address, component()],
        [TARGET.address, target()],
      ]),
    },
  });
  const ENDPOINT = endpoint({ address: "arn:endpoint" });
  const COMPONENT = component({ address: "arn:component" });
  const TARGET = target({ address: "arn:target" });
  const nothingOn = [without(component()), without(target()), without(tracking()), without(stepPolicy())];
  /** Of an account: what is there has ARNs for addresses. */
  const bare = (...nodes: readonly Change[]) =>
    topology(without(endpoint()), without(wakeAlarm()), ...nothingOn, ENDPOINT, ...nodes);

  const gone = (node: Addressed): Finding => ({
    ...missing,
    ...finding(ENDPOINT, { what: `${node.address} is not there`, fix: "apply again", about: [node] }),
    severity: missing.severity,
  });
  const said = (id: string, on: Addressed, severity: Finding["severity"] = "error"): Finding => ({
    ...gone(on),
    absence: allRules.find((rule) => rule.id === id)?.absence,
    id,
    on,
    about: [],
    severity,
  });
  const causes = (findings: readonly Finding[], given: Topology, known: Account = account()) => {
    const found = causesOf(findings, given, known);
    return findings.map((one) => {
      const cause = found.get(one);
      return cause === undefined ? undefined : findings.indexOf(cause);
    });
  };

  it("follows from a component that is missing, as far as it hangs on it: alarm, policy, target", () => {
    const findings = [gone(wakeAlarm()), gone(stepPolicy()), gone(tracking()), gone(target()), said("V03", ENDPOINT)];
    expect(causes(findings, bare())).toEqual([4, 4, 4, 4, undefined]);
  });

  it("stands by itself where what it hangs on is there", () => {
    const findings = [gone(wakeAlarm()), gone(tracking())];
    expect(causes(findings, bare(COMPONENT, TARGET))).toEqual([undefined, undefined]);
  });

  it("follows from an endpoint that failed, and not from one that was rolled back", () => {
    const findings = [said("V02", ENDPOINT), said("V03", ENDPOINT), gone(target())];
    expect(causes(findings, bare(), account([ENDPOINT.address]))).toEqual([undefined, 0, 0]);
    expect(causes(findings, bare())).toEqual([undefined, undefined, 1]);
  });

  it("follows from a component that failed, and not from one that is well", () => {
    const failed = [said("V03", COMPONENT), gone(target())];
    expect(causes(failed, bare(COMPONENT))).toEqual([undefined, 0]);
    const other = component({ address: "arn:other", name: "other" });
    expect(causes([said("V03", other), gone(target())], bare(COMPONENT, other))).toEqual([undefined, undefined]);
  });

  it("is what a rule misses only where it is of the same kind", () => {
    const there = bare(COMPONENT, TARGET);
    expect(causes([gone(stepPolicy()), said("W01", TARGET)], there)).toEqual([undefined, 0]);
    expect(causes([gone(tracking()), said("W01", TARGET)], there)).toEqual([undefined, undefined]);
    expect(causes([gone(stepPolicy()), said("Z06", TARGET)], there)).toEqual([undefined, undefined]);
    expect(causes([gone(tracking()), said("Z05", TARGET)], there)).toEqual([undefined, undefined]);
  });

  it("does not hide an error under a warning", () => {
    const findings = [said("V03", ENDPOINT, "warning"), gone(target())];
    expect(causes(findings, bare())).toEqual([undefined, undefined]);
  });
});
