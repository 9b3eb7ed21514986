import { Caller } from "../../src/aws/caller";
import { pages } from "../../src/aws/pages";
import { useLocal } from "../local-aws/support/local";
import { awsOf, useCredentials } from "../support/live-stack";

const local = useLocal();
useCredentials();

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
};

it("has no more than so many calls under way, over all services", async () => {
  const caller = new Caller({ callsAtOnce: 3, callsPerSecond: Number.POSITIVE_INFINITY });
  let under = 0;
  let most = 0;
  const send = async () => {
    under += 1;
    most = Math.max(most, under);
    await turns(2);
    under -= 1;
  };
  await Promise.all(Array.from({ length: 20 }, () => caller.call("DescribeAlarms", send)));
  expect(most).toBe(3);
});

it("gives up what is under way, and what waits for its turn, when nobody wants to know any more", async () => {
  local().aws.faults.add([{ effect: { kind: "delay", seconds: 3600 } }]);
  const aws = awsOf(local(), { callsAtOnce: 2 });
  const calls = ["a", "b", "c", "d"].map((name) => aws.sagemaker.describeEndpoint(name));
  const ends = Promise.allSettled(calls);
  while (local().clock.sleepers < 2) {
    await turns(1);
  }
  aws.close();
  expect((await ends).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected", "rejected"]);
  expect(local().clock.sleepers).toBe(2);
  local().clock.advance(3600);
});

it("a call that failed does not keep others from theirs", async () => {
  local().aws.faults.add([
    {
      operation: "DescribeEndpoint",
      times: 1,
      effect: { kind: "error", code: "AccessDenied", message: "no", status: 403 },
    },
  ]);
  const { sagemaker } = awsOf(local(), { callsAtOnce: 1 });
  const [first, second] = await Promise.allSettled([sagemaker.describeEndpoint("a"), sagemaker.describeEndpoint("b")]);
  expect(first.status).toBe("rejected");
  expect(second).toEqual({ status: "fulfilled", value: undefined });
});

describe("when the time is up", () => {
  const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  it("what is answered all the while goes on, and what is silent is given up", async () => {
    const caller = new Caller({ silenceSeconds: 0.2 });
    caller.limit(0.01, 10);
    for (let call = 0; call < 4; call += 1) {
      await caller.call("DescribeAlarms", () => wait(call === 0 ? 1 : 60));
    }
    await expect(caller.call("DescribeAlarms", () => new Promise(() => undefined))).rejects.toMatchObject({
      reason: "timeout",
      message: expect.stringMatching(/^AWS did not answer in time \(cloudwatch:DescribeAlarms\)/),
    });
    caller.close();
  });

  it("a list without an end is given up after the grace, however well it is answered", async () => {
    const caller = new Caller({ callsPerSecond: Number.POSITIVE_INFINITY });
    caller.limit(0.01, 0.05);
    let page = 0;
    const endless = pages(
      () => caller.call("ListSchedules", () => wait(2)),
      () => ({ items: [], next: String(page++) }),
    );
    await expect(endless).rejects.toMatchObject({ reason: "timeout" });
    caller.close();
  });

  it("a list whose pages lead back to one of them is an error at once", async () => {
    const tokens = ["a", "b", "a"];
    const circle = pages(
      async () => tokens.shift(),
      (next) => ({ items: [], next }),
    );
    await expect(circle).rejects.toThrow("AWS returns the same page token of a list again and again");
  });

  it("what waits for its turn, and what waits before it asks again, is given up with the rest", async () => {
    const caller = new Caller({ callsAtOnce: 1 });
    caller.limit(0.05, 10);
    const forEver = () => new Promise(() => undefined);
    const calls = [caller.call("DescribeAlarms", forEver), caller.call("DescribeAlarms", forEver)];
    const pause = caller.pause(60_000);
    expect((await Promise.allSettled(calls)).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await pause;
    caller.close();
  });

  it("a pause that is given up leaves no timer, which would keep the process running", async () => {
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
    const caller = new Caller();
    const before = timers();
    const pause = caller.pause(60_000);
    expect(timers()).toBe(before + 1);
    caller.close();
    await pause;
    expect(timers()).toBeLessThanOrEqual(before);
  });

  it("there is no bound before one is set", async () => {
    const caller = new Caller({ silenceSeconds: 0.001 });
    await expect(caller.call("DescribeAlarms", async () => wait(20))).resolves.toBeUndefined();
  });
});
