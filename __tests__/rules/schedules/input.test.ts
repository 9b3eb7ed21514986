import { scheduleInput as scheduleInputRule } from "../../../src/rules/schedules/s28-schedule-input";
import { found, told } from "../../support/told";
import { component, schedule, scheduleInput, topology, unknown, without } from "../../support/topology";

const speaking = (change: Parameters<typeof schedule>[0]) => told(scheduleInputRule, topology(schedule(change)));
const input = (change: Parameters<typeof scheduleInput>[0]) => ({ input: scheduleInput(change) });

describe("S28 schedule-input", () => {
  it.each([
    [
      "a capital",
      { operation: { service: "sagemaker", operation: "UpdateInferenceComponentRuntimeConfig" } },
      "the target is",
    ],
    [
      "a service in capitals",
      { operation: { service: "SageMaker", operation: "updateInferenceComponentRuntimeConfig" } },
      "the target is",
    ],
    ["no input", { input: undefined }, "it has no input"],
    ["what is not JSON", input({ problem: "Unexpected token" }), "not a JSON object: Unexpected token"],
    ["a small letter", input({ members: ["inferenceComponentName"] }), "the member inferenceComponentName"],
    ["no name", input({ members: ["DesiredRuntimeConfig"] }), "no InferenceComponentName"],
    [
      "the copies in the member of another operation",
      input({ members: ["InferenceComponentName", "RuntimeConfig"] }),
      "sets no number of copies",
    ],
    ["no copies", input({ copyCount: undefined }), "sets no number of copies"],
  ])("speaks of %s", (_, change, problem) => expect(speaking(change)[0]).toContain(problem));

  it("speaks of what a function is to do in the input of an operation", () => {
    const event = { action: "sleep", endpointName: "llm" } as const;
    const asked = input({ members: ["action", "endpointName"], event });
    const describing = { operation: { service: "sagemaker", operation: "describeEndpoint" } };
    expect(speaking({ ...asked, ...describing })[0]).toContain(
      "asks a function to sleep, and the target is sagemaker:",
    );
    expect(speaking({ ...asked, operation: undefined })).toEqual([]);
    expect(speaking({ ...asked, operation: unknown() })).toEqual([]);
  });

  it("warns of a component that is not here, where others are", () => {
    const other = schedule(input({ inferenceComponentName: "llama3-80b" }));
    expect(found(scheduleInputRule, topology(other))).toMatchObject([{ severity: "warning" }]);
    expect(told(scheduleInputRule, topology(other, without(component())))).toEqual([]);
  });

  it("is silent about what the API has, other operations, other services, and what the plan does not know", () => {
    expect(speaking({})).toEqual([]);
    expect(
      speaking({ operation: { service: "sagemaker", operation: "stopNotebookInstance" }, ...input({ members: [] }) }),
    ).toEqual([]);
    expect(speaking({ operation: undefined, input: undefined })).toEqual([]);
    expect(speaking({ input: unknown() })).toEqual([]);
    expect(speaking(input({ inferenceComponentName: unknown(), copyCount: unknown() }))).toEqual([]);
  });
});
