import type { Aws } from "../aws/aws";
import { endpointSetups } from "../behaviour/setup/endpoint-setups";
import type { Live, Topology } from "../topology";
import { type ReadAwsOptions, readAws } from "../topology/from-aws";
import { type EndpointState, endpointStates } from "./state/endpoint-state";
import { type NextChange, nextChange } from "./state/next-change";

/** Endpoints as they are at a moment, and what is known of what comes next. */
export interface OperateReading {
  readonly topology: Topology;
  readonly live: Live;
  readonly states: readonly EndpointState[];
}

/** Of each target: the newest one says what happens, those before it what became of it. */
const ACTIVITIES = 10;

/**
 * Reads the states of endpoints. Neither models nor roles are read: they do not matter here.
 *
 * @throws AwsReadError if an endpoint does not exist, or if AWS does not answer
 */
export async function readEndpoints(
  aws: Aws,
  names: readonly string[],
  { without = ["models", "roles"] }: Pick<ReadAwsOptions, "without"> = {},
): Promise<OperateReading> {
  const { topology, live } = await readAws(aws, names, { without, activities: ACTIVITIES });
  return { topology, live, states: endpointStates(topology, live) };
}

/** The next scheduled change of each endpoint, by its name. */
export function nextChanges({ topology, live }: OperateReading): ReadonlyMap<string, NextChange> {
  const changes = new Map<string, NextChange>();
  for (const setup of endpointSetups(topology)) {
    const change = nextChange(setup, live.readAt.getTime());
    if (change !== undefined) {
      changes.set(setup.name, change);
    }
  }
  return changes;
}
