import type { CheckTogether, WholeCheck } from "../../src/modules/inputs/attribute";
import type { ModuleCondition } from "../../src/modules/module-condition";
import { hasIdleTime } from "./scaling";

/* Two alarms, policies or models of one name overwrite each other in AWS, or the second is refused half-way. */

/** Expressions for names of AWS, from the value that describes them. */
type Names = (it: string) => string;

const ALARMS = "must have different alarm names: of alarms with one name CloudWatch keeps only the last one";
const POLICIES =
  "must have different policy names: of policies with one name Application Auto Scaling keeps only the last one";

/** Of a component or an adapter in a map. */
const keyOrName = (it: string, key: string): string => `coalesce(${it}.name, ${key})`;

const adapterNames: Names = (it) =>
  `[for adapter_key, adapter in ${it}.adapters : ${keyOrName("adapter", "adapter_key")}]`;

const adapterAlarms: Names = (it) =>
  `[for adapter_key, adapter in ${it}.adapters : coalesce(adapter.wake_alarm.alarm_name, "\${${keyOrName("adapter", "adapter_key")}}-wake")]`;

/** What is scaled, and what takes it to zero. */
export interface Scaled {
  readonly it: string;
  /** An expression for its name. */
  readonly name: string;
  /** Whether a policy and an alarm of its own take it to zero. */
  readonly sleeps: string;
}

/** Those that there are: a name is never empty. */
const sleepName = ({ name, sleeps }: Scaled): string => `${sleeps} ? "\${${name}}-sleep" : ""`;

const wakeAlarm = ({ it, name }: Scaled): string => `coalesce(${it}.wake.alarm_name, "\${${name}}-wake")`;

const policiesDiffer = (scaled: Scaled): string =>
  `length(toset([coalesce(${scaled.it}.tracking.policy_name, "\${${scaled.name}}-tracking"), coalesce(${scaled.it}.wake.policy_name, "\${${scaled.name}}-wake"), ${sleepName(scaled)}])) == 3`;

const inMap = (it: string, key: string): Scaled => ({ it, name: keyOrName(it, key), sleeps: hasIdleTime(it) });

/** Each name that an element has is the only one of all elements. */
const alone =
  (names: (it: string, key: string) => string): CheckTogether["condition"] =>
  (it, element, key) => {
    const [own, all] = [
      names(element, key),
      `flatten([for other_key, other in ${it} : ${names("other", "other_key")}])`,
    ];
    return `length([for name in ${all} : name if contains(${own}, name)]) == length(toset(${own}))`;
  };

/** What is asked of components and their adapters beside each other. */
export const NAMES_OF_COMPONENTS: readonly CheckTogether[] = [
  {
    condition: alone((it, key) => `concat([${keyOrName(it, key)}], ${adapterNames(it)})`),
    requirement: "must have names that no other component or adapter has",
  },
  {
    condition: alone(
      (it, key) =>
        `concat(compact([${wakeAlarm(inMap(it, key))}, ${sleepName(inMap(it, key))}]), ${adapterAlarms(it)})`,
    ),
    requirement: ALARMS,
  },
  {
    condition: (it, component, key) =>
      `${component}.model == null ? true : length([for other_key, other in ${it} : other_key if ${contentOf("other", "other_key")} == ${contentOf(component, key)}]) == 1`,
    requirement:
      "must have a model that differs from all others, in its content or in model.name: AWS refuses the second model of a name",
  },
];

/** What the name of a created model is made of; that of a model that exists is none. */
const contentOf = (it: string, key: string): string =>
  `try(jsonencode(merge(${it}.model, { name = coalesce(${it}.model.name, replace(substr(${keyOrName(it, key)}, 0, 54), "/-+$/", "")), model_data_kms_key_arn = null })), "")`;

/** What is asked of each component in a map. */
export const NAMES_OF_A_COMPONENT: WholeCheck = {
  condition: (it, key) => policiesDiffer(inMap(it, key)),
  requirement: POLICIES,
};

/** What is asked of the only component of a module. */
export function namesOfTheComponent(it: string): readonly ModuleCondition[] {
  const scaled: Scaled = { it, name: `${it}.name`, sleeps: hasIdleTime(it) };
  return [
    {
      condition: `length(toset(concat([${it}.name], ${adapterNames(it)}))) == 1 + length(${it}.adapters)`,
      errorMessage: "adapters must have names that differ from each other and from the name of the component.",
    },
    {
      condition: `length(toset(concat([${wakeAlarm(scaled)}, ${sleepName(scaled)}], ${adapterAlarms(it)}))) == 2 + length(${it}.adapters)`,
      errorMessage: `The component and its adapters ${ALARMS}.`,
    },
    ...namesOfScaling(scaled).slice(1),
  ];
}

/** What is asked of the names of what scales something that stands alone. */
export const namesOfScaling = (scaled: Scaled): readonly ModuleCondition[] => [
  {
    condition: `${wakeAlarm(scaled)} != (${sleepName(scaled)})`,
    errorMessage: `The wake alarm and the sleep alarm ${ALARMS}.`,
  },
  { condition: policiesDiffer(scaled), errorMessage: `Target tracking, wake and sleep ${POLICIES}.` },
];

/** Two outcomes may go to one topic that exists, but no two topics of one name can be created. */
export const TOPICS_DIFFER: ModuleCondition = {
  condition:
    '!try(var.output.success_topic.create && var.output.error_topic.create && coalesce(var.output.success_topic.name, "${var.endpoint_name}-success") == coalesce(var.output.error_topic.name, "${var.endpoint_name}-error"), false)',
  errorMessage:
    "output.success_topic.name and output.error_topic.name must differ: SNS creates only one topic with a name.",
};
