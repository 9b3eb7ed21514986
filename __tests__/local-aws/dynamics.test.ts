import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { ManualClock } from "../../src/local-aws/clock";
import { LocalAws } from "../../src/local-aws/local-aws";
import { LocalAwsServer } from "../../src/local-aws/server";
import { ALARMS } from "../../src/local-aws/services/cloudwatch/alarm";
import { Store } from "../../src/local-aws/store/store";
import type { Dynamics } from "../../src/local-aws/world";
import { START, sdkFor } from "./support/local";

/** Fires an alarm of its own a minute after the start. */
const firing: Dynamics = {
  next: ({ store }) => {
    const { state } = store.table(ALARMS, "us-east-1").get("wake") ?? {};
    return state === undefined ? START : state === "OK" ? START + 60_000 : Number.POSITIVE_INFINITY;
  },
  run({ store }, now) {
    store.table(ALARMS, "us-east-1").put("wake", {
      arn: "arn:aws:cloudwatch:us-east-1:123456789012:alarm:wake",
      settings: { AlarmName: "wake" },
      state: now < START + 60_000 ? "OK" : "ALARM",
      stateReason: "it is time",
      stateUpdatedAt: now,
      configuredAt: START,
    });
  },
};

it("what moves by itself has moved before a request sees it", async () => {
  const clock = new ManualClock(START);
  const onFailure = (error: unknown) => {
    throw error;
  };
  const aws = new LocalAws({ clock, store: new Store(), dynamics: [firing], onFailure });
  const server = await LocalAwsServer.start(aws, { port: 0, onFailure });
  const { cloudwatch } = sdkFor(server.url, "us-east-1");
  const state = async () => (await cloudwatch.send(new DescribeAlarmsCommand({}))).MetricAlarms?.[0]?.StateValue;
  expect(await state()).toBe("OK");
  clock.advance(60);
  expect(await state()).toBe("ALARM");
  cloudwatch.destroy();
  await server.stop();
});
