import type { IExecutionRole, InferenceComponent, IRealtimeEndpoint } from "../../src";
import { AdapterComponent } from "../../src/constructs/component/adapter-component";
import { ComponentIdentity } from "../../src/constructs/component/component-identity";
import type { Group } from "../../src/modules/group";
import { GroupGrants } from "../../src/modules/group-grants";
import type { Repeated } from "../../src/modules/repeated";
import { wakeAlarmOptions } from "./scaling";

/** The names of what `adapter` creates in a group. */
export const adapterNames = (group: string): Readonly<Record<string, string>> => ({
  [`${group}/Adapter/Identity`]: "adapter",
  [`${group}/Adapter/Resource`]: "adapter",
  [`${group}/Adapter/WakeAlarm`]: "adapter_wake",
  [`${group}/Base`]: "adapter_base",
});

export interface AdapterPlace {
  readonly base: InferenceComponent;
  readonly endpoint: IRealtimeEndpoint;
  /** Reads the archive of an adapter. */
  readonly role: IExecutionRole;
}

/** A LoRA adapter for each element of a map, on the component that the element belongs to. */
export function adapter(adapters: Repeated, { base, endpoint, role }: AdapterPlace): AdapterComponent {
  const { value } = adapters;
  // Terraform looks up nothing in `replace_triggered_by`: this stands between an adapter and its base.
  const identity = new ComponentIdentity(adapters, "Base", { id: base.identity.getStringAttribute("id") });
  const { inferenceComponentName, scaling, dependables } = base;
  return new AdapterComponent(adapters, "Adapter", {
    base: {
      inferenceComponentName,
      endpoint: { ...endpoint, executionRole: readerOf(adapters, role) },
      scaling,
      dependables,
      identity,
    },
    inferenceComponentName: value.text("name"),
    artifactUrl: value.text("artifact_url"),
    wakeAlarm: wakeAlarmOptions(value, "wake_alarm"),
    tags: value.map("tags"),
  });
}

/** An archive behind an https URL takes no permission of S3. */
function readerOf(group: Group, { roleArn, hashKey, grants }: IExecutionRole): IExecutionRole {
  const isInS3 = (it: string) => `startswith(${it}.artifact_url, "s3://")`;
  return {
    roleArn,
    hashKey,
    dependables: [],
    grants: grants && new GroupGrants(group, "Grants", grants, isInS3),
  };
}
