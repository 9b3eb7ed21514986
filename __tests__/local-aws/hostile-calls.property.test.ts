import { ManualClock } from "../../src/local-aws/clock";
import { LocalAws } from "../../src/local-aws/local-aws";
import { Store } from "../../src/local-aws/store/store";
import { START } from "./support/local";
import { mended } from "./support/mended";
import { ModelInputs } from "./support/model-inputs";
import { mutated } from "./support/mutated";
import { MODELLED, type ModelledOperation, type Wire } from "./support/sdk-models";
import { Seeded } from "./support/seeded";

/** How often an input is mended until its operation takes it. */
const MENDINGS = 40;
const INPUTS = 2;
const MUTATIONS = 20;

const random = new Seeded(20261129);
const inputs = new ModelInputs(random);
const failures: unknown[] = [];
const clock = new ManualClock(START);
const aws = new LocalAws({ clock, store: new Store(), onFailure: (error) => failures.push(error) });

/** Operations whose handler got an input that its schema takes. */
const reached = new Set<string>();
let accepted = false;

// What `import` names is a copy of the module, and a function that is replaced in it is called by nobody.
const input = require("../../src/local-aws/input") as typeof import("../../src/local-aws/input");

beforeAll(() => {
  const { parseInput } = input;
  jest.spyOn(input, "parseInput").mockImplementation((...args: Parameters<typeof parseInput>) => {
    const parsed = parseInput(...args);
    accepted = true;
    return parsed;
  });
});
afterAll(() => jest.restoreAllMocks());

async function ask(
  wire: Wire,
): Promise<{ readonly status: number; readonly text: string; readonly accepted: boolean }> {
  accepted = false;
  const reply = await aws.reply(wire);
  const text = Buffer.from(reply?.body ?? "").toString("utf8");
  if ((reply?.status ?? 500) >= 500) {
    const what = `${wire.method} ${wire.path} ${JSON.stringify(wire.headers["x-amz-target"] ?? "")} ${wire.body.toString("utf8").slice(0, 2000)}`;
    throw new Error(
      `${reply?.status} for ${what}: ${failures.at(-1) instanceof Error ? (failures.at(-1) as Error).stack : text}`,
    );
  }
  return { status: reply?.status ?? 0, text, accepted };
}

/** Asks with one input, mending it by what the refusals say. @returns the last request */
async function reach(operation: ModelledOperation, optional: number): Promise<Wire> {
  let members = inputs.input(operation.input, optional);
  for (let mending = 0; ; mending++) {
    const wire = await operation.write(members);
    const answer = await ask(wire);
    if (answer.accepted) {
      reached.add(`${operation.service} ${operation.name}`);
      inputs.meet(answered(answer.text));
      return wire;
    }
    if (mending === MENDINGS) {
      return wire;
    }
    members = mended(members, answer.text, operation.input, inputs, random);
  }
}

function answered(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // XML: the leaves are enough.
    return [...text.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, member = "", value]) => ({ [member]: value }));
  }
}

const named = MODELLED.map((operation) => [`${operation.service} ${operation.name}`, operation] as const);

it.each(named)("%s never fails, whatever it is asked", async (name, operation) => {
  for (let round = 0; round < INPUTS; round++) {
    const wire = await reach(operation, round === 0 ? 0 : 0.4);
    for (let mutation = 0; mutation < MUTATIONS; mutation++) {
      await ask(mutated(wire, random));
    }
    clock.advance(random.below(3) * 100);
  }
  expect(reached).toContain(name);
});
