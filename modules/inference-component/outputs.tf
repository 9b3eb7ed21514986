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

output "scale_to_zero" {
  description = "Value for `scale-to-zero verify --outputs`. Return it from the root module: `output \"scale_to_zero\" { value = module.<name>.scale_to_zero }`."
  value = {
    scale_to_zero = 1
    endpoints = [{
      endpoint_name             = var.endpoint_name
      inference_component_names = concat([var.name], [for adapter in local.adapters : adapter.name])
      region                    = element(split(":", aws_cloudcontrolapi_resource.component.id), 3)
    }]
  }
}

output "execution_role_arn" {
  description = "ARN of the role that the created model runs with; null for a model that exists already."
  value       = try(coalesce(var.execution_role_arn, one(aws_iam_role.execution[*].arn)), null)
}
