output "inference_component_name" {
  description = "What clients pass beside the endpoint's name."
  value       = var.name
}

output "inference_component_arn" {
  description = "ARN of the inference component."
  value       = aws_cloudcontrolapi_resource.component.id
}
