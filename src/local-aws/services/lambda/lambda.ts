import { RowDynamics } from "../../dynamics";
import type { Route, Service } from "../../service";
import { LifeCycle } from "../../store/life-cycle";
import type { Dynamics } from "../../world";
import { concurrencyOperations } from "./concurrency-operations";
import { EVENTS, runEvent } from "./event";
import { eventInvokeConfigOperations } from "./event-invoke-config";
import { FUNCTIONS, VERSIONS } from "./function";
import { functionOperations } from "./function-operations";
import { invoke } from "./invoke";
import { permissionOperations } from "./permission-operations";
import { recursionOperations } from "./recursion-operations";
import { tagOperations } from "./tag-operations";
import { versionOperations } from "./version-operations";

const functions = "/2015-03-31/functions";
const one = `${functions}/{FunctionName}`;
const alias = `${one}/aliases/{Name}`;
const concurrency = "/2017-10-31/functions/{FunctionName}/concurrency";
const invokeConfig = "/2019-09-25/functions/{FunctionName}/event-invoke-config";
const recursion = "/2024-08-31/functions/{FunctionName}/recursion-config";
const tags = "/2017-03-31/tags/{Resource}";

const routes: readonly Route[] = [
  { method: "POST", path: functions, operation: "CreateFunction", status: 201 },
  { method: "GET", path: functions, operation: "ListFunctions" },
  { method: "GET", path: one, operation: "GetFunction" },
  { method: "DELETE", path: one, operation: "DeleteFunction" },
  { method: "GET", path: `${one}/configuration`, operation: "GetFunctionConfiguration" },
  { method: "PUT", path: `${one}/configuration`, operation: "UpdateFunctionConfiguration" },
  { method: "PUT", path: `${one}/code`, operation: "UpdateFunctionCode" },
  { method: "POST", path: `${one}/versions`, operation: "PublishVersion", status: 201 },
  { method: "GET", path: `${one}/versions`, operation: "ListVersionsByFunction" },
  { method: "POST", path: `${one}/aliases`, operation: "CreateAlias", status: 201 },
  { method: "GET", path: `${one}/aliases`, operation: "ListAliases" },
  { method: "GET", path: alias, operation: "GetAlias" },
  { method: "PUT", path: alias, operation: "UpdateAlias" },
  { method: "DELETE", path: alias, operation: "DeleteAlias", status: 204 },
  { method: "POST", path: `${one}/policy`, operation: "AddPermission", status: 201 },
  { method: "GET", path: `${one}/policy`, operation: "GetPolicy" },
  { method: "DELETE", path: `${one}/policy/{StatementId}`, operation: "RemovePermission", status: 204 },
  { method: "PUT", path: concurrency, operation: "PutFunctionConcurrency" },
  { method: "DELETE", path: concurrency, operation: "DeleteFunctionConcurrency", status: 204 },
  {
    method: "GET",
    path: "/2019-09-30/functions/{FunctionName}/concurrency",
    operation: "GetFunctionConcurrency",
  },
  {
    method: "GET",
    path: "/2020-06-30/functions/{FunctionName}/code-signing-config",
    operation: "GetFunctionCodeSigningConfig",
  },
  { method: "PUT", path: recursion, operation: "PutFunctionRecursionConfig" },
  { method: "GET", path: recursion, operation: "GetFunctionRecursionConfig" },
  { method: "PUT", path: invokeConfig, operation: "PutFunctionEventInvokeConfig" },
  { method: "POST", path: invokeConfig, operation: "UpdateFunctionEventInvokeConfig" },
  { method: "GET", path: invokeConfig, operation: "GetFunctionEventInvokeConfig" },
  { method: "DELETE", path: invokeConfig, operation: "DeleteFunctionEventInvokeConfig", status: 204 },
  { method: "GET", path: `${invokeConfig}/list`, operation: "ListFunctionEventInvokeConfigs" },
  {
    method: "POST",
    path: `${one}/invocations`,
    operation: "Invoke",
    headers: {
      "x-amz-invocation-type": "InvocationType",
      "x-amz-log-type": "LogType",
      "x-amz-client-context": "ClientContext",
      "x-amz-durable-execution-name": "DurableExecutionName",
      "x-amz-tenant-id": "TenantId",
      "x-amzn-trace-id": "TraceHeader",
    },
    body: "Payload",
  },
  { method: "POST", path: tags, operation: "TagResource", status: 204 },
  { method: "DELETE", path: tags, operation: "UntagResource", query: { tagKeys: "TagKeys" }, status: 204 },
  { method: "GET", path: tags, operation: "ListTags" },
];

export const lambda: Service = {
  name: "lambda",
  signingName: "lambda",
  routes,
  invalidTokenCode: "InvalidParameterValueException",
  operations: {
    ...functionOperations,
    ...versionOperations,
    ...permissionOperations,
    ...concurrencyOperations,
    ...eventInvokeConfigOperations,
    ...recursionOperations,
    ...tagOperations,
    Invoke: invoke,
  },
};

export const lambdaLife: readonly Dynamics[] = [
  new LifeCycle(FUNCTIONS),
  new LifeCycle(VERSIONS),
  new RowDynamics(EVENTS, runEvent),
];
