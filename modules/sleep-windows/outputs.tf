output "schedule_names" {
  description = "Names of the scheduled actions and of the schedules, by window: component and window, or window alone."
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
    error_message = "${join(", ", flatten([for name, window in var.windows : [
      for key in coalesce(window.components, []) : "windows[\"${name}\"].components holds \"${key}\""
      if !contains(keys(var.components), key)
    ]]))}: it must hold keys of components only."
  }

  precondition {
    condition = length(distinct(local.aws_names[*].name)) == length(local.aws_names)
    error_message = "${join(", ", [
      for one in local.aws_names : one.window
      if length([for other in local.aws_names : other if other.name == one.name]) > 1
    ])} must have names that differ: AWS would keep one of two windows of one name, or refuse it."
  }
}

output "schedule_group_name" {
  description = "Name of the group of the schedules; null where there are none."
  value       = one(aws_scheduler_schedule_group.this[*].name)
}

output "scheduler_role_arn" {
  description = "ARN of the role that EventBridge Scheduler takes on; null where there are no schedules."
  value       = one(aws_iam_role.scheduler[*].arn)
}

output "dead_letter_queue_arn" {
  description = "ARN of the queue for calls that failed for good, to put an alarm on; null where there are no schedules."
  value       = one(aws_sqs_queue.dead_letters[*].arn)
}

output "function_name" {
  description = "Name of the Lambda function; null where no window has the method `lambda`."
  value       = one(aws_lambda_function.sleeper[*].function_name)
}

output "state_machine_arns" {
  description = "ARNs of the state machines that give recreated components their scaling back, by component and window."
  value = {
    for key, machine in aws_sfn_state_machine.restore : key => machine.arn
  }
}

output "scale_to_zero" {
  description = "Value for `scale-to-zero verify --outputs`. Return it from the root module: `output \"scale_to_zero\" { value = module.<name>.scale_to_zero }`."
  value = {
    scale_to_zero = 1
    endpoints     = [{ endpoint_name = var.endpoint_name }]
  }
}
