import type { Service } from "../../service";
import { policyOperations } from "./policy-operations";
import { policyVersionOperations } from "./policy-version-operations";
import { roleOperations } from "./role-operations";
import { rolePolicyOperations } from "./role-policy";

export const iam: Service = {
  name: "iam",
  signingName: "iam",
  xmlNamespace: "https://iam.amazonaws.com/doc/2010-05-08/",
  validationCode: "ValidationError",
  operations: { ...roleOperations, ...rolePolicyOperations, ...policyOperations, ...policyVersionOperations },
};
