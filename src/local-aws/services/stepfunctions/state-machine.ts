import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { type Living, livingTableOf } from "../../store/life-cycle";
import { diagnose } from "./definition";
import { notExecuted } from "./executable";
import { machineDoesNotExist, requireArn, requireName, requireRole } from "./refusals";

export interface StateMachine {
  readonly name: string;
  readonly arn: string;
  readonly type: "STANDARD" | "EXPRESS";
  readonly status: "ACTIVE" | "DELETING";
  readonly settings: Settings;
  readonly creationTime: number;
  /** There is one from the first update on. */
  readonly revisionId?: string;
  /** The number of the last version that was published. */
  readonly lastVersion?: number;
}

export const MACHINES = livingTableOf<StateMachine>("stepfunctions.state-machines");

/** A machine without executions is gone soon; AWS does not say when. */
const DELETION_SECONDS = 5;

const logging = z.looseObject({
  level: z.enum(["ALL", "ERROR", "FATAL", "OFF"]).default("OFF"),
  includeExecutionData: z.boolean().optional(),
  destinations: z.array(z.looseObject({})).optional(),
});
const encryption = z.looseObject({
  type: z.enum(["AWS_OWNED_KEY", "CUSTOMER_MANAGED_KMS_KEY"]),
  kmsKeyId: z.string().optional(),
});

/** What an update may change. */
export const settings = z.object({
  definition: z.string().min(1).max(1_048_576),
  roleArn: z.string().min(1).max(256),
  loggingConfiguration: logging.default({ level: "OFF", includeExecutionData: false }),
  tracingConfiguration: z.object({ enabled: z.boolean().default(false) }).default({ enabled: false }),
  encryptionConfiguration: encryption.default({ type: "AWS_OWNED_KEY" }),
});

export type Settings = z.output<typeof settings>;

export function findMachine(call: Call, arn: string): Living<StateMachine> {
  requireArn(arn);
  const machine = call.table(MACHINES).get(arn);
  if (machine === undefined) {
    throw machineDoesNotExist(arn);
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
  requireName(name);
  requireValid(wanted);
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
  requireValid(change);
  return call
    .table(MACHINES)
    .put(arn, { ...machine, settings: { ...machine.settings, ...change }, revisionId: randomUUID() });
}

/** Deleting a machine that is not there is no error. */
export function deleteMachine(call: Call, arn: string): void {
  requireArn(arn);
  const machine = call.table(MACHINES).get(arn);
  if (machine !== undefined) {
    const at = call.now + DELETION_SECONDS * 1000;
    call.table(MACHINES).put(arn, { ...machine, status: "DELETING", steps: [{ at, become: "gone" }] });
  }
}

export function requireActive({ status, arn }: StateMachine): void {
  if (status === "DELETING") {
    throw new AwsError("StateMachineDeleting", `State Machine is deleting: '${arn}'`);
  }
}

function requireValid({ definition, roleArn, ...wanted }: Partial<Settings>): void {
  const { loggingConfiguration: logs, encryptionConfiguration: keys } = wanted;
  if (roleArn !== undefined) {
    requireRole(roleArn);
  }
  if (logs !== undefined && logs.level !== "OFF" && logs.destinations?.length !== 1) {
    throw new AwsError(
      "InvalidLoggingConfiguration",
      "Invalid Logging Configuration: Must specify exactly one Log Destination.",
    );
  }
  if (keys?.type === "CUSTOMER_MANAGED_KMS_KEY" && keys.kmsKeyId === undefined) {
    throw new AwsError(
      "InvalidEncryptionConfiguration",
      "Invalid Encryption Configuration: kmsKeyId is required with CUSTOMER_MANAGED_KMS_KEY.",
    );
  }
  const [first] = definition === undefined ? [] : diagnose(definition);
  if (first !== undefined) {
    throw new AwsError(
      "InvalidDefinition",
      `Invalid State Machine Definition: '${first.code}: ${first.message} at ${first.location}'`,
    );
  }
  const problem = definition === undefined ? undefined : notExecuted(definition);
  if (problem !== undefined) {
    throw new AwsError("InvalidDefinition", `${problem}. AWS may accept this definition.`);
  }
}
