# Added to realtime.tf: a LoRA adapter on the component. Clients call the adapter by its own name.

resource "aws_cloudcontrolapi_resource" "legal" {
  type_name = "AWS::SageMaker::InferenceComponent"

  desired_state = jsonencode({
    InferenceComponentName = "chat-8b-legal"
    EndpointName           = aws_sagemaker_endpoint.chat.name
    Specification = {
      BaseInferenceComponentName = "chat-8b"
      Container                  = { ArtifactUrl = "s3://models-123456789012/adapters/legal.tar.gz" }
    }
  })

  depends_on = [aws_cloudcontrolapi_resource.chat]
}

# A request for the adapter counts under the name of the adapter, so it needs an alarm of its own.
resource "aws_cloudwatch_metric_alarm" "wake_legal" {
  alarm_name          = "chat-8b-legal-wake"
  namespace           = "AWS/SageMaker"
  metric_name         = "NoCapacityInvocationFailures"
  dimensions          = { InferenceComponentName = "chat-8b-legal" }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_appautoscaling_policy.wake.arn]
}
