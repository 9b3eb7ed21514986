import type { Rule } from "../rule";
import { runsAgain } from "./s01-runs-again";
import { timeZone } from "./s02-time-zone";
import { datesInUtc } from "./s03-dates-in-utc";
import { cronSyntax } from "./s04-cron-syntax";
import { deletesItself } from "./s05-deletes-itself";
import { uniqueScheduleName } from "./s06-unique-schedule-name";
import { trustedRole } from "./s07-trusted-role";
import { sourceArn } from "./s08-source-arn";
import { permittedAction } from "./s09-permitted-action";
import { zeroAboveMinimum } from "./s11-zero-above-minimum";
import { copiesAboveMaximum } from "./s12-copies-above-maximum";
import { wakeThatStays } from "./s13-wake-that-stays";
import { staleRetry } from "./s15-stale-retry";
import { deadLetters } from "./s16-dead-letters";
import { wholeEndpoint } from "./s17-whole-endpoint";
import { managedComponent } from "./s18-managed-component";
import { scaledComponent } from "./s19-scaled-component";
import { frozenSpecification } from "./s20-frozen-specification";
import { creatableComponent } from "./s21-creatable-component";
import { baseWithAdapters } from "./s22-base-with-adapters";
import { ignoredBounds } from "./s23-ignored-bounds";
import { actionSchedule } from "./s24-action-schedule";
import { flexibleWake } from "./s26-flexible-wake";
import { skippedHour } from "./s27-skipped-hour";
import { scheduleInput } from "./s28-schedule-input";
import { sameTime } from "./s29-same-time";
import { oneScheduler } from "./s30-one-scheduler";
import { actionBounds } from "./s31-action-bounds";
import { acceptedSchedule } from "./s32-accepted-schedule";
import { raisedMaximum } from "./w37-maximum-is-raised";

/** Rules about schedules of EventBridge Scheduler and scheduled actions of Application Auto Scaling. */
export const scheduleRules: readonly Rule[] = [
  runsAgain,
  timeZone,
  datesInUtc,
  cronSyntax,
  deletesItself,
  uniqueScheduleName,
  trustedRole,
  sourceArn,
  permittedAction,
  zeroAboveMinimum,
  copiesAboveMaximum,
  wakeThatStays,
  staleRetry,
  deadLetters,
  wholeEndpoint,
  managedComponent,
  scaledComponent,
  frozenSpecification,
  creatableComponent,
  baseWithAdapters,
  ignoredBounds,
  actionSchedule,
  flexibleWake,
  skippedHour,
  scheduleInput,
  sameTime,
  oneScheduler,
  raisedMaximum,
  actionBounds,
  acceptedSchedule,
];
