import type { Cause } from "../outcome/outcome";
import type { Watch } from "./watch";

const MOST_DATAPOINTS = 10;

/** Why a policy changes the capacity: its alarm, and the datapoints that breach the threshold. */
export const because = (kind: "target tracking" | "step scaling", policy: string, watch: Watch): Cause => ({
  kind,
  policy,
  alarm: watch.name,
  alarmAt: watch.since,
  value: Number.isFinite(watch.value) ? watch.value : null,
  datapoints: watch.breachingPoints().slice(0, MOST_DATAPOINTS),
});
