import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Call } from "../../call";
import { numeric } from "../../input";
import { operation } from "../../service";
import { pageOf } from "../../store/page";
import { forgetInvokeConfigs } from "./event-invoke-config";
import { ALIASES, type Alias, described, findFunction, findTarget, functionArn, keyOf } from "./function";
import { requireSettled } from "./function-changes";
import { byName, description, LATEST } from "./function-shapes";
import { forgetPolicies } from "./permission-operations";
import { conflict, invalid, notFound, requireRevision } from "./refusals";
import { aliasesOf, publish, versionsOf } from "./version";

const paging = { Marker: z.string().optional(), MaxItems: numeric(z.int().min(1).max(10_000)).default(50) } as const;
const versionNumber = () =>
  z
    .string()
    .min(1)
    .max(1024)
    .regex(/^(\$LATEST|\d+)$/);
const byAlias = {
  ...byName,
  Name: z
    .string()
    .min(1)
    .max(128)
    .regex(/^(?!\d+$)[\w-]+$/),
} as const;
const routing = () =>
  z.object({ AdditionalVersionWeights: z.record(z.string(), z.number().min(0).max(1)).default({}) });

export const versionOperations = {
  PublishVersion: operation(
    z.object({
      ...byName,
      CodeSha256: z.string().optional(),
      Description: description().optional(),
      RevisionId: z.string().optional(),
      PublishTo: z.string().optional(),
    }),
    ({ FunctionName, CodeSha256, Description, RevisionId }, call) => {
      const lambda = findFunction(call, FunctionName);
      requireRevision(RevisionId, lambda.revisionId);
      requireSettled(lambda);
      if (CodeSha256 !== undefined && CodeSha256 !== lambda.code.sha256) {
        throw invalid(
          `CodeSHA256 (${CodeSha256}) is different from current CodeSHA256 in $LATEST (${lambda.code.sha256}). ` +
            "Please try again with the CodeSHA256 in $LATEST.",
        );
      }
      return described(publish(call, lambda, Description));
    },
  ),

  ListVersionsByFunction: operation(z.object({ ...byName, ...paging }), ({ FunctionName, Marker, MaxItems }, call) => {
    const all = [findFunction(call, FunctionName), ...versionsOf(call, FunctionName)];
    const key = ({ version = "0" }) => version.padStart(10, "0");
    const { rows, next } = pageOf(all, { key, token: Marker, limit: MaxItems });
    return { Versions: rows.map((row) => described(row, row.version ?? LATEST)), NextMarker: next };
  }),

  CreateAlias: operation(
    z.object({
      ...byAlias,
      FunctionVersion: versionNumber(),
      Description: description().default(""),
      RoutingConfig: routing().optional(),
    }),
    ({ FunctionName: name, Name, FunctionVersion, Description, RoutingConfig }, call) => {
      const arn = functionArn(call, name, Name);
      findTarget(call, { name, qualifier: FunctionVersion });
      if (call.table(ALIASES).has(keyOf(name, Name))) {
        throw conflict(`Alias already exists: ${arn}`);
      }
      requireRouted(call, name, RoutingConfig);
      return put(call, {
        functionName: name,
        name: Name,
        arn,
        functionVersion: FunctionVersion,
        description: Description,
        routing: RoutingConfig,
        revisionId: randomUUID(),
      });
    },
  ),

  GetAlias: operation(z.object(byAlias), ({ FunctionName, Name }, call) => toldOf(findAlias(call, FunctionName, Name))),

  UpdateAlias: operation(
    z.object({
      ...byAlias,
      FunctionVersion: versionNumber().optional(),
      Description: description().optional(),
      RoutingConfig: routing().optional(),
      RevisionId: z.string().optional(),
    }),
    ({ FunctionName: name, Name, FunctionVersion, Description, RoutingConfig, RevisionId }, call) => {
      const alias = findAlias(call, name, Name);
      requireRevision(RevisionId, alias.revisionId);
      const functionVersion = FunctionVersion ?? alias.functionVersion;
      findTarget(call, { name, qualifier: functionVersion });
      requireRouted(call, name, RoutingConfig);
      return put(call, {
        ...alias,
        functionVersion,
        description: Description ?? alias.description,
        routing: RoutingConfig ?? alias.routing,
        revisionId: randomUUID(),
      });
    },
  ),

  /** Deleting an alias that is not there is no error. */
  DeleteAlias: operation(z.object(byAlias), ({ FunctionName, Name }, call) => {
    call.table(ALIASES).delete(keyOf(FunctionName, Name));
    forgetPolicies(call, FunctionName, Name);
    forgetInvokeConfigs(call, FunctionName, Name);
    return {};
  }),

  ListAliases: operation(
    z.object({ ...byName, ...paging, FunctionVersion: versionNumber().optional() }),
    ({ FunctionName, FunctionVersion, Marker, MaxItems }, call) => {
      findFunction(call, FunctionName);
      const wanted = aliasesOf(call, FunctionName).filter(
        ({ functionVersion }) => functionVersion === (FunctionVersion ?? functionVersion),
      );
      const { rows, next } = pageOf(wanted, { key: ({ name }) => name, token: Marker, limit: MaxItems });
      return { Aliases: rows.map(toldOf), NextMarker: next };
    },
  ),
};

function findAlias(call: Call, functionName: string, name: string): Alias {
  findFunction(call, functionName);
  const alias = call.table(ALIASES).get(keyOf(functionName, name));
  if (alias === undefined) {
    throw notFound(`Cannot find alias arn: ${functionArn(call, functionName, name)}`);
  }
  return alias;
}

/** @throws AwsError when requests are to go to a version that is not there */
function requireRouted(call: Call, name: string, config: z.output<ReturnType<typeof routing>> | undefined): void {
  for (const version of Object.keys(config?.AdditionalVersionWeights ?? {})) {
    findTarget(call, { name, qualifier: version });
  }
}

const put = (call: Call, alias: Alias) => toldOf(call.table(ALIASES).put(keyOf(alias.functionName, alias.name), alias));

const toldOf = (alias: Alias) => ({
  AliasArn: alias.arn,
  Name: alias.name,
  FunctionVersion: alias.functionVersion,
  Description: alias.description,
  RoutingConfig: alias.routing,
  RevisionId: alias.revisionId,
});
