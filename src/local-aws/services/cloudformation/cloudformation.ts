import { z } from "zod";
import { AwsError } from "../../errors";
import { operation, type Service } from "../../service";
import { inferenceComponentSchema } from "./inference-component-schema";

const SCHEMAS = new Map<string, object>([[inferenceComponentSchema.typeName, inferenceComponentSchema]]);

export const cloudformation: Service = {
  name: "cloudformation",
  signingName: "cloudformation",
  xmlNamespace: "http://cloudformation.amazonaws.com/doc/2010-05-15/",
  validationCode: "ValidationError",
  operations: {
    /** The Terraform provider plans a Cloud Control resource by its schema. */
    DescribeType: operation(z.object({ TypeName: z.string().min(1) }), ({ TypeName }, call) => {
      const schema = SCHEMAS.get(TypeName);
      if (schema === undefined) {
        throw new AwsError("TypeNotFoundException", `The type '${TypeName}' cannot be found.`, 404);
      }
      return {
        Arn: `arn:aws:cloudformation:${call.region}::type/resource/${TypeName.replaceAll("::", "-")}`,
        Type: "RESOURCE",
        TypeName,
        ProvisioningType: "FULLY_MUTABLE",
        Visibility: "PUBLIC",
        DeprecatedStatus: "LIVE",
        Schema: JSON.stringify(schema),
      };
    }),
  },
};
