import { grouped } from "../../grouped";
import {
  type Alarm,
  type AlarmState,
  areApart,
  type InferenceComponent,
  isKnown,
  isWakePolicy,
  type Topology,
} from "../../topology";
import { cloudWatchApi } from "../documents";
import { effects } from "../effect";
import { arnOf, finding, type Report } from "../finding";
import { rule } from "../rule";
import { MOST_ACTIONS, type Policy } from "./alarm-actions";
import { wakeMetricAlarms, wakingAlarms } from "./wake-path";

const ACTIONS = [
  { state: "ALARM", field: "alarmActions", name: "alarm_actions" },
  { state: "OK", field: "okActions", name: "ok_actions" },
  { state: "INSUFFICIENT_DATA", field: "insufficientDataActions", name: "insufficient_data_actions" },
] as const satisfies readonly { readonly state: AlarmState; readonly field: keyof Alarm; readonly name: string }[];

export const alarmActions = rule({
  id: "W03",
  slug: "alarm-actions",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  title: "The wake alarm must run its policy when it goes into ALARM",
  why: "An alarm wakes nothing if its actions are disabled, if they are set for another state, or if they are in another Region.",
  remedy:
    "Set `alarm_actions = [aws_appautoscaling_policy.wake.arn]` in the Region of the policy. Remove `actions_enabled`, or set it to `true`.",
  source: cloudWatchApi("PutMetricAlarm"),
  *check(topology) {
    const named = new NamedPolicies(topology);
    for (const alarm of topology.alarms) {
      yield* namesForArns(topology, alarm, named);
      yield* inAnotherRegion(topology, alarm);
    }
    for (const alarm of wakingAlarms(topology)) {
      if (alarm.actionsEnabled === false) {
        yield finding(alarm, {
          what: "actions_enabled is false",
          fix: "actions_enabled = true, or remove it",
          about: topology.policiesFiredBy(alarm).nodes,
          wrong: ["actions_enabled"],
        });
      }
    }
    const waking = new Set<Alarm>(wakingAlarms(topology));
    for (const alarm of topology.alarms) {
      if (waking.has(alarm) || topology.policiesFiredBy(alarm).nodes.length > 0) {
        yield* tooManyActions(alarm);
      }
    }
    for (const alarm of wakeMetricAlarms(topology)) {
      yield* underAnotherState(topology, alarm);
    }
  },
  mend(reported, account) {
    const isSwitchedOff = reported.wrong?.includes("actions_enabled") === true;
    return account.applyAlarmAgain(reported) ?? (isSwitchedOff ? account.enableActions([reported.on]) : undefined);
  },
});

/** CloudWatch requires the ARN of a policy, not its name. */
function* namesForArns(topology: Topology, alarm: Alarm, named: NamedPolicies): Generator<Report> {
  const actions = isKnown(alarm.alarmActions) ? alarm.alarmActions.filter(isKnown) : [];
  const watched = alarm.kind === "metric-alarm" ? topology.watchedComponentOf(alarm).node : undefined;
  for (const action of actions.filter((text) => !text.startsWith("arn:"))) {
    const policies = named.of(watched, action);
    const [policy] = policies;
    if (policy !== undefined) {
      yield finding(alarm, {
        what: `alarm_actions contains "${action}", which is the name of a policy and not its ARN`,
        fix: `alarm_actions = [${arnOf(policy)}]`,
        about: policies,
      });
    }
  }
}

/** CloudWatch refuses the ARN of anything in another Region as an action. */
function* inAnotherRegion(topology: Topology, alarm: Alarm): Generator<Report> {
  const fired = isKnown(alarm.region)
    ? ACTIONS.flatMap(({ state }) => topology.policiesFiredBy(alarm, state).nodes)
    : [];
  const policies = fired.filter((policy) => areApart(alarm, policy));
  const [policy] = policies;
  if (policy !== undefined) {
    yield finding(alarm, {
      what: `it is in ${String(alarm.region)}, and ${policy.address}, which it runs, is in ${String(policy.region)}`,
      fix: `use the provider or the region of ${policy.address} for the alarm too`,
      about: policies,
    });
  }
}

function* tooManyActions(alarm: Alarm): Generator<Report> {
  for (const { field, name } of ACTIONS) {
    const actions = alarm[field];
    if (isKnown(actions) && actions.length > MOST_ACTIONS) {
      yield finding(alarm, {
        what: `${name} has ${actions.length} entries, and CloudWatch accepts ${MOST_ACTIONS}`,
        fix: "send the notifications to one SNS topic, and keep the policy in the list",
      });
    }
  }
}

function* underAnotherState(topology: Topology, alarm: Alarm): Generator<Report> {
  for (const { state, name } of ACTIONS) {
    const policies = state === "ALARM" ? [] : topology.policiesFiredBy(alarm, state).nodes.filter(isWakePolicy);
    const onRequests = new Set(topology.policiesFiredBy(alarm, "ALARM").nodes);
    const policy = policies.find((one) => !onRequests.has(one));
    if (policy === undefined && policies[0] !== undefined) {
      yield finding(alarm, {
        what: `${policies[0].address} is in alarm_actions and in ${name}: it runs again when the alarm goes into ${state}`,
        fix: `remove the policy from ${name}`,
        about: policies,
        severity: "warning",
      });
    } else if (policy !== undefined) {
      yield finding(alarm, {
        what: `${policy.address} is in ${name}: it runs when the alarm goes into ${state}, not when requests are refused`,
        fix: `alarm_actions = [${arnOf(policy)}], and remove the policy from ${name}`,
        about: policies,
      });
    }
  }
}

type ByName = ReadonlyMap<string, readonly Policy[]>;

const byName = (policies: Iterable<Policy>): ByName =>
  grouped(policies, ({ name }) => (isKnown(name) ? name : undefined));

/** Policies by name. Those of the watched component come first: others may have the same names. */
class NamedPolicies {
  private readonly all: ByName;
  private readonly ofComponents = new Map<InferenceComponent, ByName>();

  constructor(private readonly topology: Topology) {
    this.all = byName(topology.stepPolicies);
  }

  of(component: InferenceComponent | undefined, name: string): readonly Policy[] {
    return (component && this.ownOf(component).get(name)) ?? this.all.get(name) ?? [];
  }

  private ownOf(component: InferenceComponent): ByName {
    const own = this.ofComponents.get(component) ?? byName(this.topology.stepPoliciesOf(component));
    this.ofComponents.set(component, own);
    return own;
  }
}
