import { RowDynamics } from "../../dynamics";
import type { Flattened, Service } from "../../service";
import { LifeCycle } from "../../store/life-cycle";
import type { Dynamics } from "../../world";
import { MESSAGES, SENT } from "./message";
import { messageOperations } from "./message-operations";
import { DELETED_QUEUES } from "./queue";
import { queueOperations } from "./queue-operations";

const TAG: Flattened = { name: "Tag", entry: ["Key", "Value"] };

export const sqs: Service = {
  name: "sqs",
  signingName: "sqs",
  target: "AmazonSQS",
  xmlNamespace: "http://queue.amazonaws.com/doc/2012-11-05/",
  flattened: {
    Attributes: { name: "Attribute", entry: ["Name", "Value"] },
    AttributeNames: { name: "AttributeName" },
    QueueUrls: { name: "QueueUrl" },
    TagKeys: { name: "TagKey" },
    Tags: TAG,
    tags: TAG,
  },
  validationCode: "InvalidParameterValue",
  operations: { ...queueOperations, ...messageOperations },
};

export const sqsLife: readonly Dynamics[] = [
  new LifeCycle(DELETED_QUEUES),
  new RowDynamics(MESSAGES, (call, key) => {
    call.table(MESSAGES).delete(key);
  }),
  new RowDynamics(SENT, (call, key) => {
    call.table(SENT).delete(key);
  }),
];
