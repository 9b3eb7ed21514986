import { Construct } from "constructs";
import { declareInstances } from "./instances";

/** A scope whose constructs are created once or not at all. */
export class Optional extends Construct {
  /** @param condition in Terraform's words: `var.execution_role_arn == null` */
  constructor(scope: Construct, id: string, condition: string) {
    super(scope, id);
    declareInstances(this, { argument: "count", of: `${condition} ? 1 : 0`, index: "[0]", translate: (text) => text });
  }
}
