import type { Construct } from "constructs";
import { AsyncEndpoint, BusinessHours, Model, RealtimeEndpoint, SleepMethod } from "../src";
import { ExampleStack } from "./example-stack";

/**
 * A fleet of three endpoints that is awake while an office in Paris is: half an hour before the first users come, so
 * that the cold start is over by then, and until seven in the evening.
 */
export class OfficeHoursStack extends ExampleStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, "eu-west-1");

    const officeHours = BusinessHours.of({ timeZone: "Europe/Paris", from: "07:30", to: "19:00", days: "MON-FRI" });

    // In the office hours one copy stays, called or not; at night a request still wakes one.
    const chat = new RealtimeEndpoint(this, "Chat", {
      endpointName: "office-chat",
      instanceType: "ml.g5.2xlarge",
      maxInstanceCount: 2,
    });
    chat.addSleepWindow("Office", officeHours);
    const assistant = chat.addInferenceComponent("Assistant", {
      inferenceComponentName: "office-assistant",
      model: Model.fromName(this, "AssistantModel", "office-assistant"),
      compute: { acceleratorDevices: 1, minMemoryMb: 8192 },
      maxCopies: 2,
    });

    // What is queued at night wakes the variant: it would expire after six hours.
    const transcripts = new AsyncEndpoint(this, "Transcripts", {
      endpointName: "office-transcripts",
      model: Model.fromName(this, "TranscriptsModel", "office-transcripts"),
      instanceType: "ml.g4dn.xlarge",
      maxInstanceCount: 3,
      output: { s3OutputPath: "s3://my-async-bucket/transcripts/output/" },
    });
    transcripts.addSleepWindow("Office", { ...officeHours, copiesOnWake: 2 });

    // Data scientists put components of their own on this one: the Lambda function finds them too.
    const experiments = new RealtimeEndpoint(this, "Experiments", {
      endpointName: "office-experiments",
      instanceType: "ml.g5.12xlarge",
      maxInstanceCount: 1,
    });
    // At least one copy of each in the morning: most are at zero already when the window begins.
    experiments.addSleepWindow("Office", { ...officeHours, copiesOnWake: 1, method: SleepMethod.lambda() });
    const baseline = experiments.addInferenceComponent("Baseline", {
      inferenceComponentName: "office-baseline",
      model: Model.fromName(this, "BaselineModel", "office-baseline"),
      compute: { acceleratorDevices: 1, minMemoryMb: 8192 },
      maxCopies: 1,
    });
    this.output(chat, assistant, baseline);
  }
}
