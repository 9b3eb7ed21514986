import { createHash } from "node:crypto";
import type { Call } from "../../call";
import { type Living, livingTableOf } from "../../store/life-cycle";
import { tableOf } from "../../store/table";
import { tagsOf } from "../../store/tags";
import { type Configuration, LATEST, type Target } from "./function-shapes";
import { invalid, notFound } from "./refusals";

/** Larger code is deployed, and does not run. */
export const MOST_RUN_BYTES = 10 * 1024 * 1024;

export interface Code {
  /** The zip file in Base64; absent for one that is too large to be kept. */
  readonly zip?: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly sourceKmsKeyArn?: string;
}

export interface LambdaFunction {
  readonly name: string;
  readonly arn: string;
  /** Of a published version, such as `1`: what is not published has none. */
  readonly version?: string;
  /** The number of the last version that was published. */
  readonly lastVersion?: number;
  readonly configuration: Configuration;
  readonly architectures: readonly string[];
  readonly code: Code;
  readonly tenancy?: object;
  /** Executions at once that are kept for this function; 0 keeps it from being invoked. */
  readonly reservedConcurrency?: number;
  /** @default "Terminate" */
  readonly recursiveLoop?: "Allow" | "Terminate";
  readonly state: "Pending" | "Active" | "Failed";
  readonly stateReason?: string;
  readonly lastUpdateStatus: "InProgress" | "Successful" | "Failed";
  readonly lastUpdateStatusReason?: string;
  readonly lastModifiedTime: number;
  readonly revisionId: string;
}

export interface Alias {
  readonly functionName: string;
  readonly name: string;
  readonly arn: string;
  readonly functionVersion: string;
  readonly description: string;
  readonly routing?: object;
  readonly revisionId: string;
}

export const FUNCTIONS = livingTableOf<LambdaFunction>("lambda.functions");
/** By name and number: a version is a copy that does not change any more. */
export const VERSIONS = livingTableOf<LambdaFunction>("lambda.versions");
/** By name and alias. */
export const ALIASES = tableOf<Alias>("lambda.aliases");

export const functionArn = (call: Call, name: string, qualifier?: string) =>
  call.arn("lambda", `function:${name}${qualifier === undefined ? "" : `:${qualifier}`}`);

/** The key of what belongs to a version or an alias. */
export const keyOf = (name: string, qualifier: string) => `${name}:${qualifier}`;

export function findFunction(call: Call, name: string): Living<LambdaFunction> {
  const found = call.table(FUNCTIONS).get(name);
  if (found === undefined) {
    throw notFound(`Function not found: ${functionArn(call, name)}`);
  }
  return found;
}

/** The function, or the version that is named or that an alias leads to. */
export function findTarget(call: Call, { name, qualifier }: Target): Living<LambdaFunction> {
  const latest = findFunction(call, name);
  if (qualifier === undefined || qualifier === LATEST) {
    return latest;
  }
  const version = call.table(ALIASES).get(keyOf(name, qualifier))?.functionVersion ?? qualifier;
  const found = version === LATEST ? latest : call.table(VERSIONS).get(keyOf(name, version));
  if (found === undefined) {
    throw notFound(`Function not found: ${functionArn(call, name, qualifier)}`);
  }
  return found;
}

interface GivenCode {
  readonly ZipFile?: string;
  readonly SourceKMSKeyArn?: string;
}

/** @throws AwsError for what is no zip file, and for code that lies where nothing is here */
export function codeFrom({ ZipFile, SourceKMSKeyArn }: GivenCode): Code {
  if (ZipFile === undefined) {
    throw invalid("Local AWS takes code as ZipFile only: it has neither S3 nor ECR.");
  }
  const zip = Buffer.from(ZipFile, "base64");
  if (zip.subarray(0, 2).toString("latin1") !== "PK") {
    throw invalid("Could not unzip uploaded file. Please check your file, then try to upload again.");
  }
  return {
    sha256: createHash("sha256").update(zip).digest("base64"),
    bytes: zip.length,
    ...(zip.length <= MOST_RUN_BYTES && { zip: ZipFile }),
    sourceKmsKeyArn: SourceKMSKeyArn,
  };
}

/**
 * With the service's defaults for what was left out.
 * @param qualifier what the caller named it by
 */
export function described(
  { name, arn, version, configuration, architectures, code, ...lambda }: LambdaFunction,
  qualifier = version,
) {
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
    TenancyConfig: lambda.tenancy,
    FunctionName: name,
    FunctionArn: qualifier === undefined ? arn : `${arn}:${qualifier}`,
    PackageType: "Zip",
    Version: version ?? LATEST,
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

export function tagsOfFunction(call: Call, { arn }: LambdaFunction) {
  const tags = tagsOf(call, arn);
  return Object.keys(tags).length === 0 ? undefined : tags;
}
