import { z } from "zod";
import { numeric } from "../../input";
import { operation } from "../../service";
import { pageOf } from "../../store/page";
import { codeFrom, described, FUNCTIONS, findFunction, tagsOfFunction } from "./function";
import { changeFunction, createFunction, deleteFunction } from "./function-changes";
import { architectures, byName, code, configuration, functionName } from "./function-shapes";

const paging = { Marker: z.string().optional(), MaxItems: numeric(z.int().min(1).max(10_000)).default(50) } as const;

const newFunction = configuration.extend({
  FunctionName: functionName(),
  Role: z.string(),
  Code: z.object(code),
  Architectures: architectures().default(["x86_64"]),
  Tags: z.record(z.string(), z.string()).default({}),
});

export const functionOperations = {
  CreateFunction: operation(newFunction, ({ FunctionName, Code, Architectures, Tags, ...wanted }, call) =>
    described(
      createFunction(call, {
        name: FunctionName,
        configuration: configuration.parse(wanted),
        architectures: Architectures,
        code: codeFrom(Code),
        tags: Tags,
      }),
    ),
  ),

  GetFunction: operation(z.object(byName), ({ FunctionName }, call) => {
    const found = findFunction(call, FunctionName);
    return { Configuration: described(found), Code: { RepositoryType: "S3" }, Tags: tagsOfFunction(call, found) };
  }),

  GetFunctionConfiguration: operation(z.object(byName), ({ FunctionName }, call) =>
    described(findFunction(call, FunctionName)),
  ),

  UpdateFunctionConfiguration: operation(configuration.extend(byName), ({ FunctionName, ...change }, call) => {
    const before = findFunction(call, FunctionName);
    const wanted = { configuration: { ...before.configuration, ...configuration.parse(change) } };
    return described(changeFunction(call, "UpdateFunctionConfiguration", FunctionName, wanted));
  }),

  UpdateFunctionCode: operation(
    z.object({ ...byName, ...code, Architectures: architectures().optional() }),
    ({ FunctionName, Architectures, ...wanted }, call) => {
      const before = findFunction(call, FunctionName);
      const change = { code: codeFrom(wanted), architectures: Architectures ?? before.architectures };
      return described(changeFunction(call, "UpdateFunctionCode", FunctionName, change));
    },
  ),

  DeleteFunction: operation(z.object(byName), ({ FunctionName }, call) => {
    deleteFunction(call, FunctionName);
    return {};
  }),

  ListFunctions: operation(z.object(paging), ({ Marker, MaxItems }, call) => {
    const all = call.table(FUNCTIONS).values();
    const { rows, next } = pageOf(all, { key: ({ name }) => name, token: Marker, limit: MaxItems });
    return { Functions: rows.map(described), NextMarker: next };
  }),

  /** Nothing is published here: there is the unpublished version only. */
  ListVersionsByFunction: operation(z.object({ ...byName, ...paging }), ({ FunctionName }, call) => {
    const latest = described(findFunction(call, FunctionName));
    return { Versions: [{ ...latest, FunctionArn: `${latest.FunctionArn}:$LATEST` }] };
  }),

  /** Code is not signed here. */
  GetFunctionCodeSigningConfig: operation(z.object(byName), ({ FunctionName }, call) => ({
    FunctionName: findFunction(call, FunctionName).name,
    CodeSigningConfigArn: "",
  })),
};
