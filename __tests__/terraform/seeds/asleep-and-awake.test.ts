import { DeleteAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import type { Settings } from "../../../src/local-aws/settings";
import { type Snapshot, Store } from "../../../src/local-aws/store/store";
import { ComponentStory } from "../../local-aws/support/component-story";
import { type Local, startLocal } from "../../local-aws/support/local";
import { QueueStory } from "../../local-aws/support/queue-story";
import { causesOf } from "../../local-aws/support/recipe-calls";
import { pass } from "../../local-aws/support/scaling";
import { inParallel } from "../../support/in-parallel";
import { describeTerraform } from "../../support/terraform";
import type { CommandRun } from "../../support/terraform-command";
import { AppliedStack } from "../support/applied-stack";

/*
 * What AWS and others published, as the examples that Terraform applies to local AWS, by its clock. Each story begins
 * where the apply has ended, on a local AWS of its own.
 */

/** Wednesday before the weekend on which Europe changes to summer time. */
const BEGIN = Date.parse("2027-03-24T12:00:00Z");
const AT_ONCE = 3;
const PATIENCE = 600_000;

const settingsOf = (timing: string, seconds: number): Settings => ({ timing, container: { kind: "stub", seconds } });
const COMPONENT = settingsOf("aws-blog-8b", 1);
const QUEUE = settingsOf("async-small", 60);

/** The first lasts longest: the provider waits half a minute for a queue. */
const SETTINGS: ReadonlyMap<string, Settings> = new Map([
  ["llama3-8b-weekends", COMPONENT],
  ["llama3-8b", COMPONENT],
  ["docs-recipe", COMPONENT],
  ["stable-diffusion-async", QUEUE],
  ["donut-async", QUEUE],
  ["async-minimal", QUEUE],
]);

interface Applied {
  readonly run: CommandRun;
  readonly region: string;
  readonly snapshot: Snapshot;
  readonly at: number;
}

async function apply(name: string): Promise<Applied> {
  const stack = await AppliedStack.ofExample(name, { settings: SETTINGS.get(name), at: BEGIN });
  await stack.createModelsByName();
  const run = await stack.apply();
  const reached = await stack.aws.reached();
  await stack.aws.stop();
  return { run, region: stack.region, ...reached };
}

describeTerraform("what Terraform applied", () => {
  let stacks: ReadonlyMap<string, Applied>;
  let local: Local | undefined;

  beforeAll(async () => {
    stacks = await inParallel([...SETTINGS.keys()], AT_ONCE, apply);
  }, PATIENCE);

  afterEach(async () => {
    await local?.stop();
    expect(local?.failures ?? []).toEqual([]);
    local = undefined;
  });

  async function after(name: string, settings = SETTINGS.get(name)): Promise<Local> {
    const stack = stacks.get(name);
    if (stack === undefined) {
      throw new Error(`${name} is not applied`);
    }
    expect(stack.run).toMatchObject({ exitCode: 0 });
    const { snapshot, at, region } = stack;
    local = await startLocal({ settings, store: Store.from(snapshot), at, region });
    return local;
  }

  const withoutAlarm = ({ sdk }: Local, name: string) =>
    sdk.cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: [name] }));

  describe("AWS's announcement of scale to zero", () => {
    const begin = async () => {
      const story = new ComponentStory(await after("llama3-8b"), "llama3-8b", "llama3-8b-instruct");
      await story.awake();
      return story;
    };

    it("has no copies 15 to 17 minutes after the last request, and no instances 10 minutes later", async () => {
      await (await begin()).sleepsAsAnnounced();
    });

    it("refuses in AWS's words, and answers within 10 % of 5.028 minutes", async () => {
      const names = { alarm: "ic-step-scaling-policy-alarm", policy: "inference-component-step-scaling-policy" };
      await (await begin()).wakesAsAnnounced(names);
    });
  });

  describe("the weekends of AWS's announcement, over the change to summer time", () => {
    const begin = async (component: string) =>
      new ComponentStory(await after("llama3-8b-weekends"), "llama3-8b-weekends", component);

    it.each(["llama3-8b-resized", "llama3-8b-recreated"])(
      "%s sleeps, has two copies, and sleeps again",
      async (name) => {
        const story = await begin(name);
        await story.sleepsOverTheWeekend({ isWokenByRequests: true });
        await story.asleep();
      },
    );

    it.each([
      ["llama3-8b-resized", true],
      ["llama3-8b-recreated", false],
    ])("%s answers on Saturday after a first request: %s, for what is deleted is not scaled", async (name, answers) => {
      const story = await begin(name);
      await story.goTo("2027-03-27T10:00:00Z");
      expect(await story.answers()).toBe(false);
      await story.goTo("2027-03-27T10:05:30Z");
      expect(await story.answers()).toBe(answers);
    });
  });

  describe("AWS's guide for components", () => {
    it("sleeps and wakes on a single refused request, which the guide's own threshold does not", async () => {
      const story = new ComponentStory(await after("docs-recipe"), "docs-recipe", "docs-recipe");
      await story.awake();
      await story.asleep();
      await pass(story.local, 3600);
      await story.isRefused();
      await pass(story.local, 6 * 60);
      expect(await story.answers()).toBe(true);
    });
  });

  describe("an asynchronous endpoint that tracks its CPU", () => {
    const NAME = "esd-type-c356f91";
    const begin = async () => {
      const story = new QueueStory(
        await after("stable-diffusion-async"),
        NAME,
        "my-async-bucket/stable-diffusion/output",
      );
      return story;
    };

    it("sleeps by the alarm that the example adds, and wakes by its backlog", async () => {
      const story = await begin();
      await story.asleep();
      expect(await causesOf(story.local)).toContainEqual(expect.stringContaining(`${NAME}-sleep`));
      await story.send(1);
      expect(await story.answered(0)).toBeLessThanOrEqual(12 * 60);
    });

    it("never sleeps by its CPU alone: 1 % of 50 % is rounded up to one instance", async () => {
      const story = await begin();
      await story.send(1);
      await story.answered(0);
      await withoutAlarm(story.local, `${NAME}-sleep`);
      await pass(story.local, 7 * 86_400);
      expect(await story.instances()).toBe(1);
    });
  });

  describe("an asynchronous endpoint that tracks its backlog with a target of 1", () => {
    const begin = async () => new QueueStory(await after("donut-async"), "donut-async", "my-async-bucket/donut/output");

    it("answers the first of five requests about 11 minutes later, by tracking alone", async () => {
      const story = await begin();
      await withoutAlarm(story.local, "donut-async-wake");
      await story.answersFiveAsReported();
    });

    it("answers a single request too, by the alarm that the example adds", async () => {
      const story = await begin();
      await story.asleep();
      await story.send(1);
      expect(await story.answered(0)).toBeLessThanOrEqual(12 * 60);
    });
  });

  describe("an asynchronous endpoint that tracks its backlog with a target of 5", () => {
    const LONG = settingsOf("async-small", 7200);
    const begin = async () =>
      new QueueStory(await after("async-minimal", LONG), "async-minimal", "my-async-bucket/output");

    it.each([
      [5, false],
      [6, true],
    ])("by tracking alone: %d requests wake it: %s, for their number must exceed the target", async (count, wakes) => {
      const story = await begin();
      await withoutAlarm(story.local, "async-minimal-wake");
      expect(await story.isWokenBy(count)).toBe(wakes);
    });

    it("is woken by one request, by the alarm that the example adds", async () => {
      expect(await (await begin()).isWokenBy(1)).toBe(true);
    });
  });
});
