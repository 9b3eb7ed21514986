import { runRules } from "../../src/rules/run-rules";
import { parseTerraform } from "../../src/topology";
import {
  alarm,
  announcement,
  announcementWithSchedules,
  components,
  copies,
  FRIDAY,
  fieldReport,
  guide,
  INSTANCES,
  MONDAY,
  olderGuide,
  role,
  schedule,
  step,
  UPDATE,
} from "../support/recipes";
import { wakeAndScheduleRules } from "../support/rule-groups";

/* What others published: each mistake is named by the rule that explains it. */

const now = new Date("2026-06-01T00:00:00Z");

/** `W05 aws_cloudwatch_metric_alarm.wake` and so on. */
function findings(resource: Readonly<Record<string, unknown>>): readonly string[] {
  const text = JSON.stringify({ terraform: {}, resource });
  const { topology } = parseTerraform(text, "cdk.tf.json");
  return runRules(topology, wakeAndScheduleRules, { now }).map(
    ({ id, on }) => `${id} ${on.address.replace(/^aws_[a-z_]+\./, "")}`,
  );
}

describe("AWS's announcement of scale to zero", () => {
  it("wakes", () => expect(findings(announcement)).toEqual([]));

  it("asks for more copies in its notebook than its instances hold", () =>
    expect(findings({ ...announcement, ...components({ NumberOfAcceleratorDevicesRequired: 4 }) })).toEqual([
      "W20 copies",
    ]));

  it("has schedules that are past, in an undocumented time zone, with a wake that does not stay", () => {
    const schedules = {
      aws_scheduler_schedule: {
        sleep: schedule("scale-to-zero-schedule", FRIDAY, UPDATE, copies(0)),
        wake: schedule("scale-out-schedule", MONDAY, UPDATE, copies(2)),
      },
    };
    const told = findings({ ...announcement, ...role, ...schedules });
    expect(told).toEqual(expect.arrayContaining(["S01 sleep", "S01 wake", "S02 sleep", "S02 wake", "S13 wake"]));
    expect(told).toEqual(expect.arrayContaining(["S05 sleep", "S07 sagemaker", "S16 wake"]));
    expect(told.filter((finding) => finding.startsWith("W"))).toEqual([]);
  });

  it("gives its second pair of schedules the names of the first, and deletes what Terraform manages", () => {
    const told = findings(announcementWithSchedules);
    expect(told).toEqual(expect.arrayContaining(["S06 remove", "S06 create", "S18 remove", "S20 create"]));
  });
});

describe("the SageMaker guide on endpoints at zero instances", () => {
  it("has an alarm that one request does not fire, and a step policy under tracking's name and argument", () => {
    expect(findings(guide)).toEqual(["W05 wake", "W16 step", "W17 step"]);
  });
});

describe("asynchronous endpoints with target tracking alone", () => {
  it("leave a few requests waiting: a field report, and an older page of the guide", () => {
    expect(findings(fieldReport)).toEqual(["W28 instances"]);
    expect(findings(olderGuide)).toEqual(["W28 instances"]);
  });

  it("are not helped by a step policy whose alarm has the variant among its dimensions", () => {
    const { aws_appautoscaling_policy: policies, ...rest } = olderGuide;
    const told = findings({
      ...rest,
      aws_appautoscaling_policy: { ...policies, step: { ...step, ...INSTANCES, name: "steps" } },
      aws_cloudwatch_metric_alarm: {
        backlog: {
          ...alarm,
          metric_name: "ApproximateBacklogSizePerInstance",
          dimensions: { EndpointName: "llm", VariantName: "variant1" },
          period: 60,
          threshold: 3,
        },
      },
    });
    expect(told).toContain("W30 backlog");
  });
});
