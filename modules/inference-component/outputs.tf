################################################################################
# Inference component
################################################################################

output "inference_component_name" {
  description = "Name of the inference component. Clients pass it together with the endpoint name."
  value       = var.name

  depends_on = [aws_appautoscaling_target.copies]
}

output "inference_component_arn" {
  description = "ARN of the inference component."
  value       = aws_cloudcontrolapi_resource.component.id
}

output "model_name" {
  description = "Name of the model that the component runs."
  value       = var.model == null ? var.model_name : aws_sagemaker_model.this[0].name
}

################################################################################
# Scaling
################################################################################

output "scalable_target_id" {
  description = "Resource id of the scalable target, for scaling policies and scheduled actions of your own."
  value       = aws_appautoscaling_target.copies.resource_id
}

output "wake_alarm_arn" {
  description = "ARN of the alarm that wakes the component."
  value       = aws_cloudwatch_metric_alarm.wake.arn
}

################################################################################
# Execution role
################################################################################

output "execution_role_arn" {
  description = "ARN of the execution role of the created model. Null with `model_name`."
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
      endpoint_name             = var.endpoint_name
      inference_component_names = concat([var.name], [for adapter in local.adapters : adapter.name])
      region                    = element(split(":", aws_cloudcontrolapi_resource.component.id), 3)
    }]
  }
}
