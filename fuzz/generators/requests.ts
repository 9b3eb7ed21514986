import fc from "fast-check";
import { mended } from "../../__tests__/local-aws/support/mended";
import { ModelInputs } from "../../__tests__/local-aws/support/model-inputs";
import { mutated } from "../../__tests__/local-aws/support/mutated";
import { MODELLED, type ModelledOperation, type Wire } from "../../__tests__/local-aws/support/sdk-models";
import { Seeded } from "../../__tests__/local-aws/support/seeded";
import { ManualClock } from "../../src/local-aws/clock";
import { LocalAws } from "../../src/local-aws/local-aws";
import { type Snapshot, Store } from "../../src/local-aws/store/store";
import { edited, textEdits } from "./edits";
import { anyText } from "./texts";

/** A request as JSON has it: the body byte by byte. */
export interface WrittenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const START = Date.parse("2026-11-21T12:00:00Z");

/** How often an input is mended until its operation takes it. */
const MENDINGS = 25;

/** Requests of all operations as the SDKs write them, and what there is in local AWS after most of them. */
export interface Recorded {
  readonly requests: readonly Wire[];
  readonly world: Snapshot;
}

let recorded: Promise<Recorded> | undefined;

/** The same in every process: chance has a seed of its own. */
export function recordedRequests(): Promise<Recorded> {
  recorded ??= record();
  return recorded;
}

async function record(): Promise<Recorded> {
  const random = new Seeded(20261130);
  const inputs = new ModelInputs(random);
  const store = new Store();
  const clock = new ManualClock(START);
  const aws = new LocalAws({ clock, store, onFailure: () => undefined });
  const ends = ({ name }: ModelledOperation) => /^(Delete|Deregister|Stop|Remove|Untag)/.test(name);
  const requests: Wire[] = [];
  for (const operation of MODELLED.filter((one) => !ends(one))) {
    requests.push(await reach(operation, aws, inputs, random));
    clock.advance(random.below(3) * 300);
  }
  const world = JSON.parse(JSON.stringify(store.snapshot())) as Snapshot;
  for (const operation of MODELLED.filter(ends)) {
    requests.push(await reach(operation, aws, inputs, random));
  }
  return { requests, world };
}

async function reach(operation: ModelledOperation, aws: LocalAws, inputs: ModelInputs, random: Seeded): Promise<Wire> {
  let members = inputs.input(operation.input, 0.3);
  for (let mending = 0; ; mending++) {
    const wire = await operation.write(members);
    const reply = await aws.reply(wire);
    const text = Buffer.from(reply?.body ?? "").toString("utf8");
    if (!text.includes("failed to satisfy constraint") || mending === MENDINGS) {
      return wire;
    }
    members = mended(members, text, operation.input, inputs, random);
  }
}

const asWritten = ({ method, path, query, headers, body }: Wire): WrittenRequest => ({
  method,
  path,
  query: query.toString(),
  headers,
  body: body.toString("latin1"),
});

const HEADERS = [
  "content-type",
  "x-amz-target",
  "smithy-protocol",
  "authorization",
  "host",
  "content-length",
  "accept",
];

const headerEdit = fc.record({
  name: fc.oneof(fc.constantFrom(...HEADERS), anyText),
  value: fc.oneof(
    fc.constantFrom(
      "application/x-www-form-urlencoded",
      "application/x-amz-json-1.0",
      "application/cbor",
      "rpc-v2-cbor",
    ),
    fc.constantFrom(
      "SageMaker.CreateEndpoint",
      "CloudApiService.x",
      "__proto__.constructor",
      ".",
      "GraniteServiceVersion20100801.",
    ),
    anyText,
    fc.constant(undefined),
  ),
});

/** A request of an SDK with something wrong in its values, its bytes or its headers; some are left as they are. */
export async function arbitraryRequest(): Promise<fc.Arbitrary<WrittenRequest>> {
  const { requests } = await recordedRequests();
  const sound = fc.constantFrom(...requests);
  const changed = fc
    .tuple(sound, fc.array(fc.integer(), { minLength: 1, maxLength: 3 }))
    .map(([wire, seeds]) => seeds.reduce((one, seed) => safely(one, seed), wire));
  return fc.oneof(
    { weight: 2, arbitrary: sound.map(asWritten) },
    { weight: 5, arbitrary: changed.map(asWritten) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(sound, textEdits)
        .map(([wire, edits]) => ({ ...asWritten(wire), body: edited(wire.body.toString("latin1"), edits) })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          sound,
          fc.array(headerEdit, { minLength: 1, maxLength: 2 }),
          fc.constantFrom("POST", "GET", "PUT", "DELETE", "X"),
        )
        .map(([wire, edits, method]) => ({
          ...asWritten(wire),
          method,
          headers: Object.fromEntries(
            [...Object.entries(wire.headers), ...edits.map(({ name, value }) => [name, value] as const)].flatMap(
              ([name, value]) => (value === undefined ? [] : [[name, value] as const]),
            ),
          ),
        })),
    },
  );
}

/** What is broken once may be no request any more that could be broken again. */
function safely(wire: Wire, seed: number): Wire {
  try {
    return mutated(wire, new Seeded(seed));
  } catch {
    return wire;
  }
}
