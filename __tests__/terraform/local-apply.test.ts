import { join } from "node:path";
import { inParallel } from "../support/in-parallel";
import { describeTerraform, exampleStackNames } from "../support/terraform";
import type { CommandRun } from "../support/terraform-command";
import { AppliedStack } from "./support/applied-stack";

const SCHEDULES = join(__dirname, "fixtures", "schedules.tf");

/** The provider lets half a minute go by for each change of a queue, however fast the clock runs: these come first. */
const SLOW = ["office-hours", "llama3-8b-weekends"];
const AT_ONCE = 3;
const PATIENCE = 600_000;

/** What became of a configuration from its first apply to its end. */
interface Life {
  readonly applied: CommandRun;
  readonly verified: CommandRun;
  readonly planned: CommandRun;
  readonly destroyed: CommandRun;
  readonly left: readonly string[];
}

async function live(name: string): Promise<Life> {
  const stack = await AppliedStack.ofExample(name);
  await stack.createModelsByName();
  const applied = await stack.apply();
  const verified = await stack.verifyOutputs();
  const planned = await stack.plan();
  const destroyed = await stack.destroy();
  await stack.deleteModelsByName();
  const left = await stack.aws.left();
  await stack.aws.stop();
  return { applied, verified, planned, destroyed, left };
}

const examples = exampleStackNames();

describeTerraform("on local AWS", () => {
  let lives: ReadonlyMap<string, Life>;

  beforeAll(async () => {
    const queue = [...SLOW, ...examples.filter((name) => !SLOW.includes(name))];
    lives = await inParallel(queue, AT_ONCE, live);
  }, PATIENCE);

  describe.each(examples)("the example %s", (name) => {
    it("applies", () => expect(lives.get(name)?.applied).toMatchObject({ exitCode: 0 }));

    it("is verified", () =>
      expect(lives.get(name)?.verified).toMatchObject({
        exitCode: 0,
        said: expect.stringContaining("wakes on one request"),
      }));

    it("has nothing to change then", () => expect(lives.get(name)?.planned).toMatchObject({ exitCode: 0 }));

    it("is destroyed, and leaves nothing behind", () =>
      expect(lives.get(name)).toMatchObject({ destroyed: { exitCode: 0 }, left: [] }));
  });
});

describeTerraform("a configuration with schedules, groups and default tags", () => {
  it("applies, changes in place, and leaves nothing behind", async () => {
    const stack = await AppliedStack.ofFile(SCHEDULES);
    expect(await stack.apply()).toMatchObject({ exitCode: 0 });
    expect(await stack.plan()).toMatchObject({ exitCode: 0 });
    stack.change("main.tf", (text) => text.replaceAll("cron(0 20", "cron(0 21").replace('"inference"', '"other"'));
    expect(await stack.apply()).toMatchObject({ exitCode: 0 });
    expect(await stack.plan()).toMatchObject({ exitCode: 0 });
    expect(await stack.destroy()).toMatchObject({ exitCode: 0 });
    expect(await stack.aws.left()).toEqual([]);
    await stack.aws.stop();
  });
});
