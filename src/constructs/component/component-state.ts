import type { Postcondition, TerraformResource } from "cdktf";
import { addressInText } from "../terraform/address";
import type { ComponentRequest } from "./component-request";

const LIVE = "jsondecode(self.properties)";
const APPLIED = "jsondecode(self.desired_state)";
const REASON = `\${try(${LIVE}.FailureReason, "no reason given")}`;

/** The API has these numbers as floats of single precision: 0.1 comes back as another number. */
const TOLERANCE = 0.001;

/**
 * An update that fails is in Terraform's state all the same: without these, the next plan finds nothing to change, and
 * deletes the model that the component still runs. Terraform asks them in each plan that leaves the component alone; a
 * plan that changes or replaces it does not know the answer yet, so the way out is open.
 *
 * What cannot be read is taken for right.
 */
export function runsAsApplied(request: ComponentRequest, identity: TerraformResource): Postcondition[] {
  const name = request.InferenceComponentName;
  const wayOut = [
    "To go back, apply the previous values.",
    "If that fails too, replace the component and its scaling:",
    `terraform apply -replace='${addressInText(identity)}' (in a module, with the module address in front).`,
    `Reason from SageMaker: ${REASON}`,
  ].join(" ");
  const inService = `try(${LIVE}.InferenceComponentStatus, "") != "Failed"`;
  const asApplied = sameAsApplied(request);
  return [
    { condition: `\${${inService}}`, errorMessage: `Inference component ${name} is Failed. ${wayOut}` },
    ...(asApplied === ""
      ? []
      : [
          {
            condition: `\${${asApplied}}`,
            errorMessage: `Inference component ${name} does not run what was applied: SageMaker rolled the update back, or the component was changed outside Terraform. ${wayOut}`,
          },
        ]),
  ];
}

/** @returns nothing for an adapter, which has neither a model nor a reservation of its own */
function sameAsApplied({ Specification: { ModelName, ComputeResourceRequirements } }: ComponentRequest): string {
  const live = `${LIVE}.Specification`;
  const applied = `${APPLIED}.Specification`;
  const sameModel = `try(${live}.ModelName == ${applied}.ModelName, true)`;
  const reserved = `try(${applied}.ComputeResourceRequirements, {})`;
  const sameNumber = `try(abs(${live}.ComputeResourceRequirements[key] - value) < ${TOLERANCE}, true)`;
  const sameReservation = `alltrue([for key, value in ${reserved} : ${sameNumber}])`;
  return [
    ...(ModelName === undefined ? [] : [sameModel]),
    ...(ComputeResourceRequirements === undefined ? [] : [sameReservation]),
  ].join(" && ");
}
