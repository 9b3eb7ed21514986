import { forgotten } from "../../../src/rules/configuration/c40-forgotten";
import type { Forgotten } from "../../../src/topology";
import { found, told } from "../../support/told";
import {
  component,
  endpoint,
  model,
  scheduledAction,
  stepPolicy,
  target,
  topology,
  tracking,
  unknown,
  wakeAlarm,
} from "../../support/topology";

const forget = (address: string, type: string, change: Partial<Forgotten> = {}): Forgotten => ({
  kind: "forgotten",
  address,
  scope: "",
  type,
  name: "chat",
  isReplaced: false,
  ...change,
});

describe("C40 forgotten", () => {
  it.each([
    [endpoint(), "aws_sagemaker_endpoint", "cost money"],
    [component(), "aws_cloudcontrolapi_resource", "cost money"],
    [target(), "aws_appautoscaling_target", "scale"],
    [tracking(), "aws_appautoscaling_policy", "scale"],
    [stepPolicy(), "aws_appautoscaling_policy", "scale"],
    [wakeAlarm(), "aws_cloudwatch_metric_alarm", "scale"],
  ])("notes that what is forgotten at %j goes on", ({ address }, type, goesOn) => {
    const [finding] = found(forgotten, topology(forget(address, type)));
    expect(finding?.what).toBe(`the ${type} chat leaves the Terraform state, and continues to ${goesOn} in AWS`);
    expect(finding?.on.address).toBe(address);
    expect(finding?.severity).toBe("note");
  });

  it("notes a scheduled action that goes on scaling", () => {
    const action = scheduledAction();
    const findings = told(forgotten, topology(action, forget(action.address, "aws_appautoscaling_scheduled_action")));
    expect(findings).toHaveLength(1);
  });

  it("notes which one of a replacement stays, and does not name what is sensitive", () => {
    const { address } = endpoint();
    const gone = forget(address, "aws_sagemaker_endpoint", { isReplaced: true, name: unknown() });
    expect(told(forgotten, topology(gone))[0]).toMatch(/^the replaced aws_sagemaker_endpoint leaves/);
  });

  it("is silent about what costs nothing by itself", () => {
    const role = forget("aws_iam_role.this", "aws_iam_role");
    expect(told(forgotten, topology(model(), forget(model().address, "aws_sagemaker_model"), role))).toEqual([]);
  });

  it("is silent about what has nothing to do with an endpoint", () => {
    const alarm = wakeAlarm({
      address: "aws_cloudwatch_metric_alarm.disk",
      namespace: "AWS/EC2",
      metricName: "StatusCheckFailed",
      dimensions: new Map([["InstanceId", "i-0"]]),
      alarmActions: ["arn:aws:sns:us-east-1:123456789012:operations"],
    });
    const bucket = forget("aws_cloudcontrolapi_resource.bucket", "aws_cloudcontrolapi_resource");
    const other = forget(alarm.address, "aws_cloudwatch_metric_alarm");
    expect(told(forgotten, topology(alarm, other, bucket))).toEqual([]);
  });

  it("is silent where nothing is forgotten", () => expect(told(forgotten, topology())).toEqual([]));
});
