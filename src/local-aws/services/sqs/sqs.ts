import type { Flattened, Service } from "../../service";
import { LifeCycle } from "../../store/life-cycle";
import type { Dynamics } from "../../world";
import { DELETED_QUEUES } from "./queue";
import { queueOperations } from "./queue-operations";

const TAG: Flattened = { name: "Tag", entry: ["Key", "Value"] };

/** The control plane: nothing that runs here puts a message into a queue yet. */
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
  operations: queueOperations,
};

export const sqsLife: readonly Dynamics[] = [new LifeCycle(DELETED_QUEUES)];
