import { runRules } from "../../../src/rules/run-rules";
import { verificationRules } from "../../../src/rules/verification";
import { endpointState, stuck } from "../../../src/rules/verification/endpoint-state";
import { context, expected, liveComponent, liveEndpoint, minutesAgo } from "../../support/live";
import { told } from "../../support/told";
import { topology } from "../../support/topology";

const endpoints = (...changes: Parameters<typeof liveEndpoint>) => ({ endpoints: [liveEndpoint(...changes)] });

describe("V02 endpoint-state", () => {
  it.each(["Failed", "OutOfService", "UpdateRollbackFailed"])("speaks with AWS's reason when it is %s", (status) => {
    const dead = endpoints({ status, failureReason: "No capacity." });
    expect(told(endpointState, topology(), context(dead))).toEqual([`it is ${status}: No capacity.`]);
  });

  it("speaks when somebody deletes it", () =>
    expect(told(endpointState, topology(), context(endpoints({ status: "Deleting" })))).toEqual(["it is Deleting"]));

  it("speaks when it is in service with the configuration of before", () => {
    const rolledBack = endpoints({ configName: "llm-0", failureReason: "The new model did not start." });
    expect(told(endpointState, topology(), context(rolledBack, expected()))).toEqual([
      "it is InService with llm-0, and llm-1 was asked for: The new model did not start.",
    ]);
  });

  it("says what may have happened when AWS does not", () => {
    expect(told(endpointState, topology(), context(endpoints({ configName: "llm-0" }), expected()))).toEqual([
      "it is InService with llm-0, and llm-1 was asked for: the update was rolled back, or did not begin",
    ]);
  });

  it("is silent when it runs what was asked for", () =>
    expect(told(endpointState, topology(), context({}, expected()))).toEqual([]));

  it("is silent when nobody said which configuration", () => {
    const other = endpoints({ configName: "llm-0" });
    expect(told(endpointState, topology(), context(other, expected({ configName: undefined })))).toEqual([]);
  });

  it.each(["RollingBack", "Updating", "Creating", "SystemUpdating"])(
    "is silent while it is %s: that will end",
    (status) => {
      expect(told(endpointState, topology(), context(endpoints({ status, configName: "llm-0" }), expected()))).toEqual(
        [],
      );
    },
  );

  it("is silent about a plan", () => expect(told(endpointState, topology())).toEqual([]));
});

describe("V04 stuck", () => {
  it("speaks when an endpoint has been creating for more than 35 minutes", () => {
    const hung = endpoints({ status: "Creating", lastModifiedAt: minutesAgo(47) });
    expect(told(stuck, topology(), context(hung))).toEqual(["it has been Creating for 47 minutes"]);
  });

  it("speaks when a component has", () => {
    const hung = { components: [liveComponent({ status: "Updating", lastModifiedAt: minutesAgo(36) })] };
    expect(told(stuck, topology(), context(hung))).toEqual(["it has been Updating for 36 minutes"]);
  });

  it("speaks once of what is still awaited when the time is up", () => {
    const late = {
      ...endpoints({ status: "Creating", lastModifiedAt: minutesAgo(40) }),
      components: [liveComponent({ status: "Creating", lastModifiedAt: minutesAgo(40) })],
    };
    const awaited = ["endpoint llm is Creating", "llama3-8b has 0 of 1 copies"];
    expect(told(stuck, topology(), context(late, expected({ awaited })))).toEqual([
      "it was not done in time: endpoint llm is Creating; llama3-8b has 0 of 1 copies",
    ]);
  });

  it("is silent after 35 minutes, and about what does not change", () => {
    expect(told(stuck, topology(), context(endpoints({ status: "Creating", lastModifiedAt: minutesAgo(35) })))).toEqual(
      [],
    );
    expect(told(stuck, topology(), context(endpoints({ lastModifiedAt: minutesAgo(6000) })))).toEqual([]);
  });

  it("is silent when nobody knows since when", () => {
    const hung = endpoints({ status: "Creating", createdAt: undefined, lastModifiedAt: undefined });
    expect(told(stuck, topology(), context(hung))).toEqual([]);
  });

  it("leaves it to V02 to say that the endpoint failed", () => {
    const failed = context(endpoints({ status: "Failed" }), expected({ awaited: ["endpoint llm"] }));
    expect(runRules(topology(), verificationRules, failed).map(({ id }) => id)).toEqual(["V02"]);
  });
});
