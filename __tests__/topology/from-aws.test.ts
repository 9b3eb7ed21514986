import { allRules } from "../../src/rules/all-rules";
import { runRules } from "../../src/rules/run-rules";
import { readAws } from "../../src/topology/from-aws";
import { useLocal } from "../local-aws/support/local";
import { awsOf, useCredentials, wireComponent } from "../support/live-stack";

const local = useLocal();
useCredentials();

const read = () => readAws(awsOf(local()), ["llm"]);

it("a stack that sleeps and wakes has nothing that a rule speaks of", async () => {
  await wireComponent(local());
  const { topology, live } = await read();
  expect(runRules(topology, allRules, { now: new Date(local().clock.now()) })).toEqual([]);
  console.log(
    JSON.stringify(live, null, 1),
    local()
      .aws.journal.entries()
      .slice(-25)
      .map((e) => e.operation),
  );
});
