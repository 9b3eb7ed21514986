import type { Cost } from "../../../../src/behaviour/outcome/simulation";
import type {
  ApplyEffect,
  Budget,
  ChangeReview,
  ComparedRow,
  CostRange,
  EndpointBehaviour,
  EndpointChange,
  FindingChanges,
  Range,
} from "../../../../src/review/change/change-review";
import type { AcknowledgedFinding, Place, ReviewedFinding, WakePath } from "../../../../src/review/review";
import type { ChangedValue, ResourceChange } from "../../../../src/topology/changes";

/* Reviews of changes as plain data: a test names what matters for it. */

export const range = (typical: number, least = typical, most = typical): Range => ({ least, typical, most });

const cost = (amount: number): Cost => ({
  amount,
  currency: "USD",
  region: "us-east-1",
  asOf: "2026-09-01",
  instances: amount,
  alarms: 0,
  storage: 0,
});

export const costs = (typical: number, least = typical, most = typical): CostRange => ({
  least: cost(least),
  typical: cost(typical),
  most: cost(most),
});

export const place = (address: string, line?: number): Place => ({
  file: "plan.json",
  address,
  ...(line === undefined ? {} : { sourceLine: { file: "/srv/infra/main.tf", line } }),
});

export const finding = (parts: Partial<ReviewedFinding> = {}): ReviewedFinding => ({
  id: "W05",
  slug: "wake-threshold",
  severity: "error",
  title: "The wake alarm must fire on a single refused request",
  what: "threshold is 1 with GreaterThanThreshold: two requests must fail within 60 s",
  why: "A single refused request does not wake the endpoint.",
  fix: { hcl: 'comparison_operator = "GreaterThanOrEqualToThreshold"' },
  source: "https://example.com/alarms",
  place: place("aws_cloudwatch_metric_alarm.wake", 41),
  about: [],
  ...parts,
});

export const acknowledged = (parts: Partial<AcknowledgedFinding> = {}): AcknowledgedFinding => ({
  ...finding({ id: "Z07", slug: "scale-in-disabled", what: "disable_scale_in is true" }),
  reason: "kept warm for a demo",
  inSource: false,
  ...parts,
});

export const findings = (parts: Partial<FindingChanges> = {}): FindingChanges => ({
  new: [],
  fixed: [],
  unchanged: [],
  acknowledged: [],
  ...parts,
});

export const behaviour = (parts: Partial<EndpointBehaviour> = {}): EndpointBehaviour => ({
  sleeps: "yes",
  wakes: "yes",
  sleepsWhen: { kind: "idle", seconds: 1500 },
  wakesWhen: { kind: "request" },
  idleToZeroSeconds: range(1500),
  firstAnswerSeconds: range(302),
  refusedPerWake: range(12, 9, 15),
  monthlyLostRequests: { ...range(0), causes: [] },
  monthlyInstanceHours: range(210, 190, 230),
  monthlyCost: costs(312, 290, 330),
  bounds: [{ of: "llama", unit: "copies", min: 0, max: 4 }],
  schedules: [],
  instanceTypes: ["ml.g5.xlarge"],
  region: "us-east-1",
  assumptions: [],
  ...parts,
});

export const value = (text: string): ChangedValue => ({ kind: "value", text });

export const change = (parts: Partial<ResourceChange> = {}): ResourceChange => ({
  address: "aws_appautoscaling_target.llm",
  type: "aws_appautoscaling_target",
  action: "update",
  attributes: [{ path: "min_capacity", before: value("1"), after: value("0"), forcesReplacement: false }],
  ...parts,
});

export const effect = (parts: Partial<ApplyEffect> = {}): ApplyEffect => ({
  kind: "wakes",
  severity: "warning",
  what: "The apply wakes chat: the new endpoint configuration starts 1 instance",
  why: "SageMaker starts InitialInstanceCount instances when an endpoint is updated.",
  addresses: ["aws_sagemaker_endpoint.chat"],
  source: "https://example.com/update-endpoint",
  evidence: "verified",
  ...parts,
});

export const budget = (parts: Partial<Budget> = {}): Budget => ({
  option: "--max-wake",
  limit: 300,
  value: 366,
  endpoint: "chat",
  isMet: false,
  text: "chat answers after 6 min 6 s, more than 5 min",
  ...parts,
});

/** One row that is better; a row with values of its own says itself how it is judged. */
export const row = (parts?: Partial<ComparedRow>): ComparedRow => ({
  what: "sleeps after",
  before: "25 min without requests",
  after: "16 min without requests",
  ...(parts === undefined ? { judgement: "better", difference: "9 min shorter" } : { judgement: "different" }),
  ...parts,
});

export const wakePath = (state: WakePath["links"][number]["state"] = "holds"): WakePath => ({
  of: "llama",
  links: [
    { text: "request", state: "holds", rules: [] },
    { text: "400", state: "holds", rules: [] },
    { text: "alarm llama-wake (>= 1)", state, rules: state === "holds" ? [] : ["W05"] },
    { text: "policy llama-wake (+1)", state: "holds", rules: [] },
    { text: "target 0..4", state: "holds", rules: [] },
  ],
});

export const endpoint = (parts: Partial<EndpointChange> = {}): EndpointChange => ({
  name: "chat",
  place: place("aws_sagemaker_endpoint.chat", 12),
  change: "changed",
  judgement: "better",
  sentence: "still sleeps, still wakes; idle to zero 25 min → 16 min",
  before: behaviour(),
  after: behaviour({ idleToZeroSeconds: range(960) }),
  rows: [row()],
  apply: [],
  findings: findings(),
  wakePaths: [wakePath()],
  wakePhases: [],
  changes: [],
  ...parts,
});

export const unchanged = (name: string, parts: Partial<EndpointChange> = {}): EndpointChange =>
  endpoint({
    name,
    place: place(`aws_sagemaker_endpoint.${name}`),
    change: "unchanged",
    judgement: "same",
    sentence: "still sleeps, still wakes",
    rows: [],
    ...parts,
  });

/** A review of these endpoints, with all of their findings and changes. */
export function changeReview(parts: Partial<ChangeReview> = {}): ChangeReview {
  const endpoints = parts.endpoints ?? [endpoint()];
  const elsewhere = parts.elsewhere ?? findings();
  const all = [...endpoints.map((one) => one.findings), elsewhere];
  return {
    formatVersion: "1",
    stack: "default",
    sources: [{ before: null, after: "plan.json" }],
    traffic: { name: "weekday", isDefault: true, seconds: 604_800, runs: 5 },
    isEmpty: endpoints.every((one) => one.change === "unchanged"),
    judgement: endpoints[0]?.judgement ?? "same",
    sentence: `${endpoints.length} endpoints: 1 better; USD 312.00 → USD 268.00 a month`,
    monthlyCost: { before: range(312), after: range(268), notPriced: 0 },
    limits: [],
    endpoints,
    apply: [],
    findings: {
      new: all.flatMap((one) => one.new),
      fixed: all.flatMap((one) => one.fixed),
      unchanged: all.flatMap((one) => one.unchanged),
      acknowledged: all.flatMap((one) => one.acknowledged),
    },
    elsewhere,
    changes: endpoints.flatMap((one) => one.changes),
    budgets: [],
    notLookedInto: [],
    ...parts,
  };
}
