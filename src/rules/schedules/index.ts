import type { Rule } from "../rule";
import { acceptedSchedule } from "./accepted";
import { actionBounds } from "./action-bounds";
import { actionSchedule, cronSyntax, skippedHour, timeZone } from "./clock";
import {
  copiesAboveMaximum,
  ignoredBounds,
  oneScheduler,
  raisedMaximum,
  wakeThatStays,
  wholeEndpoint,
  zeroAboveMinimum,
} from "./copies";
import { datesInUtc } from "./dates";
import { scheduleInput } from "./input";
import { runsAgain } from "./past";
import { sameTime, staleRetry } from "./races";
import {
  baseWithAdapters,
  creatableComponent,
  frozenSpecification,
  managedComponent,
  scaledComponent,
} from "./recreation";
import { permittedAction, sourceArn, trustedRole } from "./rights";
import { deadLetters, deletesItself, flexibleWake, uniqueScheduleName } from "./scheduler";

/** What is wrong with what runs by the clock, of EventBridge Scheduler and of Application Auto Scaling. */
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
