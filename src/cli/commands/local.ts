import { setTimeout } from "node:timers/promises";
import { Command, InvalidArgumentError } from "commander";
import { ScaleToZeroError } from "../../errors";
import { badFile } from "../../local-aws/errors";
import { writeFault } from "../fault";
import { type Io, writeLine } from "../io";
import { container, containerConcurrency, containerSeconds, type SettingsFlags, settingsOf } from "../local-settings";
import { stopSignal } from "../stop-signal";

type Printed = Pick<Io, "stdout" | "stderr">;

interface LocalFlags extends SettingsFlags {
  readonly port: number;
  readonly speed: number;
  readonly state?: string;
  readonly fault?: string;
  readonly prices?: string;
}

const DEFAULT_PORT = 4599;
const MAX_SPEED = 1_000_000;
/** For what happens until the time of its end. */
const LAST_MILLISECONDS = 2000;

const EXAMPLES = `
Examples:
  scale-to-zero local --speed 60
  scale-to-zero local --state local-aws.json --fault faults.json
  scale-to-zero local --container http://127.0.0.1:8080 --objects s3/

To use it with Terraform, the AWS SDKs or the AWS CLI, set in another terminal:
  export AWS_ENDPOINT_URL=http://127.0.0.1:${DEFAULT_PORT}
  export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local

To watch it and to send requests, open http://127.0.0.1:${DEFAULT_PORT} in a browser.

Example of a fault file:
  [{ "operation": "CreateEndpoint", "resource": "llm", "times": 1,
     "effect": { "kind": "fail", "reason": "No capacity." } }]
Kinds of effects: fail, rollback, error, throttle, delay, drop, drought, quota.

Exit codes: 0 stopped by a signal, 1 the tool failed, 2 bad usage or input`;

/** `scale-to-zero local` */
export function localCommand(io: Printed = process): Command {
  return new Command("local")
    .summary("run local AWS on 127.0.0.1, to try a configuration without an account")
    .description(
      "Runs local versions of the AWS services that this package uses, on 127.0.0.1. Terraform, the AWS SDKs and the AWS CLI can use them without an account. Press Ctrl+C to stop.",
    )
    .option("--port <number>", "port on 127.0.0.1; 0 picks a free port", portNumber, DEFAULT_PORT)
    .option("--speed <number>", "simulated seconds per second; 0 stops the clock", speed, 1)
    .option("--state <file>", "file that keeps all resources between runs (default: memory only)")
    .option("--fault <file>", "JSON file with the faults to inject")
    .option("--container <url>", "container that answers invocations; stub echoes the request", container, "stub")
    .option("--container-seconds <seconds>", "time that the stub works on a request (default: 0)", containerSeconds)
    .option("--container-concurrency <number>", "requests that a copy works on at a time", containerConcurrency, 1)
    .option("--objects <folder>", "folder that replaces S3 (default: objects are kept with the resources)")
    .option("--timing <preset|file>", "duration of each phase of a start (default: by the instance type)")
    .option("--prices <file>", "price file, as prices refresh writes it (default: built-in prices)")
    .addHelpText("after", EXAMPLES)
    .action((flags: LocalFlags, command: Command) => run(flags, command, io));
}

async function run(flags: LocalFlags, command: Command, io: Printed): Promise<void> {
  if (flags.container !== "stub" && flags.containerSeconds !== undefined) {
    command.error("--container-seconds applies to the stub only. Remove it, or remove --container.", { exitCode: 2 });
  }
  // The services are loaded when they start, so that `--help` is fast.
  const { startLocalAws }: typeof import("../../local-aws/start") = require("../../local-aws/start");
  const { costSoFar, costText }: typeof import("../../local-aws/page/cost") = require("../../local-aws/page/cost");
  const { pricesFrom }: typeof import("../simulation/price-sources") = require("../simulation/price-sources");
  try {
    const server = await startLocalAws({
      ...flags,
      settings: settingsOf(flags, process.cwd()),
      faults: faultsOf(flags),
      prices: pricesFrom({ prices: flags.prices }, { cwd: process.cwd() }),
      onFailure: (error) => writeFault(io.stderr, "local AWS", error),
    });
    writeLine(io.stdout, `Local AWS listens on ${server.url}`);
    writeLine(io.stdout, `AWS_ENDPOINT_URL=${server.url}`);
    await stopSignal();
    // A clock that is years behind takes minutes: whoever stops it does not wait for that.
    await Promise.race([server.aws.tick(), setTimeout(LAST_MILLISECONDS, undefined, { ref: false })]);
    server.aws.stop();
    const cost = costText(costSoFar(server.aws));
    await server.stop();
    if (cost !== undefined) {
      writeLine(io.stdout, cost);
    }
  } catch (error) {
    if (error instanceof ScaleToZeroError) {
      command.error(error.message, { exitCode: 2 });
    }
    throw error;
  }
}

const faultsOf = ({ fault }: LocalFlags) => (fault === undefined ? undefined : { file: fault, text: read(fault) });

function read(file: string): string {
  const { readTextFile }: typeof import("../../topology/terraform/source-text") =
    require("../../topology/terraform/source-text");
  try {
    return readTextFile(file);
  } catch (error) {
    throw badFile("Fault file", file, error);
  }
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || text.trim() === "") {
    throw new InvalidArgumentError("It must be a whole number from 0 to 65535.");
  }
  return port;
}

function speed(text: string): number {
  const factor = Number(text);
  if (!Number.isFinite(factor) || factor < 0 || factor > MAX_SPEED || text.trim() === "") {
    throw new InvalidArgumentError(`It must be a number from 0 to ${MAX_SPEED}; 0 stops the clock.`);
  }
  return factor;
}
