import type { Twins } from "../../support/construct-and-module";

const weekend = (component: string, method: string) => ({
  name: "Weekend",
  sleep: "cron(0 18 ? * FRI *)",
  wake: "cron(0 7 ? * MON *)",
  time_zone: "Europe/Paris",
  copies_on_wake: 2,
  method,
  components: [component],
});

const weekendComponent = (name: string) => ({
  name: `llama3-8b-${name}`,
  model_name: "llama3-8b-weekends-00000000",
  model_data_download_timeout_seconds: 3600,
  container_startup_health_check_timeout_seconds: 3600,
  accelerator_devices: 1,
  min_memory_mb: 1024,
  max_copies: 4,
});

const RESTORE = "llama3-8b-weekends-sleep-llama3-8b-recreated-Weekend-restore";

/** The schedules of the weekends alone: to the module the endpoint is elsewhere. */
export const WEEKENDS: Twins = {
  stack: "llama3-8b-weekends",
  module: "sleep-windows",
  region: "us-west-2",
  values: {
    endpoint_name: "llama3-8b-weekends",
    components: { resized: weekendComponent("resized"), recreated: weekendComponent("recreated") },
    windows: { resized: weekend("resized", "copy-count"), recreated: weekend("recreated", "delete-and-recreate") },
  },
  isPart: true,
  renamedIn: {
    "llama3-8b-weekends-Endpoint-SleepSchedules-(hash)": "llama3-8b-weekends-sleep",
    "llama3-8b-weekends-Endpoint-SleepSchedules-Grants-(hash)": "llama3-8b-weekends-sleep-grants",
    "llama3-8b-weekends-Endpoint-SleepSchedules-DeadLetters-(hash)": "llama3-8b-weekends-sleep-dead-letters",
    "llama3-8b-weekends-Endpoint-Recreated-SleepWindow-Weeke-(hash)": RESTORE,
    "llama3-8b-weekends-Endpoint-Recreated-SleepWindow-Weekend-RestoreScalin-(hash)": RESTORE,
    "llama3-8b-weekends-Endpoint-Recreated-SleepWindow-Weekend-RestoreScaling-Grants-(hash)": `${RESTORE}-grants`,
    // Whether there will be tags is in the values: the module's role may always set them.
    '"sagemaker:DeleteInferenceComponent"]': '"sagemaker:DeleteInferenceComponent","sagemaker:AddTags"]',
  },
  addresses: {
    "Endpoint/SleepSchedules/Group": "aws_scheduler_schedule_group.this[0]",
    "Endpoint/SleepSchedules/Role": "aws_iam_role.scheduler[0]",
    "Endpoint/SleepSchedules/Grants/Policy": "aws_iam_role_policy.scheduler[0]",
    "Endpoint/SleepSchedules/DeadLetters/Queue": "aws_sqs_queue.dead_letters[0]",
    "Endpoint/SleepSchedules/DeadLetters/Policy": "aws_sqs_queue_policy.dead_letters[0]",
    "Endpoint/Resized/SleepWindow-Weekend/Sleep": 'aws_scheduler_schedule.sleep["resized/resized"]',
    "Endpoint/Resized/SleepWindow-Weekend/Wake": 'aws_scheduler_schedule.wake["resized/resized"]',
    "Endpoint/Recreated/SleepWindow-Weekend/Sleep": 'aws_scheduler_schedule.delete["recreated/recreated"]',
    "Endpoint/Recreated/SleepWindow-Weekend/Wake": 'aws_scheduler_schedule.create["recreated/recreated"]',
    "Endpoint/Recreated/SleepWindow-Weekend/Restore": 'aws_scheduler_schedule.restore["recreated/recreated"]',
    "Endpoint/Recreated/SleepWindow-Weekend/RestoreScaling/Role": 'aws_iam_role.restore["recreated/recreated"]',
    "Endpoint/Recreated/SleepWindow-Weekend/RestoreScaling/Grants/Policy":
      'aws_iam_role_policy.restore["recreated/recreated"]',
    "Endpoint/Recreated/SleepWindow-Weekend/RestoreScaling/Machine":
      'aws_sfn_state_machine.restore["recreated/recreated"]',
  },
};
