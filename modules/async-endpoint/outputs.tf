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

output "model_name" {
  description = "Name of the model that the endpoint runs."
  value       = aws_sagemaker_endpoint_configuration.this.production_variants[0].model_name
}

################################################################################
# Notification topics
################################################################################

output "success_topic_arn" {
  description = "ARN of the topic that receives a message for each answer. Null without a topic."
  value       = local.success_topic_arn
}

output "error_topic_arn" {
  description = "ARN of the topic that receives a message for each error. Null without a topic."
  value       = local.error_topic_arn
}

################################################################################
# Scaling
################################################################################

output "scalable_target_id" {
  description = "Resource id of the scalable target, for scaling policies and scheduled actions of your own."
  value       = aws_appautoscaling_target.instances.resource_id
}

output "wake_alarm_arn" {
  description = "ARN of the alarm that wakes the endpoint."
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
      endpoint_name        = aws_sagemaker_endpoint.this.name
      endpoint_config_name = aws_sagemaker_endpoint_configuration.this.name
      region               = element(split(":", aws_sagemaker_endpoint.this.arn), 3)
    }]
  }
}
