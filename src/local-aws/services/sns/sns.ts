import { z } from "zod";
import { parseInput } from "../../input";
import { operation, type Service } from "../../service";
import { forgetTopic, subscriptionOperations } from "./subscription";
import { topicOperations } from "./topic";

const byArn = z.object({ TopicArn: z.string() });

/** Takes the subscriptions of the topic along. */
const DeleteTopic = operation(topicOperations.DeleteTopic.schema, (input, call) => {
  const { TopicArn } = parseInput(byArn, input);
  forgetTopic(call, TopicArn);
  return topicOperations.DeleteTopic(input, call);
});

export const sns: Service = {
  name: "sns",
  signingName: "sns",
  xmlNamespace: "http://sns.amazonaws.com/doc/2010-03-31/",
  validationCode: "InvalidParameter",
  operations: { ...topicOperations, ...subscriptionOperations, DeleteTopic },
};
