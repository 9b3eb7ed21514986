import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import {
  AdapterComponent,
  type CopyScaling,
  type IAdapterBase,
  type IExecutionRole,
  type InferenceComponent,
  type IRealtimeEndpoint,
  RealtimeEndpoint,
} from "../../src";
import { ComponentIdentity } from "../../src/constructs/component/component-identity";
import { ImportedRole } from "../../src/constructs/iam/imported-role";
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
  /** Reads the archive of an adapter. */
  readonly role: IExecutionRole;
}

/** A LoRA adapter for each element of a map, on the component that the element belongs to. */
export function adapter(adapters: Repeated, { base, role }: AdapterPlace): AdapterComponent {
  const { value } = adapters;
  return new AdapterComponent(adapters, "Adapter", {
    base: new BaseOfAdapters(adapters, "BaseComponent", base, readerOf(adapters, role)),
    inferenceComponentName: value.text("name"),
    artifactUrl: value.text("artifact_url"),
    wakeAlarm: wakeAlarmOptions(value, "wake_alarm"),
    tags: value.map("tags"),
  });
}

/** The component of another group as its adapters see it. */
class BaseOfAdapters extends Construct implements IAdapterBase {
  readonly inferenceComponentName: string;
  readonly scaling: CopyScaling;
  readonly dependables: ITerraformDependable[];
  readonly identity: ComponentIdentity;
  readonly endpoint: IRealtimeEndpoint;

  constructor(adapters: Repeated, id: string, base: InferenceComponent, reader: IExecutionRole) {
    super(adapters, id);
    this.inferenceComponentName = base.inferenceComponentName;
    this.scaling = base.scaling;
    this.dependables = base.dependables;
    // Terraform looks up nothing in `replace_triggered_by`: this stands between an adapter and its base.
    this.identity = new ComponentIdentity(adapters, "Base", { id: base.identity.getStringAttribute("id") });
    const { endpointName } = base.endpoint;
    this.endpoint = RealtimeEndpoint.fromEndpointAttributes(adapters, "Endpoint", {
      endpointName,
      executionRole: reader,
    });
  }
}

/** An archive behind an https URL takes no permission of S3. */
function readerOf(group: Group, { roleArn, hashKey, grants }: IExecutionRole): IExecutionRole {
  const isInS3 = (it: string) => `startswith(${it}.artifact_url, "s3://")`;
  return new ImportedRole(group, "Reader", {
    roleArn,
    hashKey,
    dependables: [],
    grants: grants && new GroupGrants(group, "Grants", grants, isInS3),
  });
}
