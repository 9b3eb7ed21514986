import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import type { Living } from "../../store/life-cycle";
import { tableOf } from "../../store/table";
import { diagnose } from "./definition";

export interface StateMachine {
  readonly name: string;
  readonly arn: string;
  readonly type: "STANDARD" | "EXPRESS";
  readonly status: "ACTIVE" | "DELETING";
  readonly settings: Settings;
  readonly creationTime: number;
  /** There is one from the first update on. */
  readonly revisionId?: string;
}

export const MACHINES = tableOf<Living<StateMachine>>("stepfunctions.state-machines");

/** A machine without executions is gone soon; AWS does not say when. */
const DELETION_SECONDS = 5;

const role = () => z.string().max(256).regex(/^arn:/);

/** What an update may change. */
export const settings = z.object({
  definition: z.string().min(1).max(1_048_576),
  roleArn: role(),
  loggingConfiguration: z.looseObject({}).default({ level: "OFF", includeExecutionData: false }),
  tracingConfiguration: z.object({ enabled: z.boolean().default(false) }).default({ enabled: false }),
  encryptionConfiguration: z.looseObject({}).default({ type: "AWS_OWNED_KEY" }),
});

export type Settings = z.output<typeof settings>;

export function findMachine(call: Call, arn: string): Living<StateMachine> {
  const machine = call.table(MACHINES).get(arn);
  if (machine === undefined) {
    throw new AwsError("StateMachineDoesNotExist", `State Machine Does Not Exist: '${arn}'`);
  }
  return machine;
}

/** Creating a machine again as it is already is no error, and changes nothing. */
export function createMachine(
  call: Call,
  { name, type, ...wanted }: Settings & Pick<StateMachine, "name" | "type">,
): StateMachine {
  const arn = call.arn("states", `stateMachine:${name}`);
  const existing = call.table(MACHINES).get(arn);
  requireValid(wanted.definition);
  if (existing === undefined) {
    return call
      .table(MACHINES)
      .put(arn, { name, arn, type, status: "ACTIVE", settings: wanted, creationTime: call.now, steps: [] });
  }
  requireActive(existing);
  const { roleArn: _, ...compared } = wanted;
  const same = { ...existing.settings, ...compared };
  if (existing.type !== type || JSON.stringify(same) !== JSON.stringify(existing.settings)) {
    throw new AwsError("StateMachineAlreadyExists", `State Machine Already Exists: '${arn}'`);
  }
  return existing;
}

export function updateMachine(call: Call, arn: string, change: Partial<Settings>): StateMachine {
  const machine = findMachine(call, arn);
  requireActive(machine);
  if (change.definition !== undefined) {
    requireValid(change.definition);
  }
  return call
    .table(MACHINES)
    .put(arn, { ...machine, settings: { ...machine.settings, ...change }, revisionId: randomUUID() });
}

/** Deleting a machine that is not there is no error. */
export function deleteMachine(call: Call, arn: string): void {
  const machine = call.table(MACHINES).get(arn);
  if (machine !== undefined) {
    const at = call.now + DELETION_SECONDS * 1000;
    call.table(MACHINES).put(arn, { ...machine, status: "DELETING", steps: [{ at, become: "gone" }] });
  }
}

function requireActive({ status, arn }: StateMachine): void {
  if (status === "DELETING") {
    throw new AwsError("StateMachineDeleting", `State Machine is deleting: '${arn}'`);
  }
}

function requireValid(definition: string): void {
  const [first] = diagnose(definition);
  if (first !== undefined) {
    throw new AwsError(
      "InvalidDefinition",
      `Invalid State Machine Definition: '${first.code}: ${first.message} at ${first.location}'`,
    );
  }
}
