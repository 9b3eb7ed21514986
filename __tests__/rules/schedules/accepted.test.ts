import { acceptedSchedule } from "../../../src/rules/schedules/s32-accepted-schedule";
import type { Schedule } from "../../../src/topology";
import { told } from "../../support/told";
import { schedule, topology, unknown } from "../../support/topology";

const CALL = ":scheduler:::aws-sdk:sagemaker:updateInferenceComponentRuntimeConfig";
const tell = (change: Partial<Schedule>) => told(acceptedSchedule, topology(schedule(change)));

const REFUSED: readonly (readonly [Partial<Schedule>, string])[] = [
  [{ name: "two words" }, 'name is "two words"'],
  [{ name: "x".repeat(65) }, "name is"],
  [{ name: "" }, 'name is ""'],
  [{ groupName: "two words" }, 'group_name is "two words"'],
  [{ description: "x".repeat(513) }, "description has 513 characters"],
  [{ state: "enabled" }, 'state is "enabled"'],
  [{ flexibleWindowMode: "off" }, 'flexible_time_window.mode is "off"'],
  [{ flexibleWindowMode: "FLEXIBLE" }, "maximum_window_in_minutes is not set"],
  [{ flexibleWindowMode: "FLEXIBLE", maximumWindowMinutes: 1441 }, "maximum_window_in_minutes is 1441"],
  [{ maximumWindowMinutes: 5 }, "flexible_time_window is OFF"],
  [{ maximumRetryAttempts: 186 }, "maximum_retry_attempts is 186"],
  [{ maximumEventAgeSeconds: 59 }, "maximum_event_age_in_seconds is 59"],
  [{ roleArn: undefined }, "its target has no role_arn"],
  [{ region: "us-east-1", targetArn: `arn:aws-cn${CALL}` }, "the partition of its target ARN is aws-cn"],
  [
    { region: "us-gov-west-1", targetArn: `arn:aws${CALL}` },
    "the partition of its target ARN is aws, and us-gov-west-1",
  ],
];

const TAKEN: readonly Partial<Schedule>[] = [
  {},
  { name: "a.b_c-D9" },
  { description: "x".repeat(512), groupName: "nights_1.a" },
  { description: unknown(), groupName: unknown() },
  { state: undefined },
  { region: "us-gov-west-1", targetArn: `arn:aws-us-gov${CALL}` },
  { region: "eusc-de-east-1", targetArn: `arn:aws-eusc${CALL}` },
  { region: "us-iso-east-1", targetArn: `arn:aws-iso${CALL}` },
  { region: "us-isob-east-1", targetArn: `arn:aws-iso-b${CALL}` },
  // A partition that is newer than the list.
  { region: "xx-new-land-1", targetArn: `arn:aws-new${CALL}` },
  { state: "DISABLED" },
  { flexibleWindowMode: "FLEXIBLE", maximumWindowMinutes: 15 },
  { maximumRetryAttempts: 0, maximumEventAgeSeconds: 60 },
  { region: "cn-north-1", targetArn: `arn:aws-cn${CALL}` },
  { region: "eusc-de-east-1", targetArn: `arn:aws-eusc${CALL}` },
  { region: "moon-east-1", targetArn: `arn:aws-moon${CALL}` },
  { region: unknown(), targetArn: `arn:aws-cn${CALL}` },
  { roleArn: unknown(), state: unknown(), flexibleWindowMode: unknown(), name: unknown() },
];

describe("S32 accepted-schedule", () => {
  it.each(REFUSED)("speaks of %j", (change, what) => expect(tell(change)).toEqual([expect.stringContaining(what)]));

  it.each(TAKEN)("is silent about %j", (change) => expect(tell(change)).toEqual([]));
});
