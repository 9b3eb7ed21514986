import type { Service } from "../../service";
import { topicOperations } from "./topic";

export const sns: Service = {
  name: "sns",
  signingName: "sns",
  xmlNamespace: "http://sns.amazonaws.com/doc/2010-03-31/",
  validationCode: "InvalidParameter",
  operations: topicOperations,
};
