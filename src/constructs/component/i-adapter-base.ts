import type { ITerraformDependable, TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import type { IComponentHost } from "../endpoint/i-component-host";
import type { CopyScaling } from "../scaling/copy-scaling";

/** An inference component that LoRA adapters can be put on. */
export interface IAdapterBase extends IConstruct {
  /** Name of the component. */
  readonly inferenceComponentName: string;
  /** Endpoint of the component. */
  readonly endpoint: IComponentHost;
  /** What scales its copies: the adapters wake with them. */
  readonly scaling: CopyScaling;
  /** The component's own tags and those of its endpoint. @internal */
  readonly ownTags?: Readonly<Record<string, string>>;
  /** What is replaced with the component. @internal */
  readonly identity: TerraformResource;
  /** What must exist before an adapter is created. For `dependsOn`. */
  readonly dependables: ITerraformDependable[];
}
