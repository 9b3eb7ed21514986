import { resolve } from "node:path";
import type { Prices } from "../behaviour/cost/price";
import { readPriceFile } from "../behaviour/cost/price-file";
import { pricesOfOptions } from "../behaviour/cost/price-option";
import { type PriceSources, pricesOf } from "../behaviour/cost/prices-of";
import type { SimulateOptions } from "../behaviour/simulate";
import { simulatedSpan } from "../behaviour/simulated-span";
import { profileExample, type Traffic } from "../behaviour/traffic";
import type { TrafficFormat } from "../behaviour/traffic/traffic-formats";
import type { SimulationFormat } from "../review/simulation/formats";
import { TimeZone } from "../time";
import { readTextFile } from "../topology/terraform/source-text";
import { ExitCode } from "./exit-code";
import { type CheckInput, readInputs } from "./inputs";
import { type Io, progress, wantsColour, widthOf, writeLine } from "./io";
import { print } from "./printed-review";
import { regionOption } from "./region-option";
import { AssumedValues } from "./simulation/assumed-values";
import { noEndpoint, tokenZone, unknownEndpoint } from "./simulation/errors";
import { failureOption } from "./simulation/failure-option";
import { instantOf } from "./simulation/instant";
import { type Answered, questionOf } from "./simulation/question";
import { timingOption } from "./simulation/timing-option";
import { trafficOption } from "./simulation/traffic-option";
import { unusedTraffic } from "./simulation/unused-traffic";
import { checkWritable } from "./written-file";

/** The options from commander. */
export interface SimulateFlags {
  readonly traffic: string;
  readonly trafficFormat?: TrafficFormat;
  readonly exampleProfile?: true;
  readonly start?: string;
  readonly days?: number;
  readonly timeZone?: string;
  readonly timing?: string;
  readonly region?: string;
  readonly price?: readonly string[];
  readonly prices?: string;
  readonly assume?: readonly string[];
  readonly seed: number;
  readonly fail?: readonly string[];
  readonly endpoint?: readonly string[];
  readonly compare?: readonly string[];
  readonly recommend?: true;
  readonly maxWait?: string;
  readonly maxRefused?: string;
  readonly format: SimulationFormat;
  readonly output?: string;
}

/** Reads, simulates and prints: `scale-to-zero simulate`. */
export async function simulateInputs(paths: readonly string[], flags: SimulateFlags, io: Io): Promise<ExitCode> {
  const { output } = flags;
  if (output !== undefined) {
    checkWritable(output, io.cwd);
  }
  if (flags.exampleProfile === true) {
    print(profileExample, output, io);
    return ExitCode.GOOD;
  }
  // Before the inputs: a mistake in an option must not be reported after a minute of reading.
  const question = questionOf(flags);
  const { traffic, ...options } = simulationOptions(flags, io);
  const assumed = new AssumedValues(flags.assume ?? []);
  const inputs = await readInputs(paths, io);
  const source = inputs.map(({ file }) => file).join(", ");
  progress(io, `Simulating ${source} …`);
  const { endpoints, text: textOf } = question(inputs, traffic, { ...options, assume: assumed.values });
  checkEndpoints(endpoints, flags.endpoint ?? [], inputs);
  assumed.checkUsed();
  for (const sentence of unusedTraffic(
    traffic,
    inputs.map(({ topology }) => topology),
  )) {
    writeLine(io.stderr, `${flags.traffic}: ${sentence}`);
  }
  const text = textOf({
    source,
    colour: output === undefined && wantsColour(io.stdout, io.env),
    ...(output === undefined && { width: widthOf(io.stdout) }),
  });
  print(text, output, io);
  return ExitCode.GOOD;
}

type Chosen = Omit<SimulateOptions, "assume"> & { readonly traffic: Traffic };

function simulationOptions(flags: SimulateFlags, io: Io): Chosen {
  const given = flags.timeZone === undefined ? undefined : zoneOption(flags.timeZone);
  const timing = timingOption(flags.timing, io.cwd);
  const prices = pricesFrom(flags, io);
  const region = flags.region === undefined ? undefined : regionOption(flags.region);
  const traffic = trafficOption(flags, given, io.cwd);
  const timeZone = given ?? (traffic.timeZone === undefined ? TimeZone.UTC : TimeZone.of(traffic.timeZone));
  const span = simulatedSpan(traffic, {
    timeZone,
    ...(flags.start !== undefined && { startMs: instantOf("--start", flags.start, timeZone) }),
    ...(flags.days !== undefined && { days: flags.days }),
  });
  return {
    traffic,
    span,
    timeZone: timeZone.name,
    prices,
    seed: flags.seed,
    failures: (flags.fail ?? []).map((text) => failureOption(text, span, timeZone)),
    ...(timing !== undefined && { timing }),
    ...(region !== undefined && { region }),
    ...(flags.endpoint !== undefined && { endpoints: flags.endpoint }),
  };
}

function zoneOption(name: string): TimeZone {
  const zone = TimeZone.of(name);
  if (zone.isToken) {
    throw tokenZone(name);
  }
  return zone;
}

function pricesFrom({ price = [], prices }: SimulateFlags, { cwd }: Io): Prices {
  const sources: PriceSources = {
    options: pricesOfOptions(price),
    today: new Date().toISOString().slice(0, "yyyy-mm-dd".length),
  };
  return prices === undefined
    ? pricesOf(sources)
    : pricesOf({
        ...sources,
        file: { name: prices, prices: readPriceFile(readTextFile(resolve(cwd, prices), { name: prices }), prices) },
      });
}

function checkEndpoints(
  endpoints: Answered["endpoints"],
  wanted: readonly string[],
  inputs: readonly CheckInput[],
): void {
  const source = inputs.map(({ file }) => file).join(", ");
  const missing = wanted.find((name) => !endpoints.some((endpoint) => endpoint.name === name));
  if (missing !== undefined) {
    throw unknownEndpoint(missing, source, inputs);
  }
  if (endpoints.length === 0) {
    throw noEndpoint(source);
  }
}
