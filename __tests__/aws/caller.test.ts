import { Caller } from "../../src/aws/caller";
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
