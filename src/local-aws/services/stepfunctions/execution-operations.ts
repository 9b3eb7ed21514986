import { z } from "zod";
import { AwsError } from "../../errors";
import { readJson } from "../../json";
import { operation } from "../../service";
import { pageOf } from "../../store/page";
import {
  EXECUTIONS,
  type Execution,
  findExecution,
  type HistoryEvent,
  startExecution,
  stopExecution,
} from "./execution";
import { requireName } from "./refusals";
import { findMachine, requireActive } from "./state-machine";
import { findVersion } from "./version";

const byExecution = { executionArn: z.string().min(1).max(256) } as const;
const data = () => z.enum(["ALL_DATA", "METADATA_ONLY"]).default("ALL_DATA");
const dateOf = (time: number | undefined) => (time === undefined ? undefined : new Date(time));

const listed = ({ arn, machineArn, name, status, startedAt, stoppedAt }: Execution) => ({
  executionArn: arn,
  stateMachineArn: machineArn,
  name,
  status,
  startDate: new Date(startedAt),
  stopDate: dateOf(stoppedAt),
});

/** Events of states that are entered or left have the name of the state. Other details that AWS gives are left out. */
function described({ id, timestamp, type, state, input, output, error, cause }: HistoryEvent) {
  const whole = { id, previousEventId: id - 1, timestamp: new Date(timestamp), type };
  const member = `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
  if (type.endsWith("StateEntered")) {
    return { ...whole, stateEnteredEventDetails: { name: state, input } };
  }
  return type.endsWith("StateExited")
    ? { ...whole, stateExitedEventDetails: { name: state, output } }
    : { ...whole, [member]: { input, output, error, cause } };
}

export const executionOperations = {
  StartExecution: operation(
    z.object({
      stateMachineArn: z.string().min(1).max(256),
      name: z.string().min(1).max(80).optional(),
      input: z.string().max(262_144).default("{}"),
      traceHeader: z.string().max(256).optional(),
    }),
    ({ stateMachineArn, name, input }, call) => {
      const version = findVersion(call, stateMachineArn);
      const machine = findMachine(call, version?.machineArn ?? stateMachineArn);
      requireActive(machine);
      if (name !== undefined) {
        requireName(name);
      }
      if (readJson(input) === undefined) {
        throw new AwsError("InvalidExecutionInput", `Invalid State Machine Execution Input: '${input}'`);
      }
      const run = version === undefined ? machine : { ...machine, settings: version.settings };
      const { arn, startedAt } = startExecution(call, run, input, name);
      return { executionArn: arn, startDate: new Date(startedAt) };
    },
  ),

  DescribeExecution: operation(z.object({ ...byExecution, includedData: data() }), ({ executionArn }, call) => {
    const execution = findExecution(call, executionArn);
    const { input, output, error, cause } = execution;
    return { ...listed(execution), input, output, error, cause };
  }),

  ListExecutions: operation(
    z.object({
      stateMachineArn: z.string().min(1).max(256).optional(),
      statusFilter: z.enum(["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"]).optional(),
      maxResults: z.int().min(0).max(1000).default(100),
      nextToken: z.string().optional(),
      mapRunArn: z.string().optional(),
      redriveFilter: z.enum(["REDRIVEN", "NOT_REDRIVEN"]).optional(),
    }),
    ({ stateMachineArn, statusFilter, maxResults, nextToken }, call) => {
      const machine = stateMachineArn === undefined ? undefined : findMachine(call, stateMachineArn);
      const wanted = call
        .table(EXECUTIONS)
        .values()
        .filter(({ machineArn, status }) => machineArn === machine?.arn && status === (statusFilter ?? status));
      const { rows, next } = pageOf(wanted, {
        key: ({ startedAt, arn }) => `${String(startedAt).padStart(16, "0")} ${arn}`,
        descending: true,
        token: nextToken,
        limit: maxResults === 0 ? 100 : maxResults,
      });
      return { executions: rows.map(listed), nextToken: next };
    },
  ),

  StopExecution: operation(
    z.object({ ...byExecution, error: z.string().max(256).optional(), cause: z.string().max(32_768).optional() }),
    ({ executionArn, error, cause }, call) => {
      stopExecution(call, executionArn, error, cause);
      return { stopDate: dateOf(findExecution(call, executionArn).stoppedAt) };
    },
  ),

  GetExecutionHistory: operation(
    z.object({
      ...byExecution,
      maxResults: z.int().min(0).max(1000).default(100),
      reverseOrder: z.boolean().default(false),
      nextToken: z.string().optional(),
      includeExecutionData: z.boolean().default(true),
    }),
    ({ executionArn, maxResults, reverseOrder, nextToken }, call) => {
      const { rows, next } = pageOf(findExecution(call, executionArn).history, {
        key: ({ id }) => String(id).padStart(8, "0"),
        descending: reverseOrder,
        token: nextToken,
        limit: maxResults === 0 ? 100 : maxResults,
      });
      return { events: rows.map(described), nextToken: next };
    },
  ),
};
