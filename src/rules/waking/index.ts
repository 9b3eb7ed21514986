import type { Rule } from "../rule";
import { acceptedAlarm } from "./accepted-alarm";
import { adapterWake } from "./adapter-wake";
import { alarmActions, deadPolicyArn, unsuitableAlarm } from "./alarm-actions";
import { alarmMemory, longWakeCooldown, requestOutlivesAlarm } from "./alarm-span";
import { alarmPeriod, datapointsToAlarm, evaluationRange, wakeStatistic } from "./alarm-timing";
import { maximumCapacity, scaleOutSuspended } from "./capacity-bounds";
import { statedCooldown, wakeCooldown } from "./cooldown";
import { queryMetrics } from "./query-metrics";
import { asyncOutput, asyncPolicy, backlogTarget, backlogWithoutCapacity } from "./queue";
import { alarmMetric, idlePolicy, reachableTarget } from "./reach";
import { policyOnItsTarget } from "./scaling-identity";
import { percentOfZero, stepIntervals, wakeAddsCapacity } from "./step-adjustments";
import { wakeThreshold } from "./threshold";
import { uniqueNames } from "./unique-names";
import { queueMetric, wakeMetric } from "./wake-metric";
import { configurationOfItsType, uniquePolicyName, wakeAlarm, wakePolicy } from "./wake-policy";

/** What keeps the way from a waiting request to the first copy from working. */
export const wakingRules: readonly Rule[] = [
  wakePolicy,
  wakeAlarm,
  alarmActions,
  wakeMetric,
  wakeThreshold,
  wakeStatistic,
  alarmPeriod,
  datapointsToAlarm,
  evaluationRange,
  unsuitableAlarm,
  stepIntervals,
  percentOfZero,
  wakeAddsCapacity,
  maximumCapacity,
  scaleOutSuspended,
  configurationOfItsType,
  uniquePolicyName,
  policyOnItsTarget,
  deadPolicyArn,
  backlogWithoutCapacity,
  asyncPolicy,
  queueMetric,
  backlogTarget,
  asyncOutput,
  wakeCooldown,
  statedCooldown,
  adapterWake,
  reachableTarget,
  idlePolicy,
  alarmMetric,
  uniqueNames,
  acceptedAlarm,
  requestOutlivesAlarm,
  alarmMemory,
  longWakeCooldown,
  queryMetrics,
];
