export { type Hosted, hostedIn, placedComponents } from "./hosted";
export { breaches, comparisonSign, isUpward as isUpwardComparison } from "./laws/breach";
export { covers, type StepRange } from "./laws/step-scaling";
export type * from "./setup/endpoint-setup";
export { type Assumed, endpointSetups, type SetupOptions } from "./setup/endpoint-setups";
export { specificationOn } from "./setup/requirements";
export {
  alwaysOn,
  asPublishedRecipe,
  type IdleTimeoutOptions,
  type SleepMethodName,
  withIdleTimeout,
  withMaxCopies,
  withMinCopies,
  withSleepMethod,
  withWakeCopies,
} from "./setup/variations";
export { alarmRefusal } from "./ways/alarm-refusal";
export { secondsInAlarm, secondsToAlarm } from "./ways/alarm-span";
export { highestMaximum, isClosedAtZero, lowestMinimum, opensZero } from "./ways/bounds";
export { cannotRun } from "./ways/dead-alarm";
export { doesNothing, type PolicyEffect, policyEffectOf } from "./ways/policy-effect";
export { publishersText, type Unpublished, unpublished, unpublishedText } from "./ways/publication";
export { type Capacity, COPIES, capacityOf, INSTANCES, publisherOf } from "./ways/scaled";
export { emptiesAt } from "./ways/schedule-ways";
export { type Interval, intervalsOf, refusedIntervals, shownInterval } from "./ways/step-intervals";
export { type Stray, straysByEndpoint, straysOf } from "./ways/strays";
export { neverZero, trackedMetric } from "./ways/tracking-ways";
export { componentNameIn, tracksAnother, watchesAnotherComponent } from "./ways/watched";
export type { Direction, Fault, FaultKind, Way, When } from "./ways/way";
export { type Ways, waysOf, waysOfSubject } from "./ways/ways";
