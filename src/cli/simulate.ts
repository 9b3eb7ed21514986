import { profileExample } from "../behaviour/traffic";
import { ExitCode } from "./exit-code";
import { type CheckInput, inputPaths, readInputs } from "./inputs";
import { type Io, progress, wantsColour, widthOf, writeLine } from "./io";
import { checkOutput } from "./output-file";
import { print } from "./printed-review";
import { AssumedValues } from "./simulation/assumed-values";
import { chosenSimulation, simulationFiles } from "./simulation/chosen-simulation";
import { noEndpoint, unknownEndpoint } from "./simulation/errors";
import { type Answered, questionOf } from "./simulation/question";
import type { SimulateFlags } from "./simulation/simulate-flags";
import { unusedTraffic } from "./simulation/unused-traffic";

/** Reads, simulates and prints: `scale-to-zero simulate`. */
export async function simulateInputs(paths: readonly string[], flags: SimulateFlags, io: Io): Promise<ExitCode> {
  const { output } = flags;
  if (flags.exampleProfile === true) {
    checkOutput(output, [], io.cwd);
    print(profileExample, output, io);
    return ExitCode.GOOD;
  }
  checkOutput(output, [...inputPaths(paths, io), ...simulationFiles(flags)], io.cwd);
  // Before the inputs: a mistake in an option must not be reported after a minute of reading.
  const question = questionOf(flags);
  const { traffic, ...options } = chosenSimulation(flags, io);
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
