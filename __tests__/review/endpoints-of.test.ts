import { endpointsOf } from "../../src/review";
import { component, configuration, endpoint, topology, wakeAlarm } from "../support/topology";

const of = (address: string, given = topology()) => endpointsOf(given, { on: { address } });

describe("the endpoints of a finding", () => {
  it("are those whose resources it is about", () => {
    expect(of(wakeAlarm().address)).toEqual(["llm"]);
    expect(of(component().address)).toEqual(["llm"]);
  });

  it("are none where it is about something else", () => {
    expect(of("aws_sqs_queue.other")).toEqual([]);
  });

  it("are several where they share the resource, in the order of their names", () => {
    const two = topology(
      endpoint({ address: "aws_sagemaker_endpoint.b", name: "a-second" }),
      endpoint({ address: "aws_sagemaker_endpoint.a", name: "zebra" }),
    );
    expect(of(configuration().address, two)).toEqual(["a-second", "llm", "zebra"]);
  });
});
