import { uniqueNames } from "../../../src/rules/waking/unique-names";
import { told } from "../../support/told";
import { scheduledAction, target, topology, unknown, wakeAlarm } from "../../support/topology";

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
