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

output "model_name" {
  description = "Name of the model that the endpoint runs, given or created."
  value       = aws_sagemaker_endpoint_configuration.this.production_variants[0].model_name
}

output "execution_role_arn" {
  description = "ARN of the role that the created model runs with; null for a model that exists already."
  value       = try(coalesce(var.execution_role_arn, one(aws_iam_role.execution[*].arn)), null)
}

output "scalable_target_id" {
  description = "What Application Auto Scaling calls the target: for policies and scheduled actions of your own."
  value       = aws_appautoscaling_target.instances.resource_id
}

output "wake_alarm_arn" {
  description = "ARN of the alarm that wakes the endpoint."
  value       = aws_cloudwatch_metric_alarm.wake.arn
}

output "scale_to_zero" {
  description = "Value for `scale-to-zero verify --outputs`. Return it from the root module: `output \"scale_to_zero\" { value = module.<name>.scale_to_zero }`."
  value = {
    scale_to_zero = 1
    endpoints = [{
      endpoint_name        = aws_sagemaker_endpoint.this.name
      endpoint_config_name = aws_sagemaker_endpoint_configuration.this.name
      region               = element(split(":", aws_sagemaker_endpoint.this.arn), 3)
    }]
  }
}

output "success_topic_arn" {
  description = "ARN of the topic that is told of answers; null where nobody is."
  value       = local.success_topic_arn
}

output "error_topic_arn" {
  description = "ARN of the topic that is told of errors; null where nobody is."
  value       = local.error_topic_arn
}
