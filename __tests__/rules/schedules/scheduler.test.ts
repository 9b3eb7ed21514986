import { deletesItself } from "../../../src/rules/schedules/s05-deletes-itself";
import { uniqueScheduleName } from "../../../src/rules/schedules/s06-unique-schedule-name";
import { deadLetters } from "../../../src/rules/schedules/s16-dead-letters";
import { flexibleWake } from "../../../src/rules/schedules/s26-flexible-wake";
import { found, told } from "../../support/told";
import { schedule, scheduleInput, topology, unknown } from "../../support/topology";

describe("S05 deletes-itself", () => {
  it("speaks of DELETE", () =>
    expect(told(deletesItself, topology(schedule({ actionAfterCompletion: "DELETE" })))).toHaveLength(1));

  it("is silent about anything else, and when the plan does not know", () => {
    expect(told(deletesItself, topology(schedule()))).toEqual([]);
    expect(told(deletesItself, topology(schedule({ actionAfterCompletion: undefined })))).toEqual([]);
    expect(told(deletesItself, topology(schedule({ actionAfterCompletion: unknown() })))).toEqual([]);
  });
});

describe("S06 unique-schedule-name", () => {
  const second = { address: "second" };

  it("speaks of a second schedule of the name, also where one leaves the default group out", () => {
    const [finding] = found(uniqueScheduleName, topology(schedule(), schedule({ ...second, groupName: undefined })));
    expect(finding).toMatchObject({ on: { address: "second" }, about: [{ address: "aws_scheduler_schedule.sleep" }] });
  });

  it("is silent about another name, another group, another Region, and what the plan does not know", () => {
    for (const change of [
      { name: "other" },
      { groupName: "other" },
      { scope: "aws.west" },
      { name: unknown() },
      { groupName: unknown() },
    ]) {
      expect(told(uniqueScheduleName, topology(schedule(), schedule({ ...second, ...change })))).toEqual([]);
    }
  });
});

describe("S16 dead-letters", () => {
  it("speaks when what fails goes nowhere", () =>
    expect(told(deadLetters, topology(schedule({ deadLetterArn: undefined })))).toHaveLength(1));

  it("is silent with a queue, known or not, and about schedules of other services", () => {
    expect(told(deadLetters, topology(schedule()))).toEqual([]);
    expect(told(deadLetters, topology(schedule({ deadLetterArn: unknown() })))).toEqual([]);
    expect(told(deadLetters, topology(schedule({ deadLetterArn: undefined, operation: undefined })))).toEqual([]);
  });
});

describe("S26 flexible-wake", () => {
  const wake = { input: scheduleInput({ copyCount: 1 }) };
  const flexible = { flexibleWindowMode: "FLEXIBLE", maximumWindowMinutes: 30 };

  it("speaks of a wake that may be late", () =>
    expect(told(flexibleWake, topology(schedule({ ...wake, ...flexible })))).toEqual([
      "it may run up to 30 minutes late",
    ]));

  it("is silent about a sleep that may, a wake that may not, and what the plan does not know", () => {
    expect(told(flexibleWake, topology(schedule(flexible)))).toEqual([]);
    expect(told(flexibleWake, topology(schedule(wake)))).toEqual([]);
    expect(told(flexibleWake, topology(schedule({ ...wake, flexibleWindowMode: unknown() })))).toEqual([]);
    expect(told(flexibleWake, topology(schedule({ ...flexible, input: unknown() })))).toEqual([]);
  });
});
