import { writeFileSync } from "node:fs";
import { CloudWatchClient, DeleteAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { review } from "../../src/review";
import { allRules } from "../../src/rules/all-rules";
import { runRules } from "../../src/rules/run-rules";
import { parseTerraform } from "../../src/topology";
import { MODES_CONFIGURATION, modeFile, printPlan, recordedMode } from "../support/plan-fixture";
import { describeTerraform } from "../support/terraform";
import { AppliedStack } from "./support/applied-stack";

/** What is said about a plan or state. */
function told(document: unknown) {
  const { topology } = parseTerraform(JSON.stringify(document), "plan.json");
  const findings = runRules(topology, allRules, { now: new Date("2026-06-01T00:00:00Z") });
  const { limits, endpoints, nothingIn } = review([{ file: "plan.json", topology, open: findings }]);
  return {
    limits,
    nothingIn,
    verdicts: endpoints.map(({ name, verdict }) => ({ name, ...verdict })),
    findings: findings.map(({ id, on, what }) => `${id} ${on.address}: ${what}`),
  };
}

/** With `UPDATE_FIXTURES=1` what was printed becomes the fixture. */
function expectRecorded(name: string, printed: unknown): void {
  if (process.env.UPDATE_FIXTURES === "1") {
    writeFileSync(modeFile(name), printPlan(printed));
  }
  expect(told(printed)).toEqual(told(recordedMode(name)));
}

/** A dozen plans, one after the other. */
const PATIENCE = 900_000;

const removedBlock = (address: string): string =>
  `removed {\n  from = ${address}\n  lifecycle {\n    destroy = false\n  }\n}\n`;

/** Takes a resource out of a configuration. */
const without = (text: string, type: string, name: string): string =>
  text.replace(new RegExp(`resource "${type}" "${name}" \\{[\\s\\S]*?\\n\\}\\n`), "");

async function deleteAlarm(stack: AppliedStack, name: string): Promise<void> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const cloudwatch = new CloudWatchClient({ endpoint: stack.aws.url, region: "us-east-1", credentials });
  await cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: [name] }));
  cloudwatch.destroy();
}

describeTerraform("plans and states that other tests read", () => {
  it(
    "are what Terraform makes of one configuration",
    async () => {
      const stack = await AppliedStack.ofFile(MODES_CONFIGURATION);
      expectRecorded("whole", await stack.printedPlan());
      expectRecorded("targeted", await stack.printedPlan("-target=aws_appautoscaling_policy.tracking"));
      expectRecorded("errored", await stack.printedPlan("-var=may_wake=false"));

      expect(await stack.apply()).toMatchObject({ exitCode: 0 });
      expectRecorded("nothing-to-do", await stack.printedPlan());
      expectRecorded("targeted-after-apply", await stack.printedPlan("-target=aws_appautoscaling_policy.tracking"));
      expectRecorded("refresh-only", await stack.printedPlan("-refresh-only"));
      expectRecorded("destroy", await stack.printedPlan("-destroy"));
      expectRecorded("destroy-one", await stack.printedPlan("-destroy", "-target=aws_cloudwatch_metric_alarm.wake"));

      await deleteAlarm(stack, "chat-wake");
      expectRecorded("refresh-only-after-drift", await stack.printedPlan("-refresh-only"));
      expect(await stack.apply()).toMatchObject({ exitCode: 0 });

      const alarm = ["aws_cloudwatch_metric_alarm", "wake"] as const;
      const policy = ["aws_appautoscaling_policy", "wake"] as const;
      const whole = stack.change("main.tf", (text) => without(text, ...alarm));
      expectRecorded("destroys-some", await stack.printedPlan());
      stack.change(
        "main.tf",
        (text) => `${without(text, ...policy)}${removedBlock(alarm.join("."))}${removedBlock(policy.join("."))}`,
      );
      expectRecorded("forgets", await stack.printedPlan());

      stack.change("main.tf", () => whole.replace("sensitive = false", "sensitive = true"));
      expectRecorded("sensitive", await stack.printedPlan());
      expect(await stack.apply()).toMatchObject({ exitCode: 0 });
      expectRecorded("sensitive-state", await stack.printedState());
      await stack.aws.stop();
    },
    PATIENCE,
  );
});
