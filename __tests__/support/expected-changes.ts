/** What is said of a pair of configurations. */
export interface ExpectedChange {
  /** The verdict of the review with the weekday profile, ml.g5.xlarge at USD 1 and ml.g5.2xlarge at USD 2 an hour. */
  readonly sentence: string;
  /** What the apply does, errors first. */
  readonly effects: readonly string[];
  /** What it does to each resource that is read. */
  readonly changes: readonly string[];
  /** The arguments that differ. */
  readonly attributes: readonly string[];
}

/** The corpus, by the names of its folders. */
export const EXPECTED_CHANGES: Readonly<Record<string, ExpectedChange>> = {
  "alarm-removed": {
    sentence:
      "chat: still sleeps, no longer wakes: no alarm has this policy in its alarm_actions (W02); 1 new error (W02)",
    effects: [],
    changes: ["delete aws_cloudwatch_metric_alarm.wake"],
    attributes: [],
  },
  "async-concurrency": {
    sentence: "transcripts: still sleeps, still wakes",
    effects: [
      "wakes (warning): The update of endpoint transcripts sets variant main to 1 instance, also if it is scaled to zero.",
      "runs twice (note): Endpoint transcripts is updated to another configuration: old and new instances run and are billed until the new ones are in service (now ml.g5.xlarge).",
    ],
    changes: ["update aws_sagemaker_endpoint.this", "replace aws_sagemaker_endpoint_configuration.this"],
    attributes: [
      "endpoint_config_name: transcripts-1 → transcripts-2",
      "async_inference_config[0].client_config[0].max_concurrent_invocations_per_instance: 4 → 8 (replaces)",
      "name: transcripts-1 → transcripts-2 (replaces)",
    ],
  },
  "async-instance-type": {
    sentence:
      "transcripts: still sleeps, still wakes; the apply fails: update of endpoint transcripts (variant main changes from ml.g5.xlarge to ml.g5.2xlarge while it is a registered scalable target); USD 428.71 → USD 857.12 a month; instance type ml.g5.xlarge → ml.g5.2xlarge (weekday profile)",
    effects: [
      "fails (error): The update of endpoint transcripts fails: variant main changes from ml.g5.xlarge to ml.g5.2xlarge while it is a registered scalable target.",
      "wakes (warning): The update of endpoint transcripts sets variant main to 1 instance, also if it is scaled to zero.",
      "runs twice (note): Endpoint transcripts is updated to another configuration: old and new instances run and are billed until the new ones are in service (now ml.g5.xlarge).",
    ],
    changes: ["update aws_sagemaker_endpoint.this", "replace aws_sagemaker_endpoint_configuration.this"],
    attributes: [
      "endpoint_config_name: transcripts-1 → transcripts-2",
      "name: transcripts-1 → transcripts-2 (replaces)",
      "production_variants[0].instance_type: ml.g5.xlarge → ml.g5.2xlarge (replaces)",
    ],
  },
  "async-instance-type-deregistered": {
    sentence:
      "transcripts: still sleeps, still wakes; USD 428.71 → USD 857.12 a month; instance type ml.g5.xlarge → ml.g5.2xlarge (weekday profile)",
    effects: [
      "wakes (warning): The update of endpoint transcripts sets variant main to 1 instance, also if it is scaled to zero.",
      "pauses scaling (note): Nothing scales variant main of transcripts while its scalable target and its policies are replaced.",
      "runs twice (note): Endpoint transcripts is updated to another configuration: old and new instances run and are billed until the new ones are in service (now ml.g5.xlarge).",
    ],
    changes: [
      "replace aws_appautoscaling_policy.backlog",
      "replace aws_appautoscaling_policy.wake",
      "replace aws_appautoscaling_target.this",
      "update aws_cloudwatch_metric_alarm.wake",
      "update aws_sagemaker_endpoint.this",
      "replace aws_sagemaker_endpoint_configuration.this",
    ],
    attributes: [
      'alarm_actions: ["arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:ff8b99ec-6b80-4fc1-80c8-d52a4d3cb184:resource/sagemaker/endpoint/transcripts/variant/main:policyName/transcripts-wake"] → (unknown)',
      "endpoint_config_name: transcripts-1 → transcripts-2",
      "name: transcripts-1 → transcripts-2 (replaces)",
      "production_variants[0].instance_type: ml.g5.xlarge → ml.g5.2xlarge (replaces)",
    ],
  },
  "async-tags": {
    sentence: "transcripts: no change in behaviour: sleeps when idle for about 15 min, wakes on one request",
    effects: [],
    changes: ["update aws_sagemaker_endpoint_configuration.this"],
    attributes: ["tags.team: (absent) → search"],
  },
  "component-added": {
    sentence:
      "chat: still sleeps, still wakes; idle to zero 26 min 35 s → 27 min 35 s; USD 318.13 → USD 603.14 a month; adds component chat-second (0 to 2 copies); 1 new warning (W20) (weekday profile)",
    effects: [
      "starts awake (note): Component chat-second starts with 1 copy on ml.g5.xlarge. The apply starts an instance if there is no room for it.",
    ],
    changes: [
      "create aws_appautoscaling_policy.second_tracking",
      "create aws_appautoscaling_policy.second_wake",
      "create aws_appautoscaling_target.second",
      "create aws_cloudcontrolapi_resource.second",
      "create aws_cloudwatch_metric_alarm.second",
    ],
    attributes: [],
  },
  "component-copies": {
    sentence:
      "chat: still sleeps, still wakes; the apply may fail: update of component chat-model (Cloud Control does not return RuntimeConfig.CopyCount, and is expected to refuse a patch that replaces it)",
    effects: [
      "fails (warning): The update of component chat-model may fail: Cloud Control does not return RuntimeConfig.CopyCount, and is expected to refuse a patch that replaces it.",
    ],
    changes: ["update aws_cloudcontrolapi_resource.this"],
    attributes: ["desired_state.RuntimeConfig.CopyCount: 1 → 2"],
  },
  "component-memory": {
    sentence: "chat: still sleeps, still wakes; other settings: MinMemoryRequiredInMb",
    effects: [],
    changes: ["update aws_cloudcontrolapi_resource.this"],
    attributes: ["desired_state.Specification.ComputeResourceRequirements.MinMemoryRequiredInMb: 1024 → 2048"],
  },
  "component-removed": {
    sentence:
      "chat: still sleeps, still wakes; idle to zero 27 min 35 s → 26 min 35 s; USD 603.20 → USD 322.72 a month; removes component chat-second (0 to 2 copies); 1 fixed warning (W20) (weekday profile)",
    effects: ["deletes (warning): Component chat-second is deleted: requests to it fail."],
    changes: [
      "delete aws_appautoscaling_policy.second_tracking",
      "delete aws_appautoscaling_policy.second_wake",
      "delete aws_appautoscaling_target.second",
      "delete aws_cloudcontrolapi_resource.second",
      "delete aws_cloudwatch_metric_alarm.second",
    ],
    attributes: [],
  },
  "component-renamed": {
    sentence:
      "chat: still sleeps, still wakes; the apply fails or does nothing: update of component chat-model (InferenceComponentName cannot be changed in place)",
    effects: [
      "fails (error): The update of component chat-model fails or does nothing: InferenceComponentName cannot be changed in place (to chat-llm).",
      "pauses scaling (note): Nothing scales chat-llm while its scalable target and its policies are replaced.",
    ],
    changes: [
      "replace aws_appautoscaling_policy.tracking",
      "replace aws_appautoscaling_policy.wake",
      "replace aws_appautoscaling_target.this",
      "update aws_cloudcontrolapi_resource.this",
      "update aws_cloudwatch_metric_alarm.wake",
    ],
    attributes: [
      "resource_id: inference-component/chat-model → inference-component/chat-llm (replaces)",
      "resource_id: inference-component/chat-model → inference-component/chat-llm (replaces)",
      "resource_id: inference-component/chat-model → inference-component/chat-llm (replaces)",
      "desired_state.InferenceComponentName: chat-model → chat-llm",
      'alarm_actions: ["arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:be82db23-d4d1-483f-b4d7-33fb02f73d66:resource/sagemaker/inference-component/chat-model:policyName/chat-wake"] → (unknown)',
      "dimensions.InferenceComponentName: chat-model → chat-llm",
    ],
  },
  "component-replaced": {
    sentence:
      "chat: still sleeps, still wakes; component chat-model is replaced by chat-llm: requests to chat-model fail from then on",
    effects: [
      "interrupts (error): Component chat-model is replaced by chat-llm: requests to chat-model fail from then on.",
      "pauses scaling (note): Nothing scales chat-llm while its scalable target and its policies are replaced.",
      "starts awake (note): Component chat-llm starts with 1 copy on ml.g5.xlarge. The apply starts an instance if there is no room for it.",
    ],
    changes: [
      "replace aws_appautoscaling_policy.tracking",
      "replace aws_appautoscaling_policy.wake",
      "replace aws_appautoscaling_target.this",
      "replace aws_cloudcontrolapi_resource.this",
      "update aws_cloudwatch_metric_alarm.wake",
    ],
    attributes: [
      "resource_id: inference-component/chat-model → inference-component/chat-llm (replaces)",
      "resource_id: inference-component/chat-model → inference-component/chat-llm (replaces)",
      "resource_id: inference-component/chat-model → inference-component/chat-llm (replaces)",
      "desired_state.InferenceComponentName: chat-model → chat-llm",
      'alarm_actions: ["arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:dd984c02-b122-4cd2-98d7-098471c1da27:resource/sagemaker/inference-component/chat-model:policyName/chat-wake"] → (unknown)',
      "dimensions.InferenceComponentName: chat-model → chat-llm",
    ],
  },
  "endpoint-created": {
    sentence:
      "chat: new; sleeps when idle for 26 min 35 s, wakes on one request; first answer 6 min 58 s; USD 322.72 a month (weekday profile)",
    effects: [
      "starts awake (note): Endpoint chat starts with capacity (1 instance of ml.g5.xlarge), and scales to zero after its idle timeout at the earliest.",
    ],
    changes: [
      "create aws_appautoscaling_policy.tracking",
      "create aws_appautoscaling_policy.wake",
      "create aws_appautoscaling_target.this",
      "create aws_cloudcontrolapi_resource.this",
      "create aws_cloudwatch_metric_alarm.wake",
      "create aws_sagemaker_endpoint.this",
      "create aws_sagemaker_endpoint_configuration.this",
      "create aws_sagemaker_model.this",
    ],
    attributes: [],
  },
  "endpoint-deleted": {
    sentence: "chat: deleted",
    effects: ["deletes (warning): Endpoint chat is deleted with chat-model: requests to it fail."],
    changes: [
      "delete aws_appautoscaling_policy.tracking",
      "delete aws_appautoscaling_policy.wake",
      "delete aws_appautoscaling_target.this",
      "delete aws_cloudcontrolapi_resource.this",
      "delete aws_cloudwatch_metric_alarm.wake",
      "delete aws_sagemaker_endpoint.this",
      "delete aws_sagemaker_endpoint_configuration.this",
      "delete aws_sagemaker_model.this",
    ],
    attributes: [],
  },
  "endpoint-forgotten": {
    sentence: "chat: leaves the Terraform state and goes on costing money",
    effects: [
      "forgets (warning): Endpoint chat with chat-model leaves the Terraform state and goes on costing money: ml.g5.xlarge, 0 to 2 instances. 6 more resources leave it too.",
    ],
    changes: [
      "forget aws_appautoscaling_policy.tracking",
      "forget aws_appautoscaling_policy.wake",
      "forget aws_appautoscaling_target.this",
      "forget aws_cloudcontrolapi_resource.this",
      "forget aws_cloudwatch_metric_alarm.wake",
      "forget aws_sagemaker_endpoint.this",
      "forget aws_sagemaker_endpoint_configuration.this",
      "forget aws_sagemaker_model.this",
    ],
    attributes: [],
  },
  "endpoint-renamed": {
    sentence:
      "assistant: renamed from chat; still sleeps, still wakes; the apply fails or does nothing: update of component chat-model (EndpointName cannot be changed in place); endpoint chat is replaced by assistant: clients that call chat get an error from then on",
    effects: [
      "fails (error): The update of component chat-model fails or does nothing: EndpointName cannot be changed in place.",
      "interrupts (error): Endpoint chat is replaced by assistant: clients that call chat get an error from then on.",
      "starts awake (note): Endpoint assistant starts with capacity (1 instance of ml.g5.xlarge), and scales to zero after its idle timeout at the earliest.",
    ],
    changes: ["update aws_cloudcontrolapi_resource.this", "replace aws_sagemaker_endpoint.this"],
    attributes: ["desired_state.EndpointName: chat → assistant", "name: chat → assistant (replaces)"],
  },
  errored: {
    sentence:
      "chat: whether it still sleeps is unknown: not all components that may be on chat are known; whether it still wakes is unknown: the wake path of chat-model has scalable target ?; 1 other effect of the apply",
    effects: ["not known yet (warning): The plan failed before its end: what it does not show counts as unknown."],
    changes: [],
    attributes: [],
  },
  "idle-timeout": {
    sentence:
      "chat: still sleeps, still wakes; idle to zero 37 min 35 s → 27 min 35 s; USD 317.59 → USD 314.40 a month (weekday profile)",
    effects: [],
    changes: ["update aws_cloudwatch_metric_alarm.idle"],
    attributes: ["datapoints_to_alarm: 25 → 15", "evaluation_periods: 25 → 15"],
  },
  "instance-type": {
    sentence:
      "chat: still sleeps, still wakes; USD 322.72 → USD 644.75 a month; instance type ml.g5.xlarge → ml.g5.2xlarge (weekday profile)",
    effects: [
      "runs twice (note): Endpoint chat is updated to another configuration: old and new instances run and are billed until the new ones are in service (now ml.g5.xlarge).",
    ],
    changes: ["update aws_sagemaker_endpoint.this", "replace aws_sagemaker_endpoint_configuration.this"],
    attributes: [
      "endpoint_config_name: chat-1 → chat-2",
      "name: chat-1 → chat-2 (replaces)",
      "production_variants[0].instance_type: ml.g5.xlarge → ml.g5.2xlarge (replaces)",
    ],
  },
  "instance-type-name-collides": {
    sentence:
      "chat: still sleeps, still wakes; the apply fails: creation of endpoint configuration chat-1 (the old one still has the name); USD 322.72 → USD 644.75 a month; instance type ml.g5.xlarge → ml.g5.2xlarge (weekday profile)",
    effects: ["fails (error): The creation of endpoint configuration chat-1 fails: the old one still has the name."],
    changes: ["replace aws_sagemaker_endpoint_configuration.this"],
    attributes: ["production_variants[0].instance_type: ml.g5.xlarge → ml.g5.2xlarge (replaces)"],
  },
  "instance-type-same-name": {
    sentence:
      "chat: still sleeps, still wakes; endpoint chat keeps its old configuration: the name chat-1 stays the same, so Terraform does not update the endpoint; USD 322.72 → USD 644.75 a month; instance type ml.g5.xlarge → ml.g5.2xlarge (weekday profile)",
    effects: [
      "fails (error): Endpoint chat keeps its old configuration: the name chat-1 stays the same, so Terraform does not update the endpoint.",
    ],
    changes: ["replace aws_sagemaker_endpoint_configuration.this"],
    attributes: ["production_variants[0].instance_type: ml.g5.xlarge → ml.g5.2xlarge (replaces)"],
  },
  "key-renamed": {
    sentence: "2 endpoints: 1 created, 1 deleted",
    effects: [
      "interrupts (error): Endpoint chat is deleted and assistant is created, because its key changed: clients that call chat get an error from then on.",
      "starts awake (note): Endpoint assistant starts with capacity (1 instance of ml.g5.xlarge).",
    ],
    changes: [
      'create aws_sagemaker_endpoint.this["assistant"]',
      'delete aws_sagemaker_endpoint.this["chat"]',
      'create aws_sagemaker_endpoint_configuration.this["assistant"]',
      'delete aws_sagemaker_endpoint_configuration.this["chat"]',
    ],
    attributes: [],
  },
  "maximum-lowered": {
    sentence:
      "chat: still sleeps, still wakes; USD 323.81 → USD 312.79 a month; maximum 4 → 1 copy; 1 fixed warning (W20) (weekday profile)",
    effects: [
      "removes capacity (warning): max_capacity of chat-model is lowered from 4 to 1: the apply removes what is above 1 copy.",
    ],
    changes: ["update aws_appautoscaling_target.this"],
    attributes: ["max_capacity: 4 → 1"],
  },
  "maximum-raised": {
    sentence: "chat: still sleeps, still wakes; maximum 2 → 4 copies; 1 new warning (W20)",
    effects: [],
    changes: ["update aws_appautoscaling_target.this"],
    attributes: ["max_capacity: 2 → 4"],
  },
  "minimum-raised": {
    sentence:
      "chat: no longer sleeps: always awake; USD 322.72 → USD 732.93 a month; minimum 0 → 1 copy; 1 new error (Z05) (weekday profile)",
    effects: [
      "wakes (warning): min_capacity of chat-model is raised from 0 to 1: the apply starts capacity up to 1 copy.",
    ],
    changes: ["update aws_appautoscaling_target.this"],
    attributes: ["min_capacity: 0 → 1"],
  },
  "module-moved": {
    sentence: "chat: no change in behaviour: sleeps when idle for about 25 min, wakes on one request",
    effects: [],
    changes: [
      "move module.assistant.aws_appautoscaling_policy.tracking",
      "move module.assistant.aws_appautoscaling_policy.wake",
      "move module.assistant.aws_appautoscaling_target.this",
      "move module.assistant.aws_cloudcontrolapi_resource.this",
      "move module.assistant.aws_cloudwatch_metric_alarm.wake",
      "move module.assistant.aws_sagemaker_endpoint.this",
      "move module.assistant.aws_sagemaker_endpoint_configuration.this",
      "move module.assistant.aws_sagemaker_model.this",
    ],
    attributes: [],
  },
  "module-upgraded": {
    sentence:
      "chat: still sleeps, still wakes; first answer 6 min 58 s → 6 min 8 s; maximum 2 → 3 copies; 1 new warning (W20) (weekday profile)",
    effects: [],
    changes: [
      "update module.chat.aws_appautoscaling_policy.tracking",
      "update module.chat.aws_appautoscaling_target.this",
      "update module.chat.aws_cloudwatch_metric_alarm.wake",
    ],
    attributes: [
      "target_tracking_scaling_policy_configuration[0].scale_in_cooldown: 300 → 600",
      "max_capacity: 2 → 3",
      "period: 60 → 30",
    ],
  },
  "no-change": {
    sentence: "chat: no change in behaviour: sleeps when idle for about 25 min, wakes on one request",
    effects: [],
    changes: [],
    attributes: [],
  },
  "resource-imported": {
    sentence: "chat: no change in behaviour: sleeps when idle for about 25 min, wakes on one request",
    effects: [],
    changes: ["import aws_cloudwatch_metric_alarm.wake"],
    attributes: [],
  },
  "resource-moved": {
    sentence: "chat: no change in behaviour: sleeps when idle for about 25 min, wakes on one request",
    effects: [],
    changes: ["move aws_appautoscaling_target.copies"],
    attributes: [],
  },
  "schedule-added": {
    sentence:
      "chat: still sleeps, still wakes; lost requests 0 → 813 a month; USD 322.72 → USD 254.14 a month; 2 schedules added (weekday profile)",
    effects: [],
    changes: ["create aws_appautoscaling_scheduled_action.morning", "create aws_appautoscaling_scheduled_action.night"],
    attributes: [],
  },
  "schedule-changed": {
    sentence: "chat: still sleeps, still wakes; USD 254.14 → USD 312.65 a month; 1 schedule changed (weekday profile)",
    effects: [],
    changes: ["update aws_appautoscaling_scheduled_action.morning"],
    attributes: [
      "scalable_target_action[0].min_capacity: 0 → 1",
      "schedule: cron(0 7 ? * MON-FRI *) → cron(0 6 ? * MON-FRI *)",
    ],
  },
  "schedule-removed": {
    sentence:
      "chat: still sleeps, still wakes; lost requests 813 → 0 a month; USD 254.14 → USD 322.72 a month; 2 schedules removed (weekday profile)",
    effects: [],
    changes: ["delete aws_appautoscaling_scheduled_action.morning", "delete aws_appautoscaling_scheduled_action.night"],
    attributes: [],
  },
  "sensitive-variable": {
    sentence: "chat: no change in behaviour: sleeps when idle for about 25 min, wakes on one request",
    effects: [],
    changes: ["update aws_cloudwatch_metric_alarm.wake"],
    attributes: ["alarm_description: (sensitive) → (sensitive)"],
  },
  "tag-only": {
    sentence: "chat: no change in behaviour: sleeps when idle for about 25 min, wakes on one request",
    effects: [],
    changes: ["update aws_sagemaker_model.this"],
    attributes: ["tags.team: (absent) → search"],
  },
  "target-forgotten": {
    sentence: "chat: still sleeps, still wakes; 4 new notes (C40)",
    effects: [
      "forgets (warning): 4 resources of endpoint chat leave the Terraform state and stay in AWS, where they continue to scale.",
    ],
    changes: [
      "forget aws_appautoscaling_policy.tracking",
      "forget aws_appautoscaling_policy.wake",
      "forget aws_appautoscaling_target.this",
      "forget aws_cloudwatch_metric_alarm.wake",
    ],
    attributes: [],
  },
  "target-replaced": {
    sentence:
      "chat: still sleeps, still wakes; the scalable target of chat-model is replaced, and chat-tracking and chat-wake are not: AWS deletes them with the target, and the next plan creates them again",
    effects: [
      "pauses scaling (error): The scalable target of chat-model is replaced, and chat-tracking and chat-wake are not: AWS deletes them with the target, and the next plan creates them again.",
    ],
    changes: ["replace aws_appautoscaling_target.this"],
    attributes: [],
  },
  targeted: {
    sentence:
      "chat: whether it still sleeps is unknown: not all components that may be on chat are known; whether it still wakes is unknown: the wake path of chat-model has alarm ?; minimum 0 → 1 copy",
    effects: [
      "wakes (warning): min_capacity of chat-model is raised from 0 to 1: the apply starts capacity up to 1 copy.",
      "not known yet (note): The plan is partial, as with -target, and leaves out aws_appautoscaling_policy.tracking, aws_appautoscaling_policy.wake, aws_cloudwatch_metric_alarm.wake: what it does not show counts as unknown.",
    ],
    changes: ["update aws_appautoscaling_target.this"],
    attributes: ["min_capacity: 0 → 1"],
  },
  "tracking-target": {
    sentence: "chat: still sleeps, still wakes; USD 322.72 → USD 314.63 a month (weekday profile)",
    effects: [],
    changes: ["update aws_appautoscaling_policy.tracking"],
    attributes: ["target_tracking_scaling_policy_configuration[0].target_value: 5 → 10"],
  },
  "wake-period": {
    sentence: "chat: still sleeps, still wakes; USD 322.72 → USD 319.22 a month (weekday profile)",
    effects: [],
    changes: ["update aws_cloudwatch_metric_alarm.wake"],
    attributes: ["period: 60 → 300"],
  },
  "wake-threshold": {
    sentence:
      "chat: still sleeps, no longer wakes: it fires at NoCapacityInvocationFailures >= 3 (W05); 1 new error (W05)",
    effects: [],
    changes: ["update aws_cloudwatch_metric_alarm.wake"],
    attributes: ["threshold: 1 → 3"],
  },
};
