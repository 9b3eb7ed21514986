import { writePriceFile } from "../behaviour/cost/price-file";
import { readPriceList } from "../behaviour/cost/price-list";
import { ALARM_PRICES, INSTANCE_PRICES, STORAGE_PRICES } from "../behaviour/cost/price-rows";
import { ExitCode } from "./exit-code";
import { type Io, progress, writeLine } from "./io";
import { checkOutput } from "./output-file";
import { DownloadFailed, priceListUrl, readingFrom } from "./price-list-source";
import { regionOption } from "./region-option";
import { writeWhole } from "./written-file";

export interface ListOptions {
  readonly format: string;
}

export interface RefreshOptions {
  readonly region: string;
  readonly from?: string;
  readonly output?: string;
}

/** Prints the prices that are built in: `scale-to-zero prices`. */
export function listPrices({ format }: ListOptions, { stdout }: Pick<Io, "stdout">): ExitCode {
  stdout.write(format === "json" ? `${JSON.stringify(builtIn(), undefined, 2)}\n` : builtInText());
  return ExitCode.GOOD;
}

const builtIn = () => ({
  formatVersion: "1",
  currency: "USD",
  instanceHours: INSTANCE_PRICES,
  alarmMonths: ALARM_PRICES,
  storageGbMonths: STORAGE_PRICES,
});

interface Line {
  readonly what: string;
  readonly region: string;
  readonly usd: number;
  readonly asOf: string;
  readonly source: string;
}

/** A table of 80 columns. Sources are long: each has a number, and is listed below the table. */
function builtInText(): string {
  const lines: readonly Line[] = [
    ...INSTANCE_PRICES.map((row) => ({ ...row, what: `${row.instanceType} per hour` })),
    ...ALARM_PRICES.map((row) => ({ ...row, what: `alarm, ${row.resolution} resolution, per month` })),
    ...STORAGE_PRICES.map((row) => ({ ...row, what: "GB of ML storage per month" })),
  ];
  const sources = [...new Set(lines.map(({ source }) => source))];
  const rows = lines.map(({ what, region, usd, asOf, source }) =>
    tableRow(what, region, usd.toFixed(4), asOf, `[${sources.indexOf(source) + 1}]`),
  );
  const notes = sources.map((source, index) => `[${index + 1}] ${source}`);
  return [
    tableRow("price", "region", "USD", "as of", "source"),
    ...rows,
    "",
    ...notes,
    "",
    "Other types and Regions are not priced. To price them, run",
    "scale-to-zero prices refresh --region <region> -o prices.json",
    "",
  ].join("\n");
}

const WIDTHS = [38, 11, 10] as const;

const tableRow = (what: string, region: string, usd: string, asOf: string, source: string): string =>
  `${what.padEnd(WIDTHS[0])}${region.padEnd(WIDTHS[1])}${usd.padStart(WIDTHS[2])}  ${asOf.padEnd(10)} ${source}`;

/** Reads the prices of a Region from the Price List of AWS: `scale-to-zero prices refresh`. */
export async function refreshPrices({ region, from, output }: RefreshOptions, io: Io): Promise<ExitCode> {
  regionOption(region);
  checkOutput(output, [from], io.cwd);
  const source = from ?? priceListUrl(region);
  progress(io, `Reading ${source === "-" ? "standard input" : source} …`);
  try {
    const { name, origin, chunks } = await readingFrom(source, region, io);
    const { asOf, instanceHours, ambiguous } = await readPriceList(chunks, region, name);
    write(writePriceFile(region, { asOf, source: origin, instanceHours }), output, io);
    if (ambiguous.length > 0) {
      writeLine(io.stderr, `${name}: has two prices of ${ambiguous.join(", ")}: not priced`);
    }
    return ExitCode.GOOD;
  } catch (error) {
    if (error instanceof DownloadFailed) {
      writeLine(io.stderr, error.message);
      return ExitCode.FAILED;
    }
    throw error;
  }
}

function write(text: string, output: string | undefined, { stdout, cwd }: Io): void {
  if (output === undefined) {
    stdout.write(text);
  } else {
    writeWhole(output, text, cwd);
  }
}
