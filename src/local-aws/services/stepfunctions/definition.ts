import { readJson } from "../../json";
import { isMembers, type Members } from "../../protocols/values";

/** One thing that Step Functions has to say about a definition. */
export interface Diagnostic {
  readonly severity: "ERROR";
  readonly code: "INVALID_JSON_DESCRIPTION" | "SCHEMA_VALIDATION_FAILED" | "MISSING_TRANSITION_TARGET";
  readonly message: string;
  /** JSON pointer. */
  readonly location: string;
}

const TYPES = ["Task", "Pass", "Wait", "Choice", "Parallel", "Map", "Succeed", "Fail"];
const TERMINAL = ["Succeed", "Fail"];

/**
 * Whether every state can be got to where it leads: what JSONPath and the parameters of tasks mean is not checked.
 * @see https://states-language.net/spec.html
 */
export function diagnose(definition: string): readonly Diagnostic[] {
  const machine = readJson(definition)?.value;
  return isMembers(machine)
    ? [...diagnoseMachine(machine, "")]
    : [
        {
          severity: "ERROR",
          code: "INVALID_JSON_DESCRIPTION",
          message: "The definition is no JSON object",
          location: "/",
        },
      ];
}

function* diagnoseMachine({ StartAt, States }: Members, location: string): Generator<Diagnostic> {
  if (!isMembers(States)) {
    yield invalid("States must be an object of states", `${location}/States`);
    return;
  }
  yield* target(StartAt, States, `${location}/StartAt`);
  for (const [name, state] of Object.entries(States)) {
    yield* diagnoseState(state, States, `${location}/States/${name}`);
  }
}

function* diagnoseState(state: unknown, states: Members, location: string): Generator<Diagnostic> {
  if (!isMembers(state) || !TYPES.includes(String(state.Type))) {
    yield invalid(`Type must be one of ${TYPES.join(", ")}`, `${location}/Type`);
    return;
  }
  yield* transitions(state, states, location);
  for (const [index, branch] of listOf(state.Branches).entries()) {
    yield* diagnoseMachine(branch, `${location}/Branches/${index}`);
  }
  for (const member of ["Iterator", "ItemProcessor"]) {
    const inner = state[member];
    yield* isMembers(inner) ? diagnoseMachine(inner, `${location}/${member}`) : [];
  }
}

function* transitions(state: Members, states: Members, location: string): Generator<Diagnostic> {
  if (state.Type === "Choice") {
    yield* state.Default === undefined ? [] : target(state.Default, states, `${location}/Default`);
  } else if (!TERMINAL.includes(String(state.Type)) && state.End !== true) {
    yield* target(state.Next, states, `${location}/Next`);
  }
  for (const list of ["Choices", "Catch"]) {
    for (const [index, { Next }] of listOf(state[list]).entries()) {
      yield* target(Next, states, `${location}/${list}/${index}/Next`);
    }
  }
}

function* target(name: unknown, states: Members, location: string): Generator<Diagnostic> {
  if (typeof name !== "string") {
    yield invalid("The name of a state is missing", location);
  } else if (!Object.hasOwn(states, name)) {
    const message = `Missing transition target: ${name}`;
    yield { severity: "ERROR", code: "MISSING_TRANSITION_TARGET", message, location };
  }
}

const invalid = (message: string, location: string): Diagnostic => ({
  severity: "ERROR",
  code: "SCHEMA_VALIDATION_FAILED",
  message,
  location,
});

const listOf = (value: unknown): readonly Members[] => (Array.isArray(value) ? value.filter(isMembers) : []);
