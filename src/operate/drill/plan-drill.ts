import type { ChangeableAws } from "../../aws/aws";
import { type CapacityChange, changeOf } from "../change/capacity-change";
import { planSleep } from "../change/plan";
import type { DrillSetup } from "./drill-setup";
import { notPriced } from "./errors";
import { requireNoJournal } from "./journal";
import { type DrillSubject, drillSubject } from "./subject";

/** What a drill will do, as far as it can be said before. */
export interface DrillPlan {
  readonly subject: DrillSubject;
  /** What `sleepNow` sets. @default - nothing */
  readonly change?: CapacityChange;
  /** Of an instance; `undefined` if the price of its type is not known. */
  readonly hourUsd?: { readonly usd: number; readonly source: string };
}

/**
 * Looks at what is to be drilled, and changes nothing.
 *
 * @throws ScaleToZeroError for what cannot be drilled; AwsReadError if AWS does not answer
 */
export async function planDrill(aws: ChangeableAws, setup: Omit<DrillSetup, "stopped">): Promise<DrillPlan> {
  requireNoJournal(setup.journal);
  const subject = await drillSubject(aws, setup.endpoint, setup.component);
  const { reading, unit, endpoint, fingerprint } = subject;
  const { instanceType } = fingerprint;
  const region = await aws.region();
  const hourUsd = instanceType === undefined ? undefined : setup.prices.instanceHour(region, instanceType);
  if (setup.maxCostUsd !== undefined && hourUsd === undefined) {
    throw notPriced(instanceType, region);
  }
  if (!setup.sleepNow || unit.desired === 0) {
    return { subject, ...(hourUsd !== undefined && { hourUsd }) };
  }
  // It knows what may not be put to sleep.
  planSleep(reading, { component: unit.kind === "component" ? unit.name : undefined });
  return { subject, change: changeOf(endpoint.name, unit, 0), ...(hourUsd !== undefined && { hourUsd }) };
}
