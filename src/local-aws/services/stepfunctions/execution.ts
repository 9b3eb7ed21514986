import { randomUUID } from "node:crypto";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { readJson } from "../../json";
import { isMembers, type Members } from "../../protocols/values";
import { agendaOf } from "../../store/table";
import { applies } from "./choice";
import { filled, type Scope, valueAt, withValueAt } from "./reference";
import { runtimeError, StateError } from "./state-error";
import type { StateMachine } from "./state-machine";
import { taskResult } from "./task";

export interface HistoryEvent {
  readonly id: number;
  readonly timestamp: number;
  readonly type: string;
  readonly state?: string;
  readonly input?: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

/** A run of a state machine, which goes on as the machine was when it began. Times are milliseconds since the epoch. */
export interface Execution {
  readonly arn: string;
  readonly name: string;
  readonly machineArn: string;
  readonly definition: string;
  readonly roleArn: string;
  readonly status: "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";
  readonly input: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly startedAt: number;
  readonly stoppedAt?: number;
  /** The state that it is in, and its input. */
  readonly state: string;
  readonly data: unknown;
  /** How often each retrier of the state has retried. */
  readonly retries: readonly number[];
  /** Whether a Wait state is over at `at`. */
  readonly isWaiting: boolean;
  readonly at: number;
  readonly events: number;
  /** The last ones. */
  readonly history: readonly HistoryEvent[];
}

/** By ARN. */
export const EXECUTIONS = agendaOf<Execution>("stepfunctions.executions", ({ status, at }) =>
  status === "RUNNING" ? at : Number.POSITIVE_INFINITY,
);

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const MOST_EVENTS = 25_000;
const MOST_KEPT = 1000;
const MOST_EXECUTIONS = 1000;
/** Of `StartExecution` in most Regions: what starts itself again and again ends there. @see the same page */
const MOST_STARTS = 800;

export function startExecution(
  call: Call,
  machine: StateMachine,
  input: string,
  name: string = randomUUID(),
): Execution {
  const arn = `${machine.arn.replace(":stateMachine:", ":execution:")}:${name}`;
  const known = call.table(EXECUTIONS).get(arn);
  if (known !== undefined) {
    if (known.status === "RUNNING" && known.input === input) {
      return known;
    }
    throw new AwsError("ExecutionAlreadyExists", `Execution Already Exists: '${arn}'`);
  }
  requirePace(call);
  forgetOldest(call, machine.arn);
  const started: Execution = {
    arn,
    name,
    machineArn: machine.arn,
    definition: machine.settings.definition,
    roleArn: machine.settings.roleArn,
    status: "RUNNING",
    input,
    startedAt: call.now,
    state: String(definitionOf(machine.settings.definition).StartAt),
    data: readJson(input)?.value,
    retries: [],
    isWaiting: false,
    at: call.now,
    events: 0,
    history: [],
  };
  return call.table(EXECUTIONS).put(arn, noted(started, call.now, { type: "ExecutionStarted", input }));
}

/** @throws AwsError beyond the quota of starts within a second */
function requirePace(call: Call): void {
  const recent = call
    .table(EXECUTIONS)
    .values()
    .filter(({ startedAt }) => startedAt > call.now - 1000);
  if (recent.length >= MOST_STARTS) {
    throw new AwsError("ThrottlingException", "Rate exceeded");
  }
}

function forgetOldest(call: Call, machineArn: string): void {
  const ended = call
    .table(EXECUTIONS)
    .values()
    .filter((one) => one.machineArn === machineArn && one.status !== "RUNNING");
  for (const { arn } of ended.slice(0, Math.max(0, ended.length - MOST_EXECUTIONS))) {
    call.table(EXECUTIONS).delete(arn);
  }
}

function definitionOf(definition: string): Members {
  const read = readJson(definition)?.value;
  return isMembers(read) ? read : {};
}

function noted(execution: Execution, now: number, event: Omit<HistoryEvent, "id" | "timestamp">): Execution {
  const id = execution.events + 1;
  return {
    ...execution,
    events: id,
    history: [...execution.history, { id, timestamp: now, ...event }].slice(-MOST_KEPT),
  };
}

/** Does what is due: enters a state, or leaves one that has waited. */
export async function proceed(call: Call, key: string, execution: Execution): Promise<void> {
  const keep = (after: Execution): void => {
    // It may have been stopped while a task of it ran.
    if (call.table(EXECUTIONS).get(key)?.status === "RUNNING") {
      call.table(EXECUTIONS).put(key, after);
    }
  };
  try {
    keep(await advanced(call, execution));
  } catch (error) {
    // A fault of local AWS: nothing else would end it.
    keep(failed(execution, call.now, runtimeError("An internal error occurred.")));
    throw error;
  }
}

async function advanced(call: Call, execution: Execution): Promise<Execution> {
  const machine = definitionOf(execution.definition);
  const deadline = execution.startedAt + 1000 * Number(machine.TimeoutSeconds ?? Number.POSITIVE_INFINITY);
  const state = isMembers(machine.States) ? machine.States[execution.state] : undefined;
  if (call.now >= deadline) {
    return ended(execution, call.now, "TIMED_OUT", { type: "ExecutionTimedOut" });
  }
  if (execution.events >= MOST_EVENTS) {
    return failed(
      execution,
      call.now,
      runtimeError(`The execution reached the maximum number of history events (${MOST_EVENTS}).`),
    );
  }
  if (!isMembers(state)) {
    return failed(execution, call.now, runtimeError(`There is no state ${execution.state}.`));
  }
  const type = String(state.Type);
  const isNew = !execution.isWaiting && execution.retries.length === 0;
  const entered = isNew
    ? noted(execution, call.now, {
        type: `${type}StateEntered`,
        state: execution.state,
        input: JSON.stringify(execution.data),
      })
    : execution;
  try {
    const next = await through(call, entered, state);
    return { ...next, at: Math.min(next.at, deadline) };
  } catch (error) {
    if (!(error instanceof StateError)) {
      throw error;
    }
    const next = handled(entered, call.now, state, error);
    return { ...next, at: Math.min(next.at, deadline) };
  }
}

const pathOf = (state: Members, member: string): string => (state[member] === undefined ? "$" : String(state[member]));
const atPath = (path: string, scope: Scope): unknown => (path === "null" ? {} : valueAt(path, scope));

async function through(call: Call, execution: Execution, state: Members): Promise<Execution> {
  const context: Members = {
    Execution: {
      Id: execution.arn,
      Input: readJson(execution.input)?.value,
      Name: execution.name,
      RoleArn: execution.roleArn,
      StartTime: new Date(execution.startedAt).toISOString(),
    },
    State: { Name: execution.state, RetryCount: execution.retries.reduce((sum, count) => sum + count, 0) },
    StateMachine: { Id: execution.machineArn, Name: execution.machineArn.split(":").at(-1) },
  };
  const input = atPath(pathOf(state, "InputPath"), { input: execution.data, context });
  const scope = { input, context };
  const given = state.Parameters === undefined ? input : filled(state.Parameters, scope);
  switch (state.Type) {
    case "Succeed":
      return succeeded(execution, call.now, atPath(pathOf(state, "OutputPath"), scope));
    case "Fail":
      throw new StateError(String(state.Error ?? "States.TaskFailed"), String(state.Cause ?? ""));
    case "Choice": {
      const rules = Array.isArray(state.Choices) ? state.Choices.filter(isMembers) : [];
      const next = rules.find((rule) => applies(rule, scope))?.Next ?? state.Default;
      if (next === undefined) {
        throw new StateError("States.NoChoiceMatched", "No choice rule applies, and there is no default.");
      }
      return left(execution, call.now, atPath(pathOf(state, "OutputPath"), scope), String(next));
    }
    case "Wait": {
      const until = execution.isWaiting ? call.now : waitsUntil(state, scope, call.now);
      return until > call.now
        ? { ...execution, isWaiting: true, at: until }
        : left(execution, call.now, atPath(pathOf(state, "OutputPath"), scope), state.Next);
    }
    case "Pass":
      return finished(execution, call.now, state, scope, state.Result ?? given);
    case "Task":
      return finished(execution, call.now, state, scope, await taskResult(call, String(state.Resource), given));
    default:
      throw runtimeError(`Local AWS does not execute states of type ${String(state.Type)}.`);
  }
}

function waitsUntil(state: Members, scope: Scope, now: number): number {
  const seconds = state.SecondsPath === undefined ? state.Seconds : valueAt(String(state.SecondsPath), scope);
  if (seconds !== undefined) {
    if (typeof seconds !== "number" || !(seconds >= 0)) {
      throw runtimeError(`A Wait state waits 0 seconds or more, and not ${JSON.stringify(seconds)}.`);
    }
    return now + 1000 * seconds;
  }
  const time = state.TimestampPath === undefined ? state.Timestamp : valueAt(String(state.TimestampPath), scope);
  const until = typeof time === "string" ? Date.parse(time) : Number.NaN;
  if (Number.isNaN(until)) {
    throw runtimeError(
      `A Wait state waits until a timestamp such as 2026-01-31T09:00:00Z, not ${JSON.stringify(time)}.`,
    );
  }
  return until;
}

function finished(execution: Execution, now: number, state: Members, scope: Scope, raw: unknown): Execution {
  const result = state.ResultSelector === undefined ? raw : filled(state.ResultSelector, { ...scope, input: raw });
  const path = pathOf(state, "ResultPath");
  // An absent path is `$`, and `null` leaves the input as it is.
  const whole = state.ResultPath === null ? scope.input : withValueAt(scope.input, path, result);
  return left(execution, now, atPath(pathOf(state, "OutputPath"), { ...scope, input: whole }), state.Next);
}

function left(execution: Execution, now: number, output: unknown, next: unknown): Execution {
  const { state } = execution;
  const type = execution.history.filter(({ type: of }) => of.endsWith("StateEntered")).at(-1)?.type ?? "StateEntered";
  const exited = type.replace("Entered", "Exited");
  const after = noted(execution, now, { type: exited, state, output: JSON.stringify(output) });
  return typeof next === "string"
    ? { ...after, state: next, data: output, retries: [], isWaiting: false, at: now }
    : succeeded(after, now, output);
}

function succeeded(execution: Execution, now: number, output: unknown): Execution {
  const text = JSON.stringify(output);
  return { ...ended(execution, now, "SUCCEEDED", { type: "ExecutionSucceeded", output: text }), output: text };
}

const failed = (execution: Execution, now: number, { error, cause }: StateError): Execution => ({
  ...ended(execution, now, "FAILED", { type: "ExecutionFailed", error, cause }),
  error,
  cause,
});

const ended = (
  execution: Execution,
  now: number,
  status: Exclude<Execution["status"], "RUNNING">,
  event: Omit<HistoryEvent, "id" | "timestamp">,
): Execution => ({ ...noted(execution, now, event), status, stoppedAt: now });

/** @throws AwsError for an execution that is not there */
export function stopExecution(call: Call, arn: string, error?: string, cause?: string): void {
  const execution = findExecution(call, arn);
  if (execution.status === "RUNNING") {
    const after = ended(execution, call.now, "ABORTED", {
      type: "ExecutionAborted",
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
    });
    call.table(EXECUTIONS).put(arn, { ...after, error, cause });
  }
}

export function findExecution(call: Call, arn: string): Execution {
  const execution = call.table(EXECUTIONS).get(arn);
  if (execution === undefined) {
    throw new AwsError("ExecutionDoesNotExist", `Execution Does Not Exist: '${arn}'`);
  }
  return execution;
}

const matches = ({ ErrorEquals }: Members, { error }: StateError): boolean =>
  Array.isArray(ErrorEquals) &&
  ErrorEquals.some(
    (name) =>
      name === error ||
      (error !== "States.Runtime" && name === "States.ALL") ||
      (name === "States.TaskFailed" && error !== "States.Timeout" && error !== "States.Runtime"),
  );

/** Retries first, then catches, then fails. */
function handled(execution: Execution, now: number, state: Members, error: StateError): Execution {
  const retriers = Array.isArray(state.Retry) ? state.Retry.filter(isMembers) : [];
  const index = retriers.findIndex((retrier) => matches(retrier, error));
  const { IntervalSeconds = 1, MaxAttempts = 3, BackoffRate = 2, MaxDelaySeconds } = retriers[index] ?? {};
  const count = execution.retries[index] ?? 0;
  const after = noted(execution, now, {
    type: `${String(state.Type)}Failed`,
    state: execution.state,
    error: error.error,
    cause: error.cause,
  });
  if (index >= 0 && count < Number(MaxAttempts)) {
    const delay = Number(IntervalSeconds) * Number(BackoffRate) ** count;
    const seconds = Math.min(delay, Number(MaxDelaySeconds ?? Number.POSITIVE_INFINITY));
    const retries = retriers.map((_, other) => (execution.retries[other] ?? 0) + (other === index ? 1 : 0));
    return { ...after, retries, at: now + Math.round(1000 * seconds) };
  }
  const catchers = Array.isArray(state.Catch) ? state.Catch.filter(isMembers) : [];
  const catcher = catchers.find((one) => matches(one, error));
  if (catcher === undefined) {
    return failed(after, now, error);
  }
  const output = withValueAt(execution.data, pathOf(catcher, "ResultPath"), { Error: error.error, Cause: error.cause });
  return left(after, now, catcher.ResultPath === null ? execution.data : output, catcher.Next);
}
