import { Command, Option } from "commander";
import type { ExitCode } from "../exit-code";
import type { Io } from "../io";
import type { ListOptions, RefreshOptions } from "../prices";

const EXAMPLES = `
Examples:
  scale-to-zero prices                                    what is built in
  scale-to-zero prices refresh --region eu-west-1 -o prices.json

Exit codes: 0 good, 1 the tool failed, 2 bad usage or input`;

const REFRESH_EXAMPLES = `
Examples:
  scale-to-zero prices refresh --region eu-west-1 -o prices.json
  scale-to-zero prices refresh --region eu-west-1 --from index.csv
  curl -s https://…/index.csv | scale-to-zero prices refresh --region eu-west-1 --from -

Exit codes: 0 good, 1 the price list cannot be downloaded, 2 bad usage or input`;

/**
 * `scale-to-zero prices`. Its code is loaded when it runs, so that `--help` is fast.
 *
 * @param root whose settings the command and its own command inherit
 */
export function pricesCommand(io: Io, answer: (code: ExitCode) => void, root: Command): Command {
  const prices = new Command("prices")
    .copyInheritedSettings(root)
    .summary("list known prices, or read those of a Region from AWS")
    .description("Lists the prices that are built in: on-demand hosting instances, alarms and storage, in US dollars.")
    .addOption(new Option("-f, --format <format>", "output format").choices(["text", "json"]).default("text"))
    .addHelpText("after", EXAMPLES)
    .action((options: ListOptions) => {
      const { listPrices }: typeof import("../prices") = require("../prices");
      answer(listPrices(options, io));
    });
  const refresh = new Command("refresh")
    .copyInheritedSettings(root)
    .summary("write the prices of a Region to a file")
    .description(
      "Reads the hosting prices of a Region from the AWS Price List, which is public and about 100 MB or more per Region. Writes them as a file for --prices.",
    )
    .requiredOption("--region <region>", "AWS Region, such as eu-west-1")
    .option("--from <source>", "price list as CSV: a file, a URL, or - for standard input (default: download from AWS)")
    .option("-o, --output <file>", "file to write (default: standard output)")
    .addHelpText("after", REFRESH_EXAMPLES)
    .action(async (options: RefreshOptions) => {
      const { refreshPrices }: typeof import("../prices") = require("../prices");
      answer(await refreshPrices(options, io));
    });
  return prices.addCommand(refresh);
}
