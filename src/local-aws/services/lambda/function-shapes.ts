import { z } from "zod";

/** A name, an ARN or a part of one: all of them end in the name, or in a version behind it. */
const FUNCTION = /^(?:arn:[a-z-]+:lambda:)?(?:[a-z]{2}-[a-z-]+-\d:)?(?:\d{12}:)?(?:function:)?([\w-]+)(?::[\w$-]+)?$/;

export const functionName = () =>
  z
    .string()
    .min(1)
    .max(256)
    .regex(FUNCTION)
    .transform((text) => FUNCTION.exec(text)?.[1] ?? text);

export const byName = { FunctionName: functionName() } as const;

export const code = {
  ZipFile: z.string().optional(),
  S3Bucket: z.string().optional(),
  S3Key: z.string().optional(),
  ImageUri: z.string().optional(),
} as const;

export const architectures = () => z.array(z.enum(["x86_64", "arm64"])).length(1);

/**
 * What UpdateFunctionConfiguration takes.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html
 */
export const configuration = z.object({
  Runtime: z.string().optional(),
  Role: z
    .string()
    .regex(/^arn:[a-z-]+:iam::\d{12}:role\/?[\w+=,.@/-]+$/)
    .optional(),
  Handler: z.string().max(128).optional(),
  Description: z.string().max(256).optional(),
  Timeout: z.int().min(1).max(900).optional(),
  MemorySize: z.int().min(128).max(32_768).optional(),
  KMSKeyArn: z.string().optional(),
  Layers: z.array(z.string()).optional(),
  Environment: z.object({ Variables: z.record(z.string(), z.string()).optional() }).optional(),
  DeadLetterConfig: z.object({ TargetArn: z.string().optional() }).optional(),
  TracingConfig: z.object({ Mode: z.enum(["Active", "PassThrough"]) }).optional(),
  EphemeralStorage: z.object({ Size: z.int().min(512).max(10_240) }).optional(),
  LoggingConfig: z.looseObject({}).optional(),
  SnapStart: z.looseObject({}).optional(),
  VpcConfig: z.looseObject({}).optional(),
});

export type Configuration = z.output<typeof configuration>;
