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
    DescribeType: operation(
      z.object({
        TypeName: z.string().min(1).max(204).optional(),
        Type: z.enum(["RESOURCE", "MODULE", "HOOK"]).optional(),
        Arn: z.string().max(1024).optional(),
        VersionId: z.string().max(128).optional(),
        PublisherId: z.string().max(40).optional(),
        PublicVersionNumber: z.string().optional(),
      }),
      ({ TypeName, Type = "RESOURCE", Arn, VersionId, PublisherId, PublicVersionNumber }, call) => {
        if (TypeName === undefined && Arn === undefined) {
          throw new AwsError("ValidationError", "Either the ARN, or the TypeName and the Type, are required.");
        }
        const name = TypeName ?? Arn?.split("/").at(-1)?.replaceAll("-", "::") ?? "";
        const schema = SCHEMAS.get(name);
        const others = [VersionId, PublisherId, PublicVersionNumber].some((value) => value !== undefined);
        // AWS's own types have one version here, and no other publisher.
        if (schema === undefined || Type !== "RESOURCE" || others) {
          throw new AwsError("TypeNotFoundException", `The type '${name}' cannot be found.`, 404);
        }
        return {
          Arn: `arn:aws:cloudformation:${call.region}::type/resource/${name.replaceAll("::", "-")}`,
          Type: "RESOURCE",
          TypeName: name,
          ProvisioningType: "FULLY_MUTABLE",
          Visibility: "PUBLIC",
          DeprecatedStatus: "LIVE",
          Schema: JSON.stringify(schema),
        };
      },
    ),
  },
};
