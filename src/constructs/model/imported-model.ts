import { Construct } from "constructs";
import { Grant } from "../iam/grant";
import type { IExecutionRole } from "../iam/i-execution-role";
import type { IModel } from "./i-model";

/** What is known of a model that is managed elsewhere. */
export interface ModelAttributes {
  /** Name of the model. */
  readonly modelName: string;
  /**
   * Role that its containers run with. An asynchronous endpoint adds the permissions that it requires to it.
   * @default - managed elsewhere
   */
  readonly executionRole?: IExecutionRole;
}

/** A model that is managed elsewhere. */
export class ImportedModel extends Construct implements IModel {
  readonly modelName: string;
  readonly executionRole?: IExecutionRole;

  constructor(scope: Construct, id: string, { modelName, executionRole }: ModelAttributes) {
    super(scope, id);
    this.modelName = modelName;
    this.executionRole = executionRole;
  }

  get hashKey(): string {
    return this.modelName;
  }

  grantLoad(): Grant {
    return Grant.of();
  }
}
