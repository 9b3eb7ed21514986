import { Command, Option } from "commander";
import { SIMULATION_FORMATS } from "../../review/simulation/formats";
import type { ExitCode } from "../exit-code";
import type { Io } from "../io";
import type { SimulateFlags } from "../simulation/simulate-flags";
import { collected, withSimulationOptions, withTrafficOptions } from "./simulation-options";

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

/** `scale-to-zero simulate`. Its code is loaded when it runs, so that `--help` is fast. */
export function simulateCommand(io: Io, answer: (code: ExitCode) => void): Command {
  const command = new Command("simulate")
    .summary("simulate when endpoints sleep and wake, and what they cost")
    .description(
      "Simulates the endpoints of Terraform plans, states and CDKTF output with some traffic. Reports when they scale to zero, how long a wake takes, how many requests are refused, and the cost per month. It needs no AWS account.",
    )
    .argument("[path...]", "files or folders; - for standard input (default: cdktf.out)");
  return withSimulationOptions(withTrafficOptions(command))
    .option("--example-profile", "print a traffic profile with comments, and exit")
    .option(
      "--fail <failure>",
      "no instances for a while: drought@TIME or quota@TIME, for 1h or /DURATION; repeatable",
      collected,
    )
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
