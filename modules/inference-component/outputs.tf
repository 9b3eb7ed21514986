output "inference_component_name" {
  description = "What clients pass beside the endpoint's name."
  value       = var.name

  depends_on = [aws_appautoscaling_target.copies]
}

output "inference_component_arn" {
  description = "ARN of the inference component."
  value       = aws_cloudcontrolapi_resource.component.id
}

output "scalable_target_id" {
  description = "What Application Auto Scaling calls the target: for policies and scheduled actions of your own."
  value       = aws_appautoscaling_target.copies.resource_id
}

output "wake_alarm_arn" {
  description = "ARN of the alarm that wakes the component."
  value       = aws_cloudwatch_metric_alarm.wake.arn
}

output "model_name" {
  description = "Name of the model, given or created."
  value       = var.model == null ? var.model_name : aws_sagemaker_model.this[0].name
}

output "execution_role_arn" {
  description = "ARN of the role that the created model runs with; null for a model that exists already."
  value       = try(coalesce(var.execution_role_arn, one(aws_iam_role.execution[*].arn)), null)
}
