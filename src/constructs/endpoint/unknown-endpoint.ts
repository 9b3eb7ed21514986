import type { TerraformProvider } from "cdktf";
import { RootConstruct } from "constructs";
import { unknownText } from "../checks/placeholders";
import type { IExecutionRole } from "../iam/i-execution-role";
import { ComponentHostBase } from "./component-host-base";
import type { RealtimeVariant } from "./realtime-variant";

/** A stand-in for an endpoint that is missing, in a tree of its own. The synthesis stops where it is used. */
export class UnknownEndpoint extends ComponentHostBase {
  readonly endpointName = unknownText();
  readonly endpointArn = unknownText();
  readonly variants: readonly RealtimeVariant[] = [];
  readonly executionRole?: IExecutionRole;
  readonly tags?: Readonly<Record<string, string>>;
  readonly provider?: TerraformProvider;
  protected readonly plannedName = unknownText();

  constructor() {
    super(new RootConstruct(), "Unknown");
  }
}
