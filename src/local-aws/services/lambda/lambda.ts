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

const FUNCTIONS_PATH = "/2015-03-31/functions";
const FUNCTION_PATH = `${FUNCTIONS_PATH}/{FunctionName}`;
const ALIAS_PATH = `${FUNCTION_PATH}/aliases/{Name}`;
const CONCURRENCY_PATH = "/2017-10-31/functions/{FunctionName}/concurrency";
const INVOKE_CONFIG_PATH = "/2019-09-25/functions/{FunctionName}/event-invoke-config";
const RECURSION_PATH = "/2024-08-31/functions/{FunctionName}/recursion-config";
const TAGS_PATH = "/2017-03-31/tags/{Resource}";

const routes: readonly Route[] = [
  { method: "POST", path: FUNCTIONS_PATH, operation: "CreateFunction", status: 201 },
  { method: "GET", path: FUNCTIONS_PATH, operation: "ListFunctions" },
  { method: "GET", path: FUNCTION_PATH, operation: "GetFunction" },
  { method: "DELETE", path: FUNCTION_PATH, operation: "DeleteFunction" },
  { method: "GET", path: `${FUNCTION_PATH}/configuration`, operation: "GetFunctionConfiguration" },
  { method: "PUT", path: `${FUNCTION_PATH}/configuration`, operation: "UpdateFunctionConfiguration" },
  { method: "PUT", path: `${FUNCTION_PATH}/code`, operation: "UpdateFunctionCode" },
  { method: "POST", path: `${FUNCTION_PATH}/versions`, operation: "PublishVersion", status: 201 },
  { method: "GET", path: `${FUNCTION_PATH}/versions`, operation: "ListVersionsByFunction" },
  { method: "POST", path: `${FUNCTION_PATH}/aliases`, operation: "CreateAlias", status: 201 },
  { method: "GET", path: `${FUNCTION_PATH}/aliases`, operation: "ListAliases" },
  { method: "GET", path: ALIAS_PATH, operation: "GetAlias" },
  { method: "PUT", path: ALIAS_PATH, operation: "UpdateAlias" },
  { method: "DELETE", path: ALIAS_PATH, operation: "DeleteAlias", status: 204 },
  { method: "POST", path: `${FUNCTION_PATH}/policy`, operation: "AddPermission", status: 201 },
  { method: "GET", path: `${FUNCTION_PATH}/policy`, operation: "GetPolicy" },
  { method: "DELETE", path: `${FUNCTION_PATH}/policy/{StatementId}`, operation: "RemovePermission", status: 204 },
  { method: "PUT", path: CONCURRENCY_PATH, operation: "PutFunctionConcurrency" },
  { method: "DELETE", path: CONCURRENCY_PATH, operation: "DeleteFunctionConcurrency", status: 204 },
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
  { method: "PUT", path: RECURSION_PATH, operation: "PutFunctionRecursionConfig" },
  { method: "GET", path: RECURSION_PATH, operation: "GetFunctionRecursionConfig" },
  { method: "PUT", path: INVOKE_CONFIG_PATH, operation: "PutFunctionEventInvokeConfig" },
  { method: "POST", path: INVOKE_CONFIG_PATH, operation: "UpdateFunctionEventInvokeConfig" },
  { method: "GET", path: INVOKE_CONFIG_PATH, operation: "GetFunctionEventInvokeConfig" },
  { method: "DELETE", path: INVOKE_CONFIG_PATH, operation: "DeleteFunctionEventInvokeConfig", status: 204 },
  { method: "GET", path: `${INVOKE_CONFIG_PATH}/list`, operation: "ListFunctionEventInvokeConfigs" },
  {
    method: "POST",
    path: `${FUNCTION_PATH}/invocations`,
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
  { method: "POST", path: TAGS_PATH, operation: "TagResource", status: 204 },
  { method: "DELETE", path: TAGS_PATH, operation: "UntagResource", query: { tagKeys: "TagKeys" }, status: 204 },
  { method: "GET", path: TAGS_PATH, operation: "ListTags" },
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
