import { uniqueNames } from "../../../src/rules/waking/w53-unique-names";
import { parseTerraform } from "../../../src/topology";
import { told } from "../../support/told";
import { component, scheduledAction, target, topology, unknown, wakeAlarm } from "../../support/topology";

describe("W53 unique-names", () => {
  it("speaks about two alarms of one name: the second overwrites the first", () =>
    expect(told(uniqueNames, topology(wakeAlarm({ address: "second" })))).toEqual([
      "second has the same alarm_name, and overwrites this alarm",
    ]));

  it("speaks about two targets of one resource, and two scheduled actions of one name", () => {
    expect(told(uniqueNames, topology(target({ address: "second" })))).toHaveLength(1);
    const actions = [scheduledAction(), scheduledAction({ address: "second" })];
    expect(told(uniqueNames, topology(...actions))).toEqual([
      "second has the same name on the same resource_id, and overwrites this scheduled action",
    ]);
  });

  it("speaks once about many of one name, and counts them", () => {
    const [second, third, fourth] = ["second", "third", "fourth"].map((address) => wakeAlarm({ address }));
    const all = [second, third, fourth].flatMap((alarm) => alarm ?? []);
    expect(told(uniqueNames, topology(...all.slice(0, 2)))).toEqual([
      "second and third have the same alarm_name, and overwrite this alarm",
    ]);
    expect(told(uniqueNames, topology(...all))).toEqual([
      "second, third, and 1 more have the same alarm_name, and overwrite this alarm",
    ]);
  });

  it("speaks about two targets of one component, one of them by reference", () => {
    const references = { resourceId: { from: [component().address] } };
    const second = target({ address: "second", resourceId: unknown(), references });
    expect(told(uniqueNames, topology(second))).toEqual([
      "second has the same resource_id and scalable_dimension, and overwrites this scalable target",
    ]);
  });

  it("speaks about an alarm that says the Region of its provider once more", () => {
    const here = wakeAlarm({ scope: "//", region: "us-east-1" });
    const said = wakeAlarm({ address: "b", scope: "//us-east-1", region: "us-east-1" });
    expect(told(uniqueNames, topology(here, said))).toHaveLength(1);
    const abroad = wakeAlarm({ address: "b", scope: "//eu-west-1", region: "eu-west-1" });
    expect(told(uniqueNames, topology(here, abroad))).toEqual([]);
  });

  it("is silent about an alarm whose own Region cannot be read", () => {
    const document = (one: object, other: object) => {
      const alarm = { alarm_name: "wake", metric_name: "m", namespace: "Mine" };
      const aws_cloudwatch_metric_alarm = { one: { ...alarm, ...one }, other: { ...alarm, ...other } };
      const text = JSON.stringify({ variable: { a: {}, b: {} }, resource: { aws_cloudwatch_metric_alarm } });
      return told(uniqueNames, parseTerraform(text, "cdk.tf.json").topology);
    };
    expect(document({ region: "${var.a}" }, { region: "${var.b}" })).toEqual([]);
    expect(document({ region: "${var.a}" }, {})).toEqual([]);
    expect(document({}, {})).toHaveLength(1);
    expect(document({ provider: "aws.eu" }, {})).toEqual([]);
  });

  it("is silent about other names, other Regions and other accounts", () => {
    expect(told(uniqueNames, topology(wakeAlarm({ address: "second", name: "other" })))).toEqual([]);
    const here = wakeAlarm({ region: "us-east-1" });
    expect(told(uniqueNames, topology(here, wakeAlarm({ address: "b", region: "eu-west-1" })))).toEqual([]);
    expect(told(uniqueNames, topology(wakeAlarm({ address: "b", scope: "another" })))).toEqual([]);
    expect(told(uniqueNames, topology(wakeAlarm({ address: "b", stack: "another" })))).toEqual([]);
    const other = scheduledAction({ address: "b", resourceId: "inference-component/other" });
    expect(told(uniqueNames, topology(scheduledAction(), other))).toEqual([]);
  });

  it("is silent when the plan does not know a name", () => {
    const nameless = [wakeAlarm({ name: unknown() }), wakeAlarm({ address: "b", name: unknown() })];
    expect(told(uniqueNames, topology(...nameless))).toEqual([]);
  });
});
