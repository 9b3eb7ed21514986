import type { Aws } from "../../aws/aws";
import type { NotRead } from "../../topology";
import { nextChanges, readEndpoints } from "../reading";
import type { EndpointState } from "../state/endpoint-state";
import type { NextChange } from "../state/next-change";

/** One look at endpoints. */
export interface Status {
  readonly region: string;
  readonly readAt: Date;
  readonly endpoints: readonly EndpointStatus[];
  /** What the rights of the caller did not allow to read. */
  readonly notRead: readonly NotRead[];
  /** Whether the account has more endpoints than were read. */
  readonly isCut: boolean;
}

export interface EndpointStatus extends EndpointState {
  /** @default - no schedule is known */
  readonly next?: NextChange;
}

/** Pages of 100 endpoints that are read at most. */
const MOST_PAGES = 10;

/** @param names `all`: the endpoints of the account in this Region, as far as the first 1,000 by name */
export async function readStatus(aws: Aws, names: readonly string[] | "all"): Promise<Status> {
  const region = await aws.region();
  const listed = names === "all" ? await aws.sagemaker.listEndpoints(MOST_PAGES) : undefined;
  const wanted = listed?.items.flatMap(({ EndpointName }) => EndpointName ?? []) ?? (names === "all" ? [] : names);
  if (wanted.length === 0) {
    return { region, readAt: new Date(aws.clock.now()), endpoints: [], notRead: [], isCut: false };
  }
  const reading = await readEndpoints(aws, wanted);
  const next = nextChanges(reading);
  return {
    region,
    readAt: reading.live.readAt,
    endpoints: reading.states.map((state) => {
      const change = next.get(state.name);
      return { ...state, ...(change !== undefined && { next: change }) };
    }),
    notRead: reading.live.notRead,
    isCut: listed?.complete === false,
  };
}
