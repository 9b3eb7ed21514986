import * as cloudwatch from "@aws-sdk/client-cloudwatch";
import * as sagemaker from "@aws-sdk/client-sagemaker";
import { z } from "zod";
import { SERVICES } from "../../src/local-aws/services/services";
import { inputOf } from "../aws/support/sdk-schema";
import { requestProblems } from "./support/request-problems";
import { MODELLED } from "./support/sdk-models";

/* What local AWS takes in a request, by the models of the services. */

/** What it takes beside the models, by operation: the AWS SDKs send the trace header from within functions. */
const BESIDE: Readonly<Record<string, readonly string[]>> = { "lambda Invoke": [".TraceHeader is unknown"] };

it.each(MODELLED.map((one) => [`${one.service} ${one.name}`, one] as const))(
  "%s",
  (which, { service, name, input }) => {
    const operation = SERVICES.find((one) => one.name === service)?.operations[name];
    expect(operation && requestProblems(input, operation.schema)).toEqual(BESIDE[which] ?? []);
  },
);

describe("a validation that differs from the model is reported", () => {
  const model = inputOf([sagemaker], "CreateInferenceComponent");

  it.each([
    ["a name that is misspelled", z.object({ EndpointNames: z.string() }), ".EndpointNames is unknown"],
    ["another kind", z.object({ EndpointName: z.number().optional() }), ".EndpointName is no number"],
    [
      "a name inside of a structure",
      z.object({ RuntimeConfig: z.object({ DesiredCopyCount: z.int() }) }),
      ".RuntimeConfig.DesiredCopyCount is unknown",
    ],
    ["one for a list", z.object({ Tags: z.object({ Key: z.string() }) }), ".Tags is no structure"],
    ["an element of a list", z.object({ Tags: z.array(z.object({ Name: z.string() })) }), ".Tags[].Name is unknown"],
    [
      "a choice of which none fits",
      z.object({ VariantName: z.union([z.boolean(), z.number()]) }),
      ".VariantName is no",
    ],
  ])("%s", (_, validation, problem) => {
    expect(requestProblems(model, validation)).toContainEqual(expect.stringContaining(problem));
  });

  it("a text for a flag, beside the flag itself, is what protocols of texts need", () => {
    const flag = z.union([z.boolean(), z.enum(["true", "false"])]);
    const alarm = inputOf([cloudwatch], "PutMetricAlarm");
    expect(requestProblems(alarm, z.object({ ActionsEnabled: flag }))).toEqual([]);
  });
});
