mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  endpoint_name = "shared"
  components = {
    chat = {
      model_name    = "chat-8b", accelerator_devices = 1, min_memory_mb = 1024, max_copies = 4
      wake          = { cooldown_seconds = 0 }
      tags          = { team = "chat" }
      data_cache    = false
      scaling_extra = "what other modules take is left alone"
    }
    search = { name = "search-8b", model_name = "search-8b", min_memory_mb = 2048, max_copies = 3, idle_timeout_seconds = 1800 }
  }
  windows = {
    weekend = { sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "Europe/Paris", method = "delete-and-recreate", copies_on_wake = 2 }
  }
}

run "deletes_and_creates_the_component" {
  assert {
    condition = (
      aws_scheduler_schedule.delete["chat/weekend"].target[0].arn == "arn:aws:scheduler:::aws-sdk:sagemaker:deleteInferenceComponent" &&
      jsondecode(aws_scheduler_schedule.delete["chat/weekend"].target[0].input) == { InferenceComponentName = "chat" }
    )
    error_message = "The sleep deletes the component."
  }

  assert {
    condition = jsondecode(aws_scheduler_schedule.create["chat/weekend"].target[0].input) == {
      InferenceComponentName = "chat"
      EndpointName           = "shared"
      VariantName            = "AllTraffic"
      Specification = {
        ModelName                   = "chat-8b"
        ComputeResourceRequirements = { NumberOfAcceleratorDevicesRequired = 1, MinMemoryRequiredInMb = 1024 }
        DataCacheConfig             = { EnableCaching = false }
      }
      RuntimeConfig = { CopyCount = 2 }
      Tags          = [{ Key = "owner", Value = "inference" }, { Key = "team", Value = "chat" }]
    }
    error_message = "The wake creates it with what was given, and nothing that was left out."
  }

  assert {
    condition     = aws_scheduler_schedule.restore["chat/weekend"].target[0].arn == aws_sfn_state_machine.restore["chat/weekend"].arn && aws_scheduler_schedule.restore["chat/weekend"].schedule_expression == "cron(0 7 ? * MON *)"
    error_message = "At the same minute the state machine begins to wait for it."
  }

  assert {
    condition     = [aws_sfn_state_machine.restore["search/weekend"].name, aws_iam_role.restore["search/weekend"].name] == ["shared-sleep-search-8b-weekend-restore", "shared-sleep-search-8b-weekend-restore"]
    error_message = "Each window of each component has a state machine and a role."
  }
}

run "gives_the_scaling_back" {
  assert {
    condition = jsondecode(aws_sfn_state_machine.restore["chat/weekend"].definition).States.RegisterTarget.Parameters == {
      ServiceNamespace  = "sagemaker"
      ResourceId        = "inference-component/chat"
      ScalableDimension = "sagemaker:inference-component:DesiredCopyCount"
      MinCapacity       = 0
      MaxCapacity       = 4
    }
    error_message = "The target is registered from 0 copies on."
  }

  assert {
    condition     = jsondecode(aws_sfn_state_machine.restore["chat/weekend"].definition).States.PutPolicy1.Parameters.StepScalingPolicyConfiguration == { AdjustmentType = "ExactCapacity", MetricAggregationType = "Maximum", Cooldown = 0, StepAdjustments = [{ MetricIntervalLowerBound = 0, ScalingAdjustment = 1 }] }
    error_message = "The wake policy is put again, with its zeros."
  }

  assert {
    condition     = jsondecode(aws_sfn_state_machine.restore["chat/weekend"].definition).States.PutAlarm1.Parameters.AlarmName == "chat-wake" && jsondecode(aws_sfn_state_machine.restore["chat/weekend"].definition).States.PutAlarm1.Parameters.Threshold == 1
    error_message = "One refused request fires the alarm again."
  }

  assert {
    condition = (
      jsondecode(aws_sfn_state_machine.restore["chat/weekend"].definition).States.PutAlarm1.End &&
      !can(jsondecode(aws_sfn_state_machine.restore["chat/weekend"].definition).States.PutPolicy2) &&
      !can(jsondecode(aws_sfn_state_machine.restore["chat/weekend"].definition).States.PutAlarm1.Next)
    )
    error_message = "Without an idle timeout the wake alarm is the last."
  }

  assert {
    condition = (
      jsondecode(aws_sfn_state_machine.restore["search/weekend"].definition).States.PutAlarm1.Next == "PutPolicy2" &&
      !can(jsondecode(aws_sfn_state_machine.restore["search/weekend"].definition).States.PutAlarm1.End) &&
      jsondecode(aws_sfn_state_machine.restore["search/weekend"].definition).States.PutPolicy2.Next == "PutAlarm2" &&
      jsondecode(aws_sfn_state_machine.restore["search/weekend"].definition).States.PutAlarm2.Parameters.EvaluationPeriods == 30 &&
      jsondecode(aws_sfn_state_machine.restore["search/weekend"].definition).States.PutAlarm2.End
    )
    error_message = "With one its policy and its alarm follow."
  }

  assert {
    condition = alltrue([
      for machine in aws_sfn_state_machine.restore : alltrue([
        for state in values(jsondecode(machine.definition).States) : can(state.Next) ? contains(keys(jsondecode(machine.definition).States), state.Next) : true
      ])
    ])
    error_message = "Every state that is named is there."
  }

  assert {
    condition     = jsondecode(aws_sfn_state_machine.restore["chat/weekend"].definition).States.TellFailure.Parameters.QueueUrl == aws_sqs_queue.dead_letters[0].url
    error_message = "A failure is told to the queue."
  }

  assert {
    condition = [for key in ["chat/weekend", "search/weekend"] :
      one([for statement in jsondecode(aws_iam_role_policy.restore[key].policy).Statement : statement.Resource if contains(statement.Action, "cloudwatch:PutMetricAlarm")])
      ] == [
      ["arn:aws:cloudwatch:*:*:alarm:chat-wake", "arn:aws:cloudwatch:*:*:alarm:TargetTracking-inference-component/chat-*"],
      ["arn:aws:cloudwatch:*:*:alarm:search-8b-wake", "arn:aws:cloudwatch:*:*:alarm:search-8b-sleep", "arn:aws:cloudwatch:*:*:alarm:TargetTracking-inference-component/search-8b-*"],
    ]
    error_message = "The state machine may put the alarms of its component, and no others."
  }
}

run "lets_the_role_do_it" {
  assert {
    condition = alltrue([
      for resource in [
        "arn:aws:sagemaker:*:*:inference-component/chat",
        "arn:aws:sagemaker:*:*:inference-component/search-8b",
        "arn:aws:sagemaker:*:*:endpoint/shared",
        "arn:aws:states:*:*:stateMachine:shared-sleep-chat-weekend-restore",
      ] : contains(flatten(jsondecode(aws_iam_role_policy.scheduler[0].policy).Statement[*].Resource), resource)
    ])
    error_message = "The role may delete and create the components, and start the state machines."
  }

  assert {
    condition     = toset(jsondecode(aws_sqs_queue_policy.dead_letters[0].policy).Statement[0].Condition.ArnNotEquals["aws:PrincipalArn"]) == toset(concat([aws_iam_role.scheduler[0].arn], values(aws_iam_role.restore)[*].arn))
    error_message = "The state machines may put their failures into the queue."
  }
}

run "refuses_a_component_that_cannot_be_created" {
  command = plan

  variables {
    components = { chat = { max_copies = 4 } }
  }

  expect_failures = [aws_scheduler_schedule.create["chat/weekend"]]
}

run "refuses_to_delete_a_component_with_adapters" {
  command = plan

  variables {
    components = { chat = { model_name = "chat-8b", min_memory_mb = 1024, max_copies = 4, adapters = { legal = {} } } }
  }

  expect_failures = [aws_scheduler_schedule.create]
}

run "moves_the_minimum_of_a_component_with_adapters" {
  command = plan

  variables {
    components = { chat = { max_copies = 4, adapters = { legal = {} } } }
    windows    = { weekend = { sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC" } }
  }

  assert {
    condition     = keys(aws_appautoscaling_scheduled_action.sleep) == ["chat/weekend"]
    error_message = "Adapters sleep and wake with their component."
  }
}
