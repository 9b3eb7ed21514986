mock_data "aws_partition" {
  defaults = { partition = "aws" }
}

mock_data "aws_default_tags" {
  defaults = { tags = { owner = "inference" } }
}

mock_resource "aws_iam_role" {
  defaults = { arn = "arn:aws:iam::123456789012:role/created" }
}

mock_resource "aws_appautoscaling_policy" {
  defaults = { arn = "arn:aws:autoscaling:us-west-2:123456789012:scalingPolicy:policy" }
}
