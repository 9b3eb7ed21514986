import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ALL_TARGETS, targetNamed } from "./all-targets";
import { failureOf } from "./batch";
import { Hand } from "./crew";
import { type Options, optionsOf, USAGE } from "./options";
import { Tally } from "./tally";

const print = (text: string): boolean => process.stdout.write(text);

async function fuzz({ minutes, inputs, seed, only, workers }: Options): Promise<boolean> {
  const targets = only.length === 0 ? ALL_TARGETS : only.map(targetNamed);
  print(`seed ${seed}, ${targets.length} targets\n`);
  const tally = new Tally(targets);
  const start = performance.now();
  const until = start + minutes * 60_000;
  const work = async (hand: Hand): Promise<void> => {
    while (performance.now() < until && tally.inputs < inputs) {
      const { target, number } = tally.next();
      const began = performance.now();
      const result = await hand.run({ seed, target: target.name, number }, tally.known);
      print(tally.add(target, result, performance.now() - began));
    }
    await hand.stop();
  };
  const file = join(__dirname, "worker.js");
  await Promise.all(Array.from({ length: workers }, () => work(new Hand(file))));
  print(`\n${tally.table((performance.now() - start) / 1000)}`);
  if (tally.failed) {
    print(`again with: npm run fuzz -- --seed ${seed}\n`);
  }
  return !tally.failed;
}

/** The folder of the file is the target's name. */
async function replay(file: string): Promise<boolean> {
  const target = targetNamed(basename(dirname(file)));
  const error = await failureOf(target, readFileSync(file).toString(target.encoding ?? "utf8"));
  print(
    error === undefined
      ? `${target.name}: good\n`
      : `${target.name}: ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return error === undefined;
}

async function main(): Promise<boolean> {
  let options: Options;
  try {
    options = optionsOf(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return false;
  }
  return options.replay === undefined ? fuzz(options) : replay(options.replay);
}

void main().then((good) => {
  // Some targets keep a server: nothing waits for it.
  process.exit(good ? 0 : 1);
});
