import { Command, InvalidArgumentError, Option } from "commander";
import { MOST_DAYS } from "../../behaviour/traffic/limits";
import { TRAFFIC_FORMATS } from "../../behaviour/traffic/traffic-formats";
import { SIMULATION_FORMATS } from "../../review/simulation/formats";
import type { ExitCode } from "../exit-code";
import type { Io } from "../io";
import type { SimulateFlags } from "../simulate";

const EXAMPLES = `
Examples:
  scale-to-zero simulate plan.json                         seven days
  scale-to-zero simulate plan.json --traffic requests.csv  what was measured
  scale-to-zero simulate --example-profile > traffic.yaml  a profile to edit
  scale-to-zero simulate --traffic traffic.yaml --days 30
  terraform show -json | scale-to-zero simulate - --format json
  scale-to-zero simulate plan.json --compare idleTimeout=5m,15m,60m
  scale-to-zero simulate plan.json --recommend --max-wait 6m --max-refused 20
  scale-to-zero simulate plan.json --fail drought@2027-01-05T08:00/2h

A time is a date, a date and time, or a time after the start, such as 36h.
Settings to compare: idleTimeout, maxCopies, minCopies, wake.copies, method.
Built-in traffic: weekday, nightly-batch, internal-tool, spiky, silent.

Exit codes: 0 good, 1 the tool failed, 2 bad usage or input`;

const MOST_SEED = 2 ** 32 - 1;

/** `scale-to-zero simulate`. Its code is loaded when it runs, so that `--help` is fast. */
export function simulateCommand(io: Io, answer: (code: ExitCode) => void): Command {
  return new Command("simulate")
    .summary("simulate when endpoints sleep and wake, and what they cost")
    .description(
      "Simulates the endpoints of Terraform plans, states and CDKTF output with some traffic. Reports when they scale to zero, how long a wake takes, how many requests are refused, and the cost per month. It needs no AWS account.",
    )
    .argument("[path...]", "files or folders; - for standard input (default: cdktf.out)")
    .option("--traffic <name|file>", "built-in traffic profile, or a file with a profile or a trace", "weekday")
    .addOption(
      new Option("--traffic-format <format>", "format of the traffic file (default: by its content)").choices(
        TRAFFIC_FORMATS,
      ),
    )
    .option("--example-profile", "print a traffic profile with comments, and exit")
    .option("--start <time>", "start (default: first request of a trace, or 2027-01-04)")
    .option("--days <number>", "days to simulate (default: length of a trace, or 7)", whole(1, MOST_DAYS))
    .option("--time-zone <zone>", "IANA time zone (default: that of the profile, or UTC)")
    .option("--timing <preset|file>", "times of a cold start (default: by the instance type)")
    .option("--region <region>", "AWS Region for prices (default: Region of the endpoint)")
    .option("--price <type=usd>", "price of an instance type per hour; repeatable", collected)
    .option("--prices <file>", "price file, as prices refresh writes it")
    .option("--assume <value>", "unknown value, as ADDRESS.ARGUMENT=NUMBER; repeatable", collected)
    .option("--seed <number>", "seed of the random numbers", whole(0, MOST_SEED), 1)
    .option(
      "--fail <failure>",
      "no instances for a while: drought@TIME or quota@TIME, for 1h or /DURATION; repeatable",
      collected,
    )
    .option("--endpoint <name>", "endpoint to simulate; repeatable (default: all)", collected)
    .option(
      "--compare <setting=values>",
      "compare settings side by side, such as idleTimeout=5m,30m; repeatable",
      collected,
    )
    .option("--recommend", "find the cheapest setting that meets --max-wait and --max-refused")
    .option("--max-wait <duration>", "longest wait of a request, such as 6m; with --recommend")
    .option("--max-refused <number>", "requests that may be refused in the simulated time; with --recommend")
    .addOption(new Option("-f, --format <format>", "output format").choices(SIMULATION_FORMATS).default("text"))
    .option("-o, --output <file>", "file to write the report to (default: standard output)")
    .addHelpText("after", EXAMPLES)
    .action(async (paths: readonly string[], flags: SimulateFlags) => {
      const { simulateInputs }: typeof import("../simulate") = require("../simulate");
      answer(await simulateInputs(paths, flags, io));
    });
}

const collected = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

const whole =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\s*\d+\s*$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    }
    return value;
  };
