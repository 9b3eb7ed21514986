import type { Route, Service } from "../../service";
import { LifeCycle } from "../../store/life-cycle";
import type { Dynamics } from "../../world";
import { eventInvokeConfigOperations } from "./event-invoke-config";
import { FUNCTIONS } from "./function";
import { functionOperations } from "./function-operations";
import { tagOperations } from "./tag-operations";

const functions = "/2015-03-31/functions";
const one = `${functions}/{FunctionName}`;
const invokeConfig = "/2019-09-25/functions/{FunctionName}/event-invoke-config";
const tags = "/2017-03-31/tags/{Resource}";

const routes: readonly Route[] = [
  { method: "POST", path: functions, operation: "CreateFunction" },
  { method: "GET", path: functions, operation: "ListFunctions" },
  { method: "GET", path: one, operation: "GetFunction" },
  { method: "DELETE", path: one, operation: "DeleteFunction" },
  { method: "GET", path: `${one}/configuration`, operation: "GetFunctionConfiguration" },
  { method: "PUT", path: `${one}/configuration`, operation: "UpdateFunctionConfiguration" },
  { method: "PUT", path: `${one}/code`, operation: "UpdateFunctionCode" },
  { method: "GET", path: `${one}/versions`, operation: "ListVersionsByFunction" },
  {
    method: "GET",
    path: "/2020-06-30/functions/{FunctionName}/code-signing-config",
    operation: "GetFunctionCodeSigningConfig",
  },
  { method: "PUT", path: invokeConfig, operation: "PutFunctionEventInvokeConfig" },
  { method: "POST", path: invokeConfig, operation: "UpdateFunctionEventInvokeConfig" },
  { method: "GET", path: invokeConfig, operation: "GetFunctionEventInvokeConfig" },
  { method: "DELETE", path: invokeConfig, operation: "DeleteFunctionEventInvokeConfig" },
  { method: "GET", path: `${invokeConfig}/list`, operation: "ListFunctionEventInvokeConfigs" },
  { method: "POST", path: tags, operation: "TagResource" },
  { method: "DELETE", path: tags, operation: "UntagResource", query: { tagKeys: "TagKeys" } },
  { method: "GET", path: tags, operation: "ListTags" },
];

/** The control plane: functions are not run here. */
export const lambda: Service = {
  name: "lambda",
  signingName: "lambda",
  routes,
  validationCode: "InvalidParameterValueException",
  operations: { ...functionOperations, ...eventInvokeConfigOperations, ...tagOperations },
};

export const lambdaLife: readonly Dynamics[] = [new LifeCycle(FUNCTIONS)];
