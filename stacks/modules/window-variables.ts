import type { IConstruct } from "constructs";
import { limits } from "../../src/catalogue/limits";
import { wholeMinutes } from "../../src/constructs/scaling/idle";
import {
  type Attributes,
  type CheckTogether,
  conditionsOf,
  flag,
  listOfTexts,
  mapOfObjects,
  number,
  text,
  type WholeCheck,
} from "../../src/modules/inputs/attribute";
import { oneOf, within } from "../../src/modules/inputs/checks";
import type { Condition } from "../../src/modules/inputs/condition";
import { COMPONENT, isModelName, NAMED_COMPONENT, ONE_MODEL, WHOLE_COMPONENT } from "./component-variables";
import { SLEEP_WINDOW, WINDOW_TIMES, windowName } from "./sleep-window-variables";

const { component, sleep } = limits;

/** Whether there are some is all that counts here. */
const ADAPTERS_ELSEWHERE: Attributes = {
  adapters: mapOfObjects(
    "LoRA adapters on the component, by name. Must be empty with the method `delete-and-recreate`.",
    "adapter",
    {},
    { default: {} },
  ),
};

/** A component that exists elsewhere: what it is created with is needed by the windows that create it again. */
export const COMPONENT_ELSEWHERE: Attributes = {
  ...without(COMPONENT, "model", "initial_copies", "sleep_windows", "adapters"),
  model_name: text("Name of the SageMaker model. Required with the method `delete-and-recreate`.", {
    optional: true,
    check: isModelName,
  }),
  ...ADAPTERS_ELSEWHERE,
  min_memory_mb: number(
    "Host memory that a copy reserves, in MiB. Must be at least 128. Required with the method `delete-and-recreate`.",
    {
      optional: true,
      check: within(component.minMemoryMb),
    },
  ),
};

/** The same once each has its name, and what it needs to be created. */
export const NAMED_COMPONENT_ELSEWHERE: Attributes = {
  ...without(NAMED_COMPONENT, "model", "initial_copies", "sleep_windows", "adapters"),
  ...ADAPTERS_ELSEWHERE,
  model_name: text("Name of the SageMaker model."),
};

const BOUNDS: WholeCheck = {
  condition: (it) => `(${it}.min_copies <= ${it}.max_copies)`,
  requirement: "must have a min_copies that is at most max_copies",
};

/** The component has a name, and bounds that fit each other. */
export const WHOLE_COMPONENT_ELSEWHERE: readonly WholeCheck[] = [
  ...WHOLE_COMPONENT.filter((check) => check !== ONE_MODEL),
  BOUNDS,
];

/** What is asked of a component that stands at a path, by the variables of the module. */
export const conditionsOfComponent = (scope: IConstruct, path: string): Pick<Condition, "condition">[] => [
  ...conditionsOf(NAMED_COMPONENT_ELSEWHERE, { scope, property: "", path }),
  { condition: BOUNDS.condition(path, "") },
];

/** A time to sleep, a time to wake, how, and what. */
export const WINDOW: Attributes = {
  name: text("Name of the window, used in the names of its schedules. Default: its key.", { optional: true }),
  ...without(SLEEP_WINDOW, "hard"),
  method: text(
    "How the window puts components to sleep: `min-capacity`, `copy-count`, `delete-and-recreate` or `lambda`.",
    {
      default: "min-capacity",
      check: oneOf("min-capacity", "copy-count", "delete-and-recreate", "lambda"),
    },
  ),
  hard: flag(
    "Whether requests within the window are refused instead of waking the component. Only with `min-capacity`.",
    { default: false },
  ),
  components: listOfTexts(
    "Keys of the components that sleep. All by default. Must be omitted with `lambda`, which puts the whole endpoint to sleep.",
    {
      optional: true,
    },
  ),
  copies_on_wake: number(
    "Number of copies after the wake. Default: `min_copies`, or 1 if that is 0. `lambda` restores the number from before the sleep, and uses this value if there is none.",
    { optional: true, check: within(sleep.copies) },
  ),
  enabled: flag(
    "Whether the window is in effect. With `false` its schedules are disabled and its scheduled actions are not created.",
    { default: true },
  ),
  flexible_window_seconds: number(
    "Time by which EventBridge Scheduler can delay the sleep. Must be a multiple of 60. No delay by default. The wake is never delayed.",
    { optional: true, check: wholeMinutes },
  ),
  maximum_age_seconds: number(
    "Time during which EventBridge Scheduler and Lambda retry a failed call, from 60 to 86400 seconds. Must be less than the time between sleep and wake, because a later retry of the sleep undoes the wake. Default: 3600.",
    { optional: true, check: within(sleep.maximumAge) },
  ),
  maximum_attempts: number("Number of retries by EventBridge Scheduler, from 0 to 185. Default: 185.", {
    optional: true,
    check: within(sleep.maximumAttempts),
  }),
};

const NOT_SCHEDULED = ["flexible_window_seconds", "maximum_age_seconds", "maximum_attempts"];

/** What is asked of each window as a whole. */
export const WHOLE_WINDOW: readonly WholeCheck[] = [
  windowName((it, key) => `coalesce(${it}.name, ${key})`, "its key by default"),
  ...WINDOW_TIMES,
  {
    condition: (it) => `!${it}.hard || ${it}.method == "min-capacity"`,
    requirement: "must have the method min-capacity to be hard: the other methods cannot refuse requests",
  },
  {
    condition: (it) => `${it}.components == null || ${it}.method != "lambda"`,
    requirement: "must not have components with the method lambda, which puts the whole endpoint to sleep",
  },
  {
    condition: (it) =>
      `${it}.copies_on_wake == null ? true : ${it}.copies_on_wake != 0 || ${it}.hard || ${it}.method == "lambda"`,
    requirement: "must have a copies_on_wake of at least 1: a wake to 0 copies has no effect",
  },
  {
    condition: (it) =>
      `${it}.method != "min-capacity" || (${NOT_SCHEDULED.map((name) => `${it}.${name} == null`).join(" && ")})`,
    requirement: `must not have ${NOT_SCHEDULED.join(", ")} with the method min-capacity: Application Auto Scaling neither delays nor retries scheduled actions`,
  },
];

/** What is asked of the windows together. */
export const WINDOWS_TOGETHER: readonly CheckTogether[] = [
  {
    condition: (it, a) => `alltrue([
      for b in values(${it}) : (
        ${a}.method == b.method || !${a}.enabled || !b.enabled ||
        try(timecmp(${a}.end_date, b.start_date) <= 0, false) || try(timecmp(b.end_date, ${a}.start_date) <= 0, false) ||
        try(length(setintersection(${a}.components, b.components)) == 0, false)
      )
    ])`,
    requirement:
      "must have the same method as other windows of the same component at the same time: the methods undo each other",
  },
];

function without(attributes: Attributes, ...names: readonly string[]): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !names.includes(name)));
}
