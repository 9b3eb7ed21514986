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
    "LoRA adapters on the component, by name. Must be empty for `delete-and-recreate`.",
    "adapter",
    {},
    { default: {} },
  ),
};

/** A component that exists elsewhere: what it is created with is needed by the windows that create it again. */
export const COMPONENT_ELSEWHERE: Attributes = {
  ...without(COMPONENT, "model", "initial_copies", "sleep_windows", "adapters"),
  model_name: text("Its SageMaker model. Needed for `delete-and-recreate`.", { optional: true, check: isModelName }),
  ...ADAPTERS_ELSEWHERE,
  min_memory_mb: number("MiB of host memory that a copy reserves, at least 128. Needed for `delete-and-recreate`.", {
    optional: true,
    check: within(component.minMemoryMb),
  }),
};

/** The same once each has its name, and what it needs to be created. */
export const NAMED_COMPONENT_ELSEWHERE: Attributes = {
  ...without(NAMED_COMPONENT, "model", "initial_copies", "sleep_windows", "adapters"),
  ...ADAPTERS_ELSEWHERE,
  model_name: text("Its SageMaker model."),
};

const BOUNDS: WholeCheck = {
  condition: (it) => `(${it}.min_copies <= ${it}.max_copies)`,
  requirement: "must have min_copies of at most max_copies",
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
  name: text("Part of the names of its schedules; the key without it.", { optional: true }),
  ...without(SLEEP_WINDOW, "hard"),
  method: text("`min-capacity`, `copy-count`, `delete-and-recreate` or `lambda`.", {
    default: "min-capacity",
    check: oneOf("min-capacity", "copy-count", "delete-and-recreate", "lambda"),
  }),
  hard: flag("Nothing wakes inside the window; for `min-capacity`.", { default: false }),
  components: listOfTexts(
    "Keys of the components that it is for; all without it. `lambda` is for the whole endpoint.",
    {
      optional: true,
    },
  ),
  copies_on_wake: number(
    "Copies after the wake; 1, or `min_copies` where that is higher, without it. `lambda` restores what it found, and takes this for a component whose count nobody remembers.",
    { optional: true, check: within(sleep.copies) },
  ),
  enabled: flag("`false` lets the window rest: schedules are disabled, scheduled actions left out.", { default: true }),
  flexible_window_seconds: number(
    "EventBridge Scheduler chooses when to sleep, up to this much later, in whole minutes; on time without it. The wake is always on time.",
    { optional: true, check: wholeMinutes },
  ),
  maximum_age_seconds: number(
    "How long EventBridge Scheduler and Lambda try a call that fails; 3600 without it. Less than the time between sleep and wake: a sleep that is still tried in the morning undoes the wake.",
    { optional: true, check: within(sleep.maximumAge) },
  ),
  maximum_attempts: number("How often EventBridge Scheduler tries it; 185 without it.", {
    optional: true,
    check: within(sleep.maximumAttempts),
  }),
};

const NOT_SCHEDULED = ["flexible_window_seconds", "maximum_age_seconds", "maximum_attempts"];

/** What is asked of each window as a whole. */
export const WHOLE_WINDOW: readonly WholeCheck[] = [
  windowName((it, key) => `coalesce(${it}.name, ${key})`, "its key, or by its name where it has one"),
  ...WINDOW_TIMES,
  {
    condition: (it) => `!${it}.hard || ${it}.method == "min-capacity"`,
    requirement: "may be hard with the method min-capacity only",
  },
  {
    condition: (it) => `${it}.components == null || ${it}.method != "lambda"`,
    requirement: "may not name components with the method lambda: it puts the whole endpoint to sleep",
  },
  {
    condition: (it) =>
      `${it}.copies_on_wake == null ? true : ${it}.copies_on_wake != 0 || ${it}.hard || ${it}.method == "lambda"`,
    requirement: "must have copies_on_wake of at least 1: a wake to 0 copies wakes nothing",
  },
  {
    condition: (it) =>
      `${it}.method != "min-capacity" || (${NOT_SCHEDULED.map((name) => `${it}.${name} == null`).join(" && ")})`,
    requirement: `has no use for ${NOT_SCHEDULED.join(", ")} with the method min-capacity: scheduled actions run on time, once`,
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
    requirement: "must have one method for each component: of two methods on one component the last one to write wins",
  },
];

function without(attributes: Attributes, ...names: readonly string[]): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !names.includes(name)));
}
