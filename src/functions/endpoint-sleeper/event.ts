import { invalidEvent } from "./errors";

/** What the function is asked to do. */
export interface SleeperEvent {
  /** `sleep` sets every inference component of the endpoint to 0 copies; `wake` undoes that. */
  readonly action: "sleep" | "wake";
  /** Name of the endpoint: at most 63 letters, digits and single or repeated hyphens between them. */
  readonly endpointName: string;
  /**
   * Copies for a component that is at 0 and whose earlier count nobody remembers, an integer >= 0; `sleep` ignores it.
   * @default - such a component is left as it is, and reported
   */
  readonly copiesOnWake?: number;
}

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeEndpoint.html */
const ENDPOINT_NAME_PATTERN = /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/;
const MAX_ENDPOINT_NAME_LENGTH = 63;

const KNOWN = ["action", "endpointName", "copiesOnWake"];

/**
 * Reads an event.
 *
 * @throws ScaleToZeroError that names everything that is wrong with it
 */
export function parseEvent(event: unknown): SleeperEvent {
  if (typeof event !== "object" || event === null || Array.isArray(event)) {
    throw invalidEvent([`it is ${show(event)}, must be an object`]);
  }
  const given = new Map<string, unknown>(Object.entries(event));
  const action = given.get("action");
  const endpointName = given.get("endpointName");
  const copiesOnWake = given.get("copiesOnWake");

  if (isAction(action) && isEndpointName(endpointName) && isCopies(copiesOnWake) && allKnown(given)) {
    return { action, endpointName, ...(copiesOnWake === undefined ? {} : { copiesOnWake }) };
  }
  throw invalidEvent([
    ...(isAction(action) ? [] : [`action is ${show(action)}, must be "sleep" or "wake"`]),
    ...(isEndpointName(endpointName)
      ? []
      : [`endpointName is ${show(endpointName)}, must be 1 to 63 letters, digits and hyphens between them`]),
    ...(isCopies(copiesOnWake) ? [] : [`copiesOnWake is ${show(copiesOnWake)}, must be an integer of at least 0`]),
    // A misspelt copiesOnWake would otherwise show on Monday, as an endpoint that stays asleep.
    ...unknownKeys(given).map((key) => `${key} is not known, expected ${KNOWN.join(", ")}`),
  ]);
}

const isAction = (value: unknown): value is SleeperEvent["action"] => value === "sleep" || value === "wake";

const isEndpointName = (value: unknown): value is string =>
  typeof value === "string" && value.length <= MAX_ENDPOINT_NAME_LENGTH && ENDPOINT_NAME_PATTERN.test(value);

const isCopies = (value: unknown): value is number | undefined =>
  value === undefined || (typeof value === "number" && Number.isInteger(value) && value >= 0);

const unknownKeys = (given: ReadonlyMap<string, unknown>): string[] =>
  [...given.keys()].filter((key) => !KNOWN.includes(key));

const allKnown = (given: ReadonlyMap<string, unknown>): boolean => unknownKeys(given).length === 0;

const show = (value: unknown): string => (value === undefined ? "missing" : JSON.stringify(value));
