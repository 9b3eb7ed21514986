import { once, specificationsOf } from "../../topology";

export const CLOUDFORMATION =
  "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sagemaker-inferencecomponent.html";

/** All known specifications of all components. */
export const specified = once((topology) =>
  topology.inferenceComponents.flatMap((component) =>
    specificationsOf(component).map((specification) => ({ component, specification })),
  ),
);
