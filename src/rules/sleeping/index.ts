import type { Rule } from "../rule";
import { realTimeMinimum } from "./z01-real-time-minimum";
import { managedScaling } from "./z02-managed-instance-scaling";
import { managedMinimum } from "./z03-managed-minimum";
import { scalableTarget } from "./z04-scalable-target";
import { capacityMinimum } from "./z05-capacity-minimum";
import { wayDown } from "./z06-way-down";
import { scaleInDisabled } from "./z07-scale-in-disabled";
import { scalingSuspended } from "./z08-scale-in-suspended";
import { idleMetric } from "./z09-idle-metric";
import { asyncMetric } from "./z10-async-metric";
import { publishedMetric } from "./z11-published-metric";
import { trackingTogether } from "./z12-tracking-together";
import { regionOfZero } from "./z14-region-of-zero";
import { doubtfulPlace } from "./z15-doubtful-place";
import { everyVariant } from "./z16-every-variant";
import { reservedCapacity } from "./z18-reserved-capacity";
import { summedUtilization } from "./z19-summed-utilization";
import { metricStatistic } from "./z20-metric-statistic";
import { breachingAlarm } from "./z21-breaching-alarm";
import { longCooldown } from "./z22-long-scale-in-cooldown";
import { asyncComponents } from "./z23-async-components";
import { asyncWithoutPolicy } from "./z24-async-without-policy";
import { adapterTarget } from "./z25-adapter-target";
import { targetValue } from "./z26-target-value";
import { shortWindow } from "./z27-short-window";
import { scaleInAlarm } from "./z28-scale-in-alarm";
import { workInProgress } from "./z29-work-in-progress";
import { existingSubject } from "./z30-existing-subject";
import { flapping } from "./z31-flapping";
import { wakesWhileIdle } from "./z32-wakes-while-idle";

/** The rules about what keeps an endpoint awake, or makes it cost while asleep. */
export const sleepingRules: readonly Rule[] = [
  realTimeMinimum,
  managedScaling,
  managedMinimum,
  scalableTarget,
  capacityMinimum,
  wayDown,
  scaleInDisabled,
  scalingSuspended,
  idleMetric,
  asyncMetric,
  publishedMetric,
  trackingTogether,
  regionOfZero,
  doubtfulPlace,
  everyVariant,
  reservedCapacity,
  summedUtilization,
  metricStatistic,
  breachingAlarm,
  longCooldown,
  asyncComponents,
  asyncWithoutPolicy,
  adapterTarget,
  targetValue,
  shortWindow,
  scaleInAlarm,
  workInProgress,
  existingSubject,
  flapping,
  wakesWhileIdle,
];
