import type { ChangeReview } from "../../../src/review/change/change-review";
import { changedSettings, settingsText } from "../../../src/review/change/changed-settings";
import { allRules } from "../../../src/rules/all-rules";
import { changedPlan, type Edits } from "../../support/changed-plan";
import { scaleToZero } from "../../support/command-line";
import { scratchFolder } from "../../support/files";

const files = scratchFolder();
const ALARM = "aws_cloudwatch_metric_alarm.wake";
const TARGET = "aws_appautoscaling_target.this";
const TRACKING = "aws_appautoscaling_policy.tracking";

let written = 0;
async function reviewed(edits: { readonly before?: Edits; readonly after?: Edits }): Promise<ChangeReview> {
  written += 1;
  const plan = files.write(`plan-${written}.json`, changedPlan(edits));
  const argv = ["review", plan, "--days", "2", "--runs", "1", "--format", "json", "--fail-on", "never"];
  const { stdout, stderr } = await scaleToZero(argv, { rules: allRules, cwd: files.path("") });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

const set =
  (values: Readonly<Record<string, unknown>>): Edits[string] =>
  (own) =>
    Object.assign(own, values);

const SUSPENDED = {
  suspended_state: [
    {
      dynamic_scaling_in_suspended: false,
      dynamic_scaling_out_suspended: false,
      scheduled_scaling_suspended: true,
    },
  ],
};

/** Settings that the traffic of the simulation does not show: another traffic would. */
const BEHAVIOUR: readonly (readonly [string, string, NonNullable<Edits[string]>])[] = [
  ["threshold", ALARM, (own) => Object.assign(own, { threshold: 0 })],
  ["evaluation_periods", ALARM, (own) => Object.assign(own, { evaluation_periods: 2, datapoints_to_alarm: 1 })],
  ["treat_missing_data", ALARM, (own) => Object.assign(own, { treat_missing_data: "missing" })],
  ["statistic", ALARM, (own) => Object.assign(own, { statistic: "Maximum" })],
  ["scheduled_scaling_suspended", TARGET, (own) => Object.assign(own, SUSPENDED)],
  [
    "scale_out_cooldown",
    TRACKING,
    (own) => Object.assign(own.target_tracking_scaling_policy_configuration[0], { scale_out_cooldown: 900 }),
  ],
];

describe("a setting that differs without a difference in the simulated traffic", () => {
  it.each(BEHAVIOUR)("is no 'no change in behaviour': %s, in both directions", async (setting, address, edit) => {
    const forth = await reviewed({ after: { [address]: edit } });
    const back = await reviewed({ before: { [address]: edit } });
    for (const review of [forth, back]) {
      expect(review.isEmpty).toBe(false);
      expect(review.endpoints).toMatchObject([{ change: "changed", judgement: "different" }]);
      expect(review.sentence).toContain(`other settings: ${setting}`);
    }
  });

  it.each([
    [ALARM, set({ alarm_description: "wakes chat" })],
    [ALARM, set({ tags: { team: "search" }, tags_all: { team: "search" } })],
    [TARGET, set({ tags: { team: "search" }, tags_all: { team: "search" } })],
  ])("is no change if it is a label or a description: %s", async (address, edit) => {
    const review = await reviewed({ after: { [address]: edit } });
    expect(review.changes).not.toHaveLength(0);
    expect(review.isEmpty).toBe(true);
    expect(review.sentence).toMatch(/^chat: no change in behaviour/);
  });

  it("is not named beside a difference that shows what it does", async () => {
    const review = await reviewed({ after: { [ALARM]: set({ threshold: 5 }) } });
    expect(review.sentence).not.toContain("other settings");
  });
});

describe("the changed settings", () => {
  const value = { kind: "value", text: "1" } as const;
  const update = (...paths: readonly string[]) => ({
    address: "aws_x.y",
    type: "aws_x",
    action: "update" as const,
    attributes: paths.map((path) => ({ path, before: value, after: value, forcesReplacement: false })),
  });

  it("are named once each, without their blocks", () => {
    const changes = [update("a[0].cooldown", "tags.team", "b[2]"), update("c[0].cooldown", "environment.TOKENS")];
    expect(changedSettings(changes)).toEqual(["cooldown", "b", "environment.TOKENS"]);
  });

  it("include what is created or deleted, but not the remains of a failed replacement", () => {
    const deleted = { ...update(), action: "delete" as const };
    expect(changedSettings([{ ...update(), action: "create" }, deleted])).toEqual([
      "aws_x.y is created",
      "aws_x.y is deleted",
    ]);
    expect(changedSettings([{ ...deleted, isDeposed: true }])).toEqual([]);
  });

  it("include what is replaced with the same settings", () => {
    expect(changedSettings([{ ...update("name"), action: "replace" }])).toEqual(["aws_x.y is replaced"]);
    expect(changedSettings([{ ...update("name", "role"), action: "replace" }])).toEqual(["role"]);
    expect(changedSettings([{ ...update(), action: "move" }])).toEqual([]);
  });

  it("are cut after three", () => {
    expect(settingsText(["a", "b", "c", "d", "e"])).toBe("other settings: a, b, c and 2 more");
    expect(settingsText(["a"])).toBe("other settings: a");
  });
});
