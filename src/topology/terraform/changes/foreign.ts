import { field } from "../../attributes/json";

const SCALED = /^aws_appautoscaling_/;
const OURS = /^(inference-component\/|endpoint\/.*\/variant\/)/;

/** True for a resource of a type that is read, of a service that is not: the scaling of a table, a Cloud Control resource. */
export function isForeignResource(type: string, values: unknown): boolean {
  if (type === "aws_cloudcontrolapi_resource") {
    const of = field(values, "type_name");
    return typeof of === "string" && of !== "AWS::SageMaker::InferenceComponent";
  }
  const namespace = field(values, "service_namespace");
  const resource = field(values, "resource_id");
  return (
    SCALED.test(type) &&
    typeof namespace === "string" &&
    namespace !== "sagemaker" &&
    !(typeof resource === "string" && OURS.test(resource))
  );
}
