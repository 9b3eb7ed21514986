import { Command, InvalidArgumentError, Option } from "commander";
import { type ChangeFailOn, readChangeFailOn } from "../../review/change/change-fail-on";
import { CHANGE_FORMATS } from "../../review/change/render/formats";
import { durationOption } from "../duration-option";
import type { ExitCode } from "../exit-code";
import type { Io } from "../io";
import type { ReviewFlags } from "../review-flags";
import type { ServeFlags } from "../serve-run-task";
import { withPublishOptions } from "./publish-options";
import { collected, whole, withSimulationOptions, withTrafficOptions } from "./simulation-options";

const EXAMPLES = `
Examples:
  terraform show -json plan.tfplan | scale-to-zero review -
  scale-to-zero review plan.json --traffic traffic.yaml    your traffic
  scale-to-zero review prod.json staging.json              several plans
  scale-to-zero review cdktf.out --base main/cdktf.out     two branches
  scale-to-zero review plan.json --base state.json         beside a state
  scale-to-zero review plan.json --format markdown -o comment.md
  scale-to-zero review plan.json --max-monthly-cost 500 --max-wake 8m
  scale-to-zero review plan.json --fail-on worse
  scale-to-zero review plan.json --post github             comment on a PR

Before is the prior state in each plan, or --base. After is what the plan
leaves behind. .scale-to-zero.json may name traffic, timing, prices and
budgets; options of the command line win.

Exit codes: 0 good, 1 the tool failed, 2 bad usage or input,
3 findings at or above --fail-on, or a budget that is not met`;

const MOST_RUNS = 25;

/** `scale-to-zero review`. Its code is loaded when it runs, so that `--help` is fast. */
export function reviewCommand(io: Io, answer: (code: ExitCode) => void): Command {
  const command = new Command("review")
    .summary("review what a change does to behaviour and cost")
    .description(
      "Compares the endpoints of Terraform plans, or of two CDKTF outputs, before and after a change. Reports for each endpoint whether it still sleeps and wakes, how fast, at what cost, and which findings are new. It needs no AWS account.",
    )
    .argument("[path...]", "plans, or folders with --base; - for standard input (default: cdktf.out)")
    .option("--base <path>", "state, plan or CDKTF output to compare with; one for each path", collected)
    .option(
      "--source <path>",
      "Terraform folder or cdktf.out that the plan was made from, for lines (default: what lies beside the plan)",
      collected,
    );
  return withPublishOptions(
    withSimulationOptions(withTrafficOptions(command))
      .option(
        "--runs <number>",
        "simulation runs with different seeds (default: 3, or 1 for many endpoints or days)",
        whole(1, MOST_RUNS),
      )
      .option("--stack <name>", "name of the change, to tell several apart", "default")
      .option("--max-monthly-cost <usd>", "budget: most that all endpoints may cost a month", dollars)
      .option("--max-wake <duration>", "budget: longest time to the first answer, such as 8m", durationOption)
      .option(
        "--max-idle-to-zero <duration>",
        "budget: longest idle time until zero instances, such as 30m",
        durationOption,
      )
      .option("--acknowledgements <file>", "acknowledged findings (default: .scale-to-zero.json, if it exists)")
      .addOption(
        new Option(
          "--fail-on <level>",
          "what causes exit code 3: the levels of check (error, warning, note, never, unknown), new-error, or worse",
        )
          .argParser(failOn)
          .default("error"),
      )
      .addOption(new Option("-f, --format <format>", "output format").choices(CHANGE_FORMATS).default("text"))
      .option("--link <url>", "address of the complete report (default: the run in CI)", webAddress)
      .option("-o, --output <file>", "file to write the report to (default: standard output)"),
  )
    .addHelpText("after", EXAMPLES)
    .action(
      async (paths: readonly string[], flags: Omit<ReviewFlags, "isDefaultTraffic"> & ServeFlags, own: Command) => {
        const all = { ...flags, isDefaultTraffic: own.getOptionValueSource("traffic") === "default" };
        if (flags.serveRunTask === true) {
          const { serveRunTask }: typeof import("../serve-run-task") = require("../serve-run-task");
          await serveRunTask(paths, all, io);
          return;
        }
        const { reviewInputs }: typeof import("../review") = require("../review");
        answer(await reviewInputs(paths, all, io));
      },
    );
}

function dollars(text: string): number {
  const [, amount] = /^\s*\$?(\d{1,9}(?:\.\d{1,2})?)\s*$/.exec(text) ?? [];
  if (amount === undefined) {
    throw new InvalidArgumentError("It must be an amount in USD, such as 500 or 99.50.");
  }
  return Number(amount);
}

function webAddress(text: string): string {
  if (!URL.canParse(text) || !/^https?:\/\//i.test(text)) {
    throw new InvalidArgumentError("It must be an address, such as https://ci.example.com/runs/1.");
  }
  return text;
}

function failOn(text: string): ChangeFailOn {
  const level = readChangeFailOn(text);
  if (level === undefined) {
    throw new InvalidArgumentError(
      "Use error, warning, note, never, unknown, new-error or worse, or add unknown to one of them: worse,unknown.",
    );
  }
  return level;
}
