################################################################################
# Endpoint
################################################################################

output "endpoint_name" {
  description = "Endpoint name, which clients pass in requests."
  value       = aws_sagemaker_endpoint.this.name
}

output "endpoint_arn" {
  description = "ARN of the endpoint."
  value       = aws_sagemaker_endpoint.this.arn
}

output "endpoint_config_name" {
  description = "Name of the configuration that the endpoint uses."
  value       = aws_sagemaker_endpoint_configuration.this.name
}

################################################################################
# Inference components
################################################################################

output "inference_component_names" {
  description = "Names of the inference components, by key. Clients pass them together with the endpoint name."
  value = {
    for key, component in local.components : key => component.name
  }

  depends_on = [aws_appautoscaling_target.copies]
}

output "inference_component_arns" {
  description = "ARNs of the inference components, by key."
  value = {
    for key, component in aws_cloudcontrolapi_resource.component : key => component.id
  }
}

output "model_names" {
  description = "Names of the created models, by key."
  value = {
    for key, component in aws_sagemaker_model.this : key => component.name
  }
}

################################################################################
# Scaling
################################################################################

output "scalable_target_ids" {
  description = "Resource ids of the scalable targets, by key, for policies and scheduled actions of your own."
  value = {
    for key, component in aws_appautoscaling_target.copies : key => component.resource_id
  }
}

output "wake_alarm_arns" {
  description = "ARNs of the alarms that wake the components, by key."
  value = {
    for key, component in aws_cloudwatch_metric_alarm.wake : key => component.arn
  }
}

################################################################################
# Execution role
################################################################################

output "execution_role_arn" {
  description = "ARN of the IAM role that SageMaker assumes."
  value       = try(coalesce(var.execution_role_arn, one(aws_iam_role.execution[*].arn)), null)
}

################################################################################
# Verification
################################################################################

output "scale_to_zero" {
  description = "Value that `scale-to-zero verify --outputs` reads. Return it as an output of the root module."
  value = {
    scale_to_zero = 1
    endpoints = [{
      endpoint_name        = aws_sagemaker_endpoint.this.name
      endpoint_config_name = aws_sagemaker_endpoint_configuration.this.name
      inference_component_names = concat(
        [for component in local.components : component.name],
        [for adapter in local.adapters : adapter.name]
      )
      region = element(split(":", aws_sagemaker_endpoint.this.arn), 3)
    }]
  }
}
