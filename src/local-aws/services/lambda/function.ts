import { createHash } from "node:crypto";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import type { Living } from "../../store/life-cycle";
import { tableOf } from "../../store/table";
import { tagsOf } from "../../store/tags";
import type { Configuration } from "./function-shapes";

/** What a zip file is told by; the file itself is not kept, nobody runs it here. */
export interface Code {
  readonly sha256: string;
  readonly bytes: number;
}

export interface LambdaFunction {
  readonly name: string;
  readonly arn: string;
  readonly configuration: Configuration;
  readonly architectures: readonly string[];
  readonly code: Code;
  readonly state: "Pending" | "Active" | "Failed";
  readonly stateReason?: string;
  readonly lastUpdateStatus: "InProgress" | "Successful" | "Failed";
  readonly lastUpdateStatusReason?: string;
  readonly lastModifiedTime: number;
  readonly revisionId: string;
}

export const FUNCTIONS = tableOf<Living<LambdaFunction>>("lambda.functions");

export const functionArn = (call: Call, name: string) => call.arn("lambda", `function:${name}`);

export const notFound = (message: string) => new AwsError("ResourceNotFoundException", message, 404);
export const conflict = (message: string) => new AwsError("ResourceConflictException", message, 409);
export const invalid = (message: string) => new AwsError("InvalidParameterValueException", message);

export function findFunction(call: Call, name: string): Living<LambdaFunction> {
  const found = call.table(FUNCTIONS).get(name);
  if (found === undefined) {
    throw notFound(`Function not found: ${functionArn(call, name)}`);
  }
  return found;
}

/** @throws AwsError for what is no zip file, and for code that lies where nothing is here */
export function codeFrom({ ZipFile }: { readonly ZipFile?: string }): Code {
  if (ZipFile === undefined) {
    throw invalid("Local AWS takes code as ZipFile only: it has neither S3 nor ECR.");
  }
  const zip = Buffer.from(ZipFile, "base64");
  if (zip.subarray(0, 2).toString("latin1") !== "PK") {
    throw invalid("Could not unzip uploaded file. Please check your file, then try to upload again.");
  }
  return { sha256: createHash("sha256").update(zip).digest("base64"), bytes: zip.length };
}

/** With the service's defaults for what was left out. */
export function described({ name, arn, configuration, architectures, code, ...lambda }: LambdaFunction) {
  return {
    Description: "",
    Timeout: 3,
    MemorySize: 128,
    TracingConfig: { Mode: "PassThrough" },
    EphemeralStorage: { Size: 512 },
    LoggingConfig: { LogFormat: "Text", LogGroup: `/aws/lambda/${name}` },
    SnapStart: { ApplyOn: "None", OptimizationStatus: "Off" },
    ...configuration,
    Layers: configuration.Layers?.map((Arn) => ({ Arn, CodeSize: 0 })),
    FunctionName: name,
    FunctionArn: arn,
    PackageType: "Zip",
    Version: "$LATEST",
    Architectures: architectures,
    CodeSha256: code.sha256,
    CodeSize: code.bytes,
    LastModified: new Date(lambda.lastModifiedTime).toISOString().replace("Z", "+0000"),
    RevisionId: lambda.revisionId,
    State: lambda.state,
    StateReason: lambda.stateReason,
    LastUpdateStatus: lambda.lastUpdateStatus,
    LastUpdateStatusReason: lambda.lastUpdateStatusReason,
  };
}

export const tagsOfFunction = (call: Call, { arn }: LambdaFunction) => {
  const tags = tagsOf(call, arn);
  return Object.keys(tags).length === 0 ? undefined : tags;
};
