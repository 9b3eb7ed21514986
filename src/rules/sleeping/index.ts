import type { Rule } from "../rule";
import { breachingAlarm } from "./breaching-alarm";
import { adapterTarget, scalableTarget } from "./coverage";
import { flapping } from "./flapping";
import { asyncComponents, doubtfulPlace, managedScaling, regionOfZero, reservedCapacity } from "./instances";
import { capacityMinimum, everyVariant, managedMinimum, realTimeMinimum } from "./minimum";
import { asyncWithoutPolicy, scaleInDisabled, scalingSuspended, wayDown } from "./scale-in";
import { scaleInAlarm, workInProgress } from "./scale-in-alarm";
import { shortWindow } from "./short-windows";
import { existingSubject } from "./strays";
import { asyncMetric, idleMetric, publishedMetric, trackingTogether } from "./tracking-metric";
import { longCooldown, metricStatistic, summedUtilization, targetValue } from "./tracking-numbers";
import { wakesWhileIdle } from "./wakes-while-idle";

/** What keeps an endpoint from going to zero, or keeps it costing there. */
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
