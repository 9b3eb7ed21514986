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
import { arnOf, finding, type Told } from "../finding";
import { grouped } from "../grouped";
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
  title: "The wake alarm runs its policy when it goes into ALARM",
  why: "An alarm whose actions are switched off, stand under another state or are in another Region wakes nothing.",
  remedy: "alarm_actions = [<policy>.arn] in the policy's Region, and actions_enabled left out or true.",
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
          fix: "actions_enabled = true, or leave it out",
          about: topology.policiesFiredBy(alarm).nodes,
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
  mend(told, account) {
    const isSwitchedOff = told.what.startsWith("actions_enabled");
    return account.applyAlarmAgain(told) ?? (isSwitchedOff ? account.enableActions([told.on]) : undefined);
  },
});

/** Somebody wrote the name of a policy, and CloudWatch wants an ARN. */
function* namesForArns(topology: Topology, alarm: Alarm, named: NamedPolicies): Generator<Told> {
  const actions = isKnown(alarm.alarmActions) ? alarm.alarmActions.filter(isKnown) : [];
  const watched = alarm.kind === "metric-alarm" ? topology.watchedComponentOf(alarm).node : undefined;
  for (const action of actions.filter((text) => !text.startsWith("arn:"))) {
    const policies = named.of(watched, action);
    const [policy] = policies;
    if (policy !== undefined) {
      yield finding(alarm, {
        what: `alarm_actions has "${action}", which is the name of a policy and not its ARN`,
        fix: `alarm_actions = [${arnOf(policy)}]`,
        about: policies,
      });
    }
  }
}

/** CloudWatch refuses the ARN of anything in another Region as an action. */
function* inAnotherRegion(topology: Topology, alarm: Alarm): Generator<Told> {
  const fired = isKnown(alarm.region)
    ? ACTIONS.flatMap(({ state }) => topology.policiesFiredBy(alarm, state).nodes)
    : [];
  const policies = fired.filter((policy) => areApart(alarm, policy));
  const [policy] = policies;
  if (policy !== undefined) {
    yield finding(alarm, {
      what: `it is in ${String(alarm.region)}, and ${policy.address}, which it fires, in ${String(policy.region)}`,
      fix: `the provider, or the region, of ${policy.address} for the alarm as well`,
      about: policies,
    });
  }
}

function* tooManyActions(alarm: Alarm): Generator<Told> {
  for (const { field, name } of ACTIONS) {
    const actions = alarm[field];
    if (isKnown(actions) && actions.length > MOST_ACTIONS) {
      yield finding(alarm, {
        what: `${name} has ${actions.length} entries, and CloudWatch takes ${MOST_ACTIONS}`,
        fix: "send to one SNS topic what has to tell several people, and leave the policy its place",
      });
    }
  }
}

function* underAnotherState(topology: Topology, alarm: Alarm): Generator<Told> {
  for (const { state, name } of ACTIONS) {
    const policies = state === "ALARM" ? [] : topology.policiesFiredBy(alarm, state).nodes.filter(isWakePolicy);
    const onRequests = new Set(topology.policiesFiredBy(alarm, "ALARM").nodes);
    const policy = policies.find((one) => !onRequests.has(one));
    if (policy === undefined && policies[0] !== undefined) {
      yield finding(alarm, {
        what: `${policies[0].address} stands under alarm_actions and under ${name}: it runs again when the alarm goes into ${state}`,
        fix: `no policy under ${name}`,
        about: policies,
        severity: "warning",
      });
    } else if (policy !== undefined) {
      yield finding(alarm, {
        what: `${policy.address} stands under ${name}: it runs when the alarm goes into ${state}, not when requests are refused`,
        fix: `alarm_actions = [${arnOf(policy)}], and no policy under ${name}`,
        about: policies,
      });
    }
  }
}

type ByName = ReadonlyMap<string, readonly Policy[]>;

const byName = (policies: Iterable<Policy>): ByName =>
  grouped(policies, ({ name }) => (isKnown(name) ? name : undefined));

/** Policies by their names: those of one component first, since others may have policies of the same name. */
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
