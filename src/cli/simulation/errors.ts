import { hostedIn } from "../../behaviour";
import { nearest } from "../../nearest";
import { UsageError } from "../errors";
import type { CheckInput } from "../inputs";

export const noEndpoint = (source: string): UsageError =>
  new UsageError(`${source}: has no SageMaker endpoint, inference component or scalable target to simulate`);

export function unknownEndpoint(name: string, source: string, inputs: readonly CheckInput[]): UsageError {
  const names = inputs.flatMap(({ topology }) => [...hostedIn(topology)].map((hosted) => hosted.name));
  const meant = nearest(name, names);
  return new UsageError(
    `--endpoint ${JSON.stringify(name)}: ${source} has no endpoint with this name${meant === undefined ? "" : `; did you mean ${meant}?`}`,
  );
}

export const tokenZone = (name: string): UsageError =>
  new UsageError(`--time-zone ${JSON.stringify(name)} is not a time zone; write it as in Europe/Paris`);

export const badInstant = (option: string, text: string): UsageError =>
  new UsageError(
    `${option} ${JSON.stringify(text)} is not a time; write it as in 2027-01-04, 2027-01-04T08:00 or 2027-01-04T08:00Z`,
  );

export const skippedInstant = (option: string, text: string, zone: string): UsageError =>
  new UsageError(`${option} ${JSON.stringify(text)} does not exist in ${zone}, where the clocks skip it`);

export const badFailure = (text: string): UsageError =>
  new UsageError(
    `--fail ${JSON.stringify(text)} is not a failure; write it as in drought@2027-01-05T08:00/2h or quota@36h`,
  );

export const failureOutside = (text: string): UsageError =>
  new UsageError(`--fail ${JSON.stringify(text)} is not within the simulated days; change its time, --start or --days`);

export const trafficFromStdin = (): UsageError =>
  new UsageError(
    "--traffic -: traffic is read several times, and standard input can be read only once; write it to a file",
  );

export const badAssumption = (text: string): UsageError =>
  new UsageError(
    `--assume ${JSON.stringify(text)} is not a value; write it as in aws_appautoscaling_target.chat.max_capacity=4`,
  );

export const assumedTwice = (name: string): UsageError => new UsageError(`--assume ${name} is given twice`);

export const unusedAssumption = (name: string): UsageError =>
  new UsageError(
    `--assume ${name}: no simulated endpoint has this unknown value; copy its name from the assumptions of the report`,
  );

export const twoQuestions = (): UsageError =>
  new UsageError("--compare and --recommend cannot be combined; run the command once for each");

export const boundWithoutRecommend = (option: string): UsageError =>
  new UsageError(`${option} is a bound of --recommend; add --recommend`);

export const boundOfComparison = (option: string): UsageError =>
  new UsageError(`${option} does not go with --compare; remove it, or give --recommend instead of --compare`);

export const settingFormat = (option: string, format: string, formats: readonly string[]): UsageError =>
  new UsageError(`${option} cannot be printed as ${format}; use --format ${formats.join(", ")}`);
