import type { Call } from "../../call";
import { validationError } from "../../errors";
import { type Living, livingTableOf } from "../../store/life-cycle";
import type { Specification } from "./shapes";
import { couldNotFind } from "./texts";

export type ComponentStatus = "Creating" | "Updating" | "InService" | "Deleting" | "Failed";

/** What is being done to a component, in the words of SageMaker's refusals. */
export type ComponentWork =
  | "CREATE_IN_PROGRESS"
  | "UPDATE_IN_PROGRESS"
  | "UPDATE_RC_IN_PROGRESS"
  | "DELETE_IN_PROGRESS";

export interface Component {
  readonly name: string;
  readonly arn: string;
  readonly endpointName: string;
  readonly endpointArn: string;
  readonly variantName: string;
  readonly status: ComponentStatus;
  readonly work?: ComponentWork;
  readonly specification?: Specification;
  /** One for each instance type of the variant, instead of one for all. */
  readonly specifications?: readonly Specification[];
  readonly deploymentConfig?: object;
  /** Copies that there shall be, from the step on that replaces the copies. */
  readonly updates?: number;
  readonly desiredCopies: number;
  /** Copies that serve; those of the base, for an adapter. */
  readonly currentCopies: number;
  readonly failureReason?: string;
  readonly creationTime: number;
  readonly lastModifiedTime: number;
}

export const COMPONENTS = livingTableOf<Component>("sagemaker.inference-components");

export const componentArn = (call: Call, name: string) => call.arn("sagemaker", `inference-component/${name}`);

export function findComponent(call: Call, name: string): Living<Component> {
  const component = call.table(COMPONENTS).get(name);
  if (component === undefined) {
    throw couldNotFind("inference component", componentArn(call, name));
  }
  return component;
}

export const componentsOf = (call: Call, endpointName: string): readonly Component[] =>
  call
    .table(COMPONENTS)
    .values()
    .filter((component) => component.endpointName === endpointName);

/** LoRA adapters have no copies of their own: they go where their base goes. */
export const baseOf = ({ specification }: Component): string | undefined => specification?.BaseInferenceComponentName;

export const adaptersOf = (call: Call, name: string): readonly Component[] =>
  call
    .table(COMPONENTS)
    .values()
    .filter((component) => baseOf(component) === name);

/** @throws AwsError while something else is being done to it */
export function requireIdle({ work, arn }: Component, verb: "update" | "delete"): void {
  if (work !== undefined) {
    throw validationError(`Cannot ${verb} inference component "${arn}" while it is in state ${work}.`);
  }
}
