import * as sagemaker from "@aws-sdk/client-sagemaker";
import type { NormalizedSchema } from "@smithy/core/schema";
import { schedule } from "../../src/topology/aws/nodes/schedule";
import type { ScheduleInput } from "../../src/topology/nodes/schedule";
import { inputOf } from "../aws/support/sdk-schema";

/** A value with every member of a schema. */
function whole(schema: NormalizedSchema): unknown {
  if (schema.isStructSchema()) {
    return Object.fromEntries([...schema.structIterator()].map(([name, member]) => [name, whole(member)]));
  }
  if (schema.isListSchema()) {
    return [whole(schema.getValueSchema())];
  }
  if (schema.isMapSchema()) {
    return { NAME: whole(schema.getValueSchema()) };
  }
  return schema.isNumericSchema() ? 1 : schema.isBooleanSchema() ? true : "text";
}

/** What is read of the input of a schedule that calls an operation of SageMaker. */
function read(operation: string, input: object): ScheduleInput {
  const Arn = `arn:aws:scheduler:::aws-sdk:sagemaker:${operation.charAt(0).toLowerCase()}${operation.slice(1)}`;
  const node = schedule({ $metadata: {}, Target: { Arn, RoleArn: "role", Input: JSON.stringify(input) } });
  return node.input as ScheduleInput;
}

/** The paths of what was looked for and is not there. */
function absent(value: unknown, path = ""): readonly string[] {
  return typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([name, member]) => absent(member, `${path}.${name}`))
    : value === undefined
      ? [path]
      : [];
}

describe("the members of a schedule's input have the names of the SDK's schema", () => {
  const inputFor = (operation: string) => whole(inputOf([sagemaker], operation)) as object;

  it.each([
    ["CreateInferenceComponent", []],
    // An update of the copies has no more than a name and their number.
    ["UpdateInferenceComponentRuntimeConfig", [".endpointName", ".variantName", ".specification"]],
    ["DeleteInferenceComponent", [".endpointName", ".variantName", ".copyCount", ".specification"]],
  ])("%s", (operation, others) => {
    const input = read(operation, inputFor(operation));
    expect(absent(input)).toEqual(others);
    expect(input.misfit).toBeUndefined();
  });

  it("a member of another name is not read", () => {
    const { EndpointName, ...rest } = inputFor("CreateInferenceComponent") as Readonly<Record<string, unknown>>;
    expect(absent(read("CreateInferenceComponent", { ...rest, endpointName: EndpointName }))).toEqual([
      ".endpointName",
    ]);
  });
});
