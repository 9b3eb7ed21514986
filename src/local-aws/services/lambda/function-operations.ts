import { z } from "zod";
import { AwsError } from "../../errors";
import { flag, numeric } from "../../input";
import { operation } from "../../service";
import { pageOf } from "../../store/page";
import { codeFrom, described, FUNCTIONS, findFunction, findTarget, tagsOfFunction } from "./function";
import { changeFunction, createFunction, deleteFunction } from "./function-changes";
import {
  architectures,
  byName,
  byQualifiedName,
  code,
  configuration,
  functionName,
  LATEST,
  targetOf,
} from "./function-shapes";
import { invalid, requireRevision } from "./refusals";
import { deleteVersion, publish, versionsOf } from "./version";

const paging = { Marker: z.string().optional(), MaxItems: numeric(z.int().min(1).max(10_000)).default(50) } as const;

const newFunction = configuration.required({ Role: true }).extend({
  FunctionName: functionName(),
  Code: z.object(code),
  PackageType: z.enum(["Zip", "Image"]).default("Zip"),
  ImageConfig: z.looseObject({}).optional(),
  Architectures: architectures().default(["x86_64"]),
  CodeSigningConfigArn: z.string().optional(),
  TenancyConfig: z.looseObject({}).optional(),
  Publish: flag().default(false),
  PublishTo: z.string().optional(),
  Tags: z.record(z.string(), z.string()).default({}),
});

export const functionOperations = {
  CreateFunction: operation(
    newFunction,
    ({ FunctionName, Code, Architectures, Tags, Publish, PublishTo: _, PackageType, ImageConfig, ...input }, call) => {
      const { CodeSigningConfigArn, TenancyConfig, ...wanted } = input;
      const code = codeFrom(Code);
      if (PackageType === "Image" || ImageConfig !== undefined) {
        throw invalid("PackageType and ImageConfig are for container images, and the code is a .zip file.");
      }
      if (wanted.Runtime === undefined || wanted.Handler === undefined) {
        throw invalid("Runtime and Handler are mandatory parameters for functions created with deployment packages.");
      }
      if (CodeSigningConfigArn !== undefined && CodeSigningConfigArn !== "") {
        throw new AwsError(
          "CodeSigningConfigNotFoundException",
          "The code signing configuration cannot be found.",
          404,
        );
      }
      const created = createFunction(call, {
        name: FunctionName,
        configuration: wanted,
        architectures: Architectures,
        code,
        tenancy: TenancyConfig,
        tags: Tags,
      });
      return described(Publish ? publish(call, created) : created);
    },
  ),

  GetFunction: operation(z.object(byQualifiedName), (input, call) => {
    const target = targetOf(input);
    const found = findTarget(call, target);
    const { reservedConcurrency } = findFunction(call, target.name);
    return {
      Configuration: described(found, target.qualifier),
      Code: { RepositoryType: "S3", SourceKMSKeyArn: found.code.sourceKmsKeyArn },
      Concurrency:
        reservedConcurrency === undefined ? undefined : { ReservedConcurrentExecutions: reservedConcurrency },
      Tags: tagsOfFunction(call, found),
    };
  }),

  GetFunctionConfiguration: operation(z.object(byQualifiedName), (input, call) => {
    const target = targetOf(input);
    return described(findTarget(call, target), target.qualifier);
  }),

  UpdateFunctionConfiguration: operation(
    configuration.extend({ ...byName, ImageConfig: z.looseObject({}).optional(), RevisionId: z.string().optional() }),
    ({ FunctionName, RevisionId, ImageConfig, ...change }, call) => {
      const before = findFunction(call, FunctionName);
      requireRevision(RevisionId, before.revisionId);
      if (ImageConfig !== undefined) {
        throw invalid("ImageConfig is for container images, and the code of this function is a .zip file.");
      }
      const wanted = { configuration: { ...before.configuration, ...change } };
      return described(changeFunction(call, "UpdateFunctionConfiguration", FunctionName, wanted));
    },
  ),

  UpdateFunctionCode: operation(
    z.object({
      ...byName,
      ...code,
      Architectures: architectures().optional(),
      Publish: flag().default(false),
      PublishTo: z.string().optional(),
      DryRun: flag().default(false),
      RevisionId: z.string().optional(),
    }),
    ({ FunctionName, Architectures, Publish, DryRun, RevisionId, ...wanted }, call) => {
      const before = findFunction(call, FunctionName);
      requireRevision(RevisionId, before.revisionId);
      const change = { code: codeFrom(wanted), architectures: Architectures ?? before.architectures };
      if (DryRun) {
        return described({ ...before, ...change });
      }
      const changed = changeFunction(call, "UpdateFunctionCode", FunctionName, change);
      return described(Publish ? publish(call, changed) : changed);
    },
  ),

  DeleteFunction: operation(z.object(byQualifiedName), (input, call) => {
    const { name, qualifier } = targetOf(input);
    if (qualifier === LATEST) {
      throw invalid("$LATEST version cannot be deleted without deleting the function.");
    }
    if (qualifier === undefined) {
      deleteFunction(call, name);
    } else {
      deleteVersion(call, name, qualifier);
    }
    return {};
  }),

  ListFunctions: operation(
    // Copies of other Regions are for Lambda@Edge, which is not here.
    z.object({ ...paging, MasterRegion: z.string().optional(), FunctionVersion: z.enum(["ALL"]).optional() }),
    ({ Marker, MaxItems, FunctionVersion }, call) => {
      const latest = call.table(FUNCTIONS).values();
      const versions = FunctionVersion === "ALL" ? latest.flatMap(({ name }) => versionsOf(call, name)) : [];
      const key = ({ name, version = "" }: { readonly name: string; readonly version?: string }) =>
        `${name} ${version.padStart(10, "0")}`;
      const { rows, next } = pageOf([...latest, ...versions], { key, token: Marker, limit: MaxItems });
      return {
        Functions: rows.map((row) => described(row, FunctionVersion === "ALL" ? (row.version ?? LATEST) : undefined)),
        NextMarker: next,
      };
    },
  ),

  /** Code is not signed here. */
  GetFunctionCodeSigningConfig: operation(z.object(byName), ({ FunctionName }, call) => ({
    FunctionName: findFunction(call, FunctionName).name,
    CodeSigningConfigArn: "",
  })),
};
