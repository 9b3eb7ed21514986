################################################################################
# Schedules
################################################################################

output "schedule_names" {
  description = "Names of the scheduled actions and schedules, by component and window (`lambda`: by window)."
  value = merge(
    {
      for key, action in aws_appautoscaling_scheduled_action.sleep : key => [
        action.name,
        aws_appautoscaling_scheduled_action.wake[key].name,
      ]
    },
    {
      for key, schedule in aws_scheduler_schedule.sleep : key => [schedule.name, aws_scheduler_schedule.wake[key].name]
    },
    {
      for key, schedule in aws_scheduler_schedule.delete : key => [
        schedule.name,
        aws_scheduler_schedule.create[key].name,
        aws_scheduler_schedule.restore[key].name,
      ]
    },
    {
      for key, schedule in aws_scheduler_schedule.sleep_endpoint : key => [
        schedule.name,
        aws_scheduler_schedule.wake_endpoint[key].name,
      ]
    }
  )

  precondition {
    condition = alltrue(flatten([for window in values(var.windows) : [
      for key in coalesce(window.components, []) : contains(keys(var.components), key)
    ]]))
    error_message = "${join(", ", flatten([
      for name, window in var.windows : [
        for key in coalesce(window.components, []) : "windows[\"${name}\"].components has the unknown key \"${key}\""
        if !contains(keys(var.components), key)
      ]
    ]))}: list only keys of components."
  }

  precondition {
    condition = length(distinct(local.aws_names[*].name)) == length(local.aws_names)
    error_message = "${join(", ", [
      for one in local.aws_names : one.window
      if length([for other in local.aws_names : other if other.name == one.name]) > 1
    ])} must have different names: AWS keeps only one of two windows with one name, or refuses the second."
  }
}

output "schedule_group_name" {
  description = "Name of the schedule group. Null without schedules."
  value       = one(aws_scheduler_schedule_group.this[*].name)
}

output "scheduler_role_arn" {
  description = "ARN of the IAM role that EventBridge Scheduler assumes. Null without schedules."
  value       = one(aws_iam_role.scheduler[*].arn)
}

output "dead_letter_queue_arn" {
  description = "ARN of the queue for calls that failed finally. Put an alarm on it. Null without schedules."
  value       = one(aws_sqs_queue.dead_letters[*].arn)
}

################################################################################
# Methods delete-and-recreate and lambda
################################################################################

output "state_machine_arns" {
  description = "ARNs of the state machines that restore the scaling of recreated components, by component and window."
  value = {
    for key, machine in aws_sfn_state_machine.restore : key => machine.arn
  }
}

output "function_name" {
  description = "Name of the Lambda function. Null without a window with the method `lambda`."
  value       = one(aws_lambda_function.sleeper[*].function_name)
}

################################################################################
# Verification
################################################################################

output "scale_to_zero" {
  description = "Value that `scale-to-zero verify --outputs` reads. Return it as an output of the root module."
  value = {
    scale_to_zero = 1
    endpoints     = [{ endpoint_name = var.endpoint_name }]
  }
}
