import type { RuleContext } from "../../src/rules/rule";
import type { ExpectedEndpoint, Live, LiveAlarm, LiveComponent, LiveEndpoint } from "../../src/topology";

/*
 * What a live account tells of the topology in `./topology`: everything in service, with one instance and one copy. Its
 * nodes are found by name.
 */

export const NOW = new Date("2026-11-24T12:00:00Z");

export const minutesAgo = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);

export const liveEndpoint = (change: Partial<LiveEndpoint> = {}): LiveEndpoint => ({
  name: "llm",
  arn: "arn:aws:sagemaker:us-east-1:123456789012:endpoint/llm",
  status: "InService",
  configName: "llm-1",
  createdAt: minutesAgo(600),
  lastModifiedAt: minutesAgo(600),
  variants: [{ name: "main", currentInstanceCount: 1, desiredInstanceCount: 1 }],
  ...change,
});

export const liveComponent = (change: Partial<LiveComponent> = {}): LiveComponent => ({
  name: "llama3-8b",
  arn: "arn:aws:sagemaker:us-east-1:123456789012:inference-component/llama3-8b",
  endpointName: "llm",
  variantName: "main",
  status: "InService",
  currentCopies: 1,
  desiredCopies: 1,
  createdAt: minutesAgo(600),
  lastModifiedAt: minutesAgo(600),
  ...change,
});

export const liveAlarm = (change: Partial<LiveAlarm> = {}): LiveAlarm => ({
  name: "llama3-8b-wake",
  arn: "arn:aws:cloudwatch:us-east-1:123456789012:alarm:llama3-8b-wake",
  state: "INSUFFICIENT_DATA",
  stateSince: minutesAgo(600),
  actionsEnabled: true,
  alarmActions: [],
  ...change,
});

export const live = (change: Partial<Live> = {}): Live => ({
  readAt: NOW,
  endpoints: [liveEndpoint()],
  components: [liveComponent()],
  configurations: [],
  alarms: [liveAlarm()],
  trackings: [],
  notRead: [],
  ...change,
});

/** What a rule is told beside a topology. */
export const context = (change: Partial<Live> = {}, ...expected: readonly ExpectedEndpoint[]): RuleContext => ({
  now: NOW,
  live: live(change),
  expected,
});

export const expected = (change: Partial<ExpectedEndpoint> = {}): ExpectedEndpoint => ({
  name: "llm",
  configName: "llm-1",
  components: ["llama3-8b"],
  ...change,
});
