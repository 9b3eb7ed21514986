import { ScaleToZeroError } from "../../errors";
import { counted } from "../text";

export const noComponent = (component: string, endpoint: string, there: readonly string[]): ScaleToZeroError =>
  new ScaleToZeroError(
    `--component ${component}: endpoint ${endpoint} has no such inference component; ${there.length === 0 ? "it has none with copies of its own" : `it has ${there.join(", ")}`}`,
  );

export const notSteady = (endpoint: string, status: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `Endpoint ${endpoint} is ${status}: SageMaker changes capacity only of an endpoint that is InService; try again later`,
  );

export const nothingToScale = (endpoint: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `Endpoint ${endpoint} has no inference component and no asynchronous variant: there is nothing that can scale to zero`,
  );

export const outOfBounds = (
  name: string,
  wanted: number,
  bound: "minimum" | "maximum",
  value: number,
): ScaleToZeroError =>
  new ScaleToZeroError(
    `--copies ${wanted}: ${wanted > value ? "above" : "below"} the ${bound} of ${value} of ${name}: Application Auto Scaling would undo it; choose a number within its bounds, or change MinCapacity or MaxCapacity of the scalable target`,
  );

export const minimumAboveZero = (
  name: string,
  least: number,
  nouns: readonly [one: string, several: string],
): ScaleToZeroError =>
  new ScaleToZeroError(
    `The minimum of ${name} is ${counted(least, ...nouns)}: the next scaling activity of Application Auto Scaling adds ${least === 1 ? "it" : "them"} again. Set MinCapacity of the scalable target to 0 first, or pass --force to remove ${least === 1 ? "it" : "them"} nevertheless`,
  );

export const alwaysOn = (variant: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `Variant ${variant} answers requests with a model of its own, and not from a queue: SageMaker keeps at least 1 instance of it. Only inference components and asynchronous variants scale to zero`,
  );
