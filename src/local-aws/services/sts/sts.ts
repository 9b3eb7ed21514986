import { z } from "zod";
import { ACCOUNT } from "../../call";
import { operation, type Service } from "../../service";

export const sts: Service = {
  name: "sts",
  signingName: "sts",
  xmlNamespace: "https://sts.amazonaws.com/doc/2011-06-15/",
  validationCode: "ValidationError",
  operations: {
    GetCallerIdentity: operation(z.object({}), (_input, call) => ({
      UserId: "AIDALOCALAWSLOCALAWSL",
      Account: ACCOUNT,
      Arn: call.globalArn("iam", "user/local"),
    })),
  },
};
