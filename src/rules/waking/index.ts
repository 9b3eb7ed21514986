import type { Rule } from "../rule";
import { wakePolicy } from "./w01-wake-policy";
import { wakeAlarm } from "./w02-wake-alarm";
import { alarmActions } from "./w03-alarm-actions";
import { wakeMetric } from "./w04-wake-metric";
import { wakeThreshold } from "./w05-wake-threshold";
import { wakeStatistic } from "./w06-wake-statistic";
import { alarmPeriod } from "./w07-alarm-period";
import { datapointsToAlarm } from "./w08-datapoints-to-alarm";
import { evaluationRange } from "./w09-evaluation-range";
import { unsuitableAlarm } from "./w10-unsuitable-alarm";
import { stepIntervals } from "./w11-step-intervals";
import { percentOfZero } from "./w12-percent-of-zero";
import { wakeAddsCapacity } from "./w13-wake-adds-capacity";
import { maximumCapacity } from "./w14-maximum-capacity";
import { scaleOutSuspended } from "./w15-scale-out-suspended";
import { configurationOfItsType } from "./w16-policy-configuration";
import { uniquePolicyName } from "./w17-unique-policy-name";
import { policyOnItsTarget } from "./w18-policy-on-its-target";
import { deadPolicyArn } from "./w19-dead-policy-arn";
import { backlogWithoutCapacity } from "./w28-backlog-without-capacity";
import { asyncPolicy } from "./w29-async-policy";
import { queueMetric } from "./w30-queue-metric";
import { requestOutlivesAlarm } from "./w31-request-lifetime";
import { backlogTarget } from "./w33-backlog-target";
import { asyncOutput } from "./w34-async-output";
import { wakeCooldown } from "./w41-wake-cooldown";
import { statedCooldown } from "./w42-stated-cooldown";
import { adapterWake } from "./w47-adapter-wake";
import { reachableTarget } from "./w50-reachable-target";
import { idlePolicy } from "./w51-idle-policy";
import { alarmMetric } from "./w52-alarm-metric";
import { uniqueNames } from "./w53-unique-names";
import { acceptedAlarm } from "./w54-accepted-alarm";
import { alarmMemory } from "./w55-alarm-memory";
import { longWakeCooldown } from "./w56-long-wake-cooldown";
import { queryMetrics } from "./w57-query-metrics";

/** The rules about what breaks the wake path from a waiting request to the first copy. */
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
