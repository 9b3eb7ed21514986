import { z } from "zod";
import { checkEnvironment } from "./environment";
import { invalid } from "./refusals";

/** A name, an ARN or a part of one: all of them end in the name, or in a version or alias behind it. */
const FUNCTION =
  /^(?:arn:[a-z-]+:lambda:)?(?:[a-z]{2}-[a-z-]+-\d:)?(?:\d{12}:)?(?:function:)?([\w-]+)(?::(\$LATEST|[\w-]+))?$/;

export const LATEST = "$LATEST";

const named = () => z.string().min(1).max(256).regex(FUNCTION);
export const qualifier = () =>
  z
    .string()
    .min(1)
    .max(128)
    .regex(/^(\$LATEST|[\w-]+)$/);

/** The name of a function, for operations on what is not published. */
export const functionName = () =>
  named().transform((text) => {
    const [, name = text, version = LATEST] = FUNCTION.exec(text) ?? [];
    if (version !== LATEST) {
      throw invalid(`The operation works on the unpublished function only, and ${text} names ${version} of it.`);
    }
    return name;
  });

export const byName = { FunctionName: functionName() } as const;

/** A function, or one of its versions and aliases. */
export const byQualifiedName = { FunctionName: named(), Qualifier: qualifier().optional() } as const;

export interface Target {
  readonly name: string;
  /** `undefined` when none was named, which means the unpublished function. */
  readonly qualifier: string | undefined;
}

/** @throws AwsError when the name says something else than the qualifier */
export function targetOf(input: { readonly FunctionName: string; readonly Qualifier?: string }): Target {
  const [, name = input.FunctionName, derived] = FUNCTION.exec(input.FunctionName) ?? [];
  if (derived !== undefined && input.Qualifier !== undefined && derived !== input.Qualifier) {
    throw invalid("The derived qualifier from the function name does not match the specified qualifier.");
  }
  return { name, qualifier: derived ?? input.Qualifier };
}

const keyArn = () => z.string().regex(/^(arn:[a-z-]+:[a-z0-9-.]+:.*)?$/);

export const code = {
  ZipFile: z.string().optional(),
  S3Bucket: z.string().optional(),
  S3Key: z.string().optional(),
  S3ObjectVersion: z.string().optional(),
  S3ObjectStorageMode: z.string().optional(),
  ImageUri: z.string().optional(),
  SourceKMSKeyArn: keyArn().optional(),
} as const;

export const architectures = () => z.array(z.enum(["x86_64", "arm64"])).length(1);

export const description = () => z.string().max(256);

/**
 * What UpdateFunctionConfiguration takes.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html
 */
export const configuration = z.object({
  // The names of the families: AWS adds versions every few months.
  Runtime: z
    .string()
    .regex(/^(nodejs|python|java|dotnet|dotnetcore|ruby|go|provided)[\w.-]*$/)
    .optional(),
  Role: z
    .string()
    .regex(/^arn:[a-z-]+:iam::\d{12}:role\/?[\w+=,.@/-]+$/)
    .optional(),
  Handler: z.string().max(128).regex(/^\S+$/).optional(),
  Description: description().optional(),
  Timeout: z.int().min(1).max(900).optional(),
  MemorySize: z.int().min(128).max(32_768).optional(),
  KMSKeyArn: keyArn().optional(),
  Layers: z.array(z.string()).optional(),
  Environment: z
    .object({ Variables: z.record(z.string(), z.string()).optional() })
    .transform(checkEnvironment)
    .optional(),
  DeadLetterConfig: z
    .object({
      TargetArn: z
        .string()
        .regex(/^(arn:[a-z-]+:[a-z0-9-.]+:.*)?$/)
        .optional(),
    })
    .optional(),
  TracingConfig: z.object({ Mode: z.enum(["Active", "PassThrough"]) }).optional(),
  EphemeralStorage: z.object({ Size: z.int().min(512).max(10_240) }).optional(),
  FileSystemConfigs: z
    .array(z.object({ Arn: z.string(), LocalMountPath: z.string() }))
    .max(1)
    .optional(),
  LoggingConfig: z.looseObject({}).optional(),
  SnapStart: z.looseObject({}).optional(),
  VpcConfig: z.looseObject({}).optional(),
  CapacityProviderConfig: z.looseObject({}).optional(),
  DurableConfig: z.looseObject({}).optional(),
});

export type Configuration = z.output<typeof configuration>;
