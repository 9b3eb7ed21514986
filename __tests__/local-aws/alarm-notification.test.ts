import { PutMetricAlarmCommand, PutMetricDataCommand, SetAlarmStateCommand } from "@aws-sdk/client-cloudwatch";
import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { configFor, useLocal } from "./support/local";

const TOPIC = "arn:aws:sns:us-east-1:123456789012:alerts";
const QUEUE = "arn:aws:sqs:us-east-1:123456789012:alerts";
const local = useLocal();
let sns: SNSClient;

beforeEach(async () => {
  sns = new SNSClient(configFor(local().url, "us-east-1"));
  await sns.send(new CreateTopicCommand({ Name: "alerts" }));
  await local().sdk.sqs.send(new CreateQueueCommand({ QueueName: "alerts" }));
  await sns.send(new SubscribeCommand({ TopicArn: TOPIC, Protocol: "sqs", Endpoint: QUEUE }));
});
afterEach(() => sns.destroy());

const putAlarm = (actions: object) =>
  local().sdk.cloudwatch.send(
    new PutMetricAlarmCommand({
      AlarmName: "stuck",
      Namespace: "Test",
      MetricName: "Stuck",
      Statistic: "Sum",
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
      TreatMissingData: "notBreaching",
      ...actions,
    }),
  );

const notes = async () => {
  const { Messages = [] } = await local().sdk.sqs.send(
    new ReceiveMessageCommand({ QueueUrl: `${local().url}/123456789012/alerts`, MaxNumberOfMessages: 10 }),
  );
  return Messages.map(({ Body }) => JSON.parse(Body ?? ""));
};

async function breach(): Promise<void> {
  await local().sdk.cloudwatch.send(
    new PutMetricDataCommand({ Namespace: "Test", MetricData: [{ MetricName: "Stuck", Value: 2 }] }),
  );
  local().clock.advance(180);
}

it("an alarm that changes its state publishes to its topic once, as CloudWatch writes it", async () => {
  await putAlarm({ AlarmActions: [TOPIC] });
  await breach();
  const [note, ...others] = await notes();
  expect(others).toEqual([]);
  expect(note.Subject).toBe('ALARM: "stuck" in us-east-1');
  expect(JSON.parse(note.Message)).toMatchObject({
    AlarmName: "stuck",
    AlarmDescription: null,
    AWSAccountId: "123456789012",
    NewStateValue: "ALARM",
    NewStateReason: expect.stringMatching(/^Threshold Crossed: /),
    OldStateValue: expect.stringMatching(/^(OK|INSUFFICIENT_DATA)$/),
    AlarmActions: [TOPIC],
    OKActions: [],
    Trigger: { MetricName: "Stuck", Statistic: "SUM", Threshold: 1, Dimensions: [], TreatMissingData: "notBreaching" },
  });
});

it("nothing is published while actions are disabled", async () => {
  await putAlarm({ OKActions: [TOPIC], ActionsEnabled: false });
  await breach();
  await putAlarm({ AlarmActions: [TOPIC], ActionsEnabled: false });
  const state = { AlarmName: "stuck", StateReason: "test" };
  await local().sdk.cloudwatch.send(new SetAlarmStateCommand({ ...state, StateValue: "INSUFFICIENT_DATA" }));
  await local().sdk.cloudwatch.send(new SetAlarmStateCommand({ ...state, StateValue: "ALARM" }));
  expect(await notes()).toEqual([]);
});

it("an alarm whose topic or function is not there changes its state all the same", async () => {
  const gone = "arn:aws:lambda:us-east-1:123456789012:function:gone";
  await putAlarm({ AlarmActions: [`${TOPIC}-gone`, gone] });
  await breach();
  expect(await notes()).toEqual([]);
});
