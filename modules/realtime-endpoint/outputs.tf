output "endpoint_name" {
  description = "What clients call."
  value       = aws_sagemaker_endpoint.this.name
}

output "endpoint_arn" {
  description = "ARN of the endpoint."
  value       = aws_sagemaker_endpoint.this.arn
}

output "endpoint_config_name" {
  description = "Name of the configuration that the endpoint runs."
  value       = aws_sagemaker_endpoint_configuration.this.name
}

output "inference_component_names" {
  description = "Names of the inference components, by key: what clients pass beside the endpoint's name."
  value = {
    for key, component in local.components : key => component.name
  }
}

output "execution_role_arn" {
  description = "ARN of the role that SageMaker takes on."
  value       = coalesce(var.execution_role_arn, one(aws_iam_role.execution[*].arn))
}
