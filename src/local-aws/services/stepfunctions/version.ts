import type { Call } from "../../call";
import { tableOf } from "../../store/table";
import { MACHINES, requireActive, type Settings, type StateMachine } from "./state-machine";

/** What a machine was when it was published. */
export interface MachineVersion {
  readonly arn: string;
  readonly machineArn: string;
  readonly number: number;
  readonly description?: string;
  readonly settings: Settings;
  /** Of the machine when it was published. */
  readonly revisionId?: string;
  readonly creationTime: number;
}

const VERSIONS = tableOf<MachineVersion>("stepfunctions.versions");

export const versionsOf = (call: Call, machineArn: string) =>
  call
    .table(VERSIONS)
    .values()
    .filter((version) => version.machineArn === machineArn);

export const findVersion = (call: Call, arn: string) => call.table(VERSIONS).get(arn);

/** The last version again when the machine has not been changed since. */
export function publish(call: Call, machine: StateMachine, description?: string): MachineVersion {
  requireActive(machine);
  const last = versionsOf(call, machine.arn).reduce<MachineVersion | undefined>(
    (latest, version) => (latest === undefined || version.number > latest.number ? version : latest),
    undefined,
  );
  if (last !== undefined && last.revisionId === machine.revisionId) {
    return last;
  }
  const number = (machine.lastVersion ?? 0) + 1;
  const current = call.table(MACHINES).get(machine.arn);
  if (current !== undefined) {
    call.table(MACHINES).put(machine.arn, { ...current, lastVersion: number });
  }
  const arn = `${machine.arn}:${number}`;
  return call.table(VERSIONS).put(arn, {
    arn,
    machineArn: machine.arn,
    number,
    description,
    settings: machine.settings,
    revisionId: machine.revisionId,
    creationTime: call.now,
  });
}

export function deleteVersion(call: Call, arn: string): void {
  call.table(VERSIONS).delete(arn);
}

/** When the machine is deleted. */
export function forgetVersions(call: Call, machineArn: string): void {
  for (const { arn } of versionsOf(call, machineArn)) {
    call.table(VERSIONS).delete(arn);
  }
}
