import { runRules } from "../../../src/rules/run-rules";
import { verificationRules } from "../../../src/rules/verification";
import { endpointState } from "../../../src/rules/verification/v02-endpoint-state";
import { stuck } from "../../../src/rules/verification/v04-stuck";
import { context, expected, liveComponent, liveEndpoint, minutesAgo } from "../../support/live";
import { found, told } from "../../support/told";
import { topology } from "../../support/topology";

const endpoints = (...changes: Parameters<typeof liveEndpoint>) => ({ endpoints: [liveEndpoint(...changes)] });

describe("V02 endpoint-state", () => {
  it.each(["Failed", "OutOfService", "UpdateRollbackFailed"])("speaks with AWS's reason when it is %s", (status) => {
    const dead = endpoints({ status, failureReason: "No capacity." });
    expect(told(endpointState, topology(), context(dead))).toEqual([`it is ${status}: No capacity.`]);
  });

  it("speaks when somebody deletes it", () =>
    expect(told(endpointState, topology(), context(endpoints({ status: "Deleting" })))).toEqual(["it is Deleting"]));

  describe("of an endpoint that runs another configuration", () => {
    const ran = (change: Parameters<typeof liveEndpoint>[0]) => endpoints({ configName: "llm-0", ...change });
    const created = (llm0: number, llm1: number) => ({
      configurations: [
        { name: "llm-0", createdAt: minutesAgo(llm0) },
        { name: "llm-1", createdAt: minutesAgo(llm1) },
      ],
    });
    const said = (state: Parameters<typeof context>[0], change: Parameters<typeof expected>[0] = {}) =>
      told(endpointState, topology(), context(state, expected(change))).map((what) => {
        const start = "it is InService with llm-0, and llm-1 was requested: ";
        expect(what.slice(0, start.length)).toBe(start);
        return what.slice(start.length);
      });
    const reason = "The new model did not start.";

    it("says that the update was rolled back, with AWS's reason", () =>
      expect(said({ ...ran({ failureReason: reason, lastModifiedAt: minutesAgo(5) }), ...created(600, 60) })).toEqual([
        `the update was rolled back: ${reason}`,
      ]));

    it("says so by the reason alone, when times are not told", () =>
      expect(said(ran({ failureReason: reason }))).toEqual([`the update was rolled back: ${reason}`]));

    it("says that somebody else changed it, when it runs what was created later", () => {
      expect(said({ ...ran({ lastModifiedAt: minutesAgo(5) }), ...created(10, 60) })).toEqual([
        "someone else changed it: llm-0 was created on 2026-11-24T11:50:00Z, after llm-1",
      ]);
      // What a later update failed with does not make it a rollback of this one.
      expect(said({ ...ran({ failureReason: reason }), ...created(10, 60) })).toEqual([
        `someone else changed it: llm-0 was created on 2026-11-24T11:50:00Z, after llm-1; its last update failed: ${reason}`,
      ]);
    });

    it("says that somebody else changed it, when it runs neither what was asked for nor what was there before", () => {
      const state = { ...ran({ lastModifiedAt: minutesAgo(5) }), ...created(600, 60) };
      expect(said(state, { formerConfigName: "llm-x" })).toEqual([
        "someone else changed it: it ran llm-x before the apply",
      ]);
    });

    it("takes what was there before for a rollback, however young it is", () => {
      const state = { ...ran({ failureReason: reason, lastModifiedAt: minutesAgo(5) }), ...created(10, 60) };
      expect(said(state, { formerConfigName: "llm-0" })).toEqual([`the update was rolled back: ${reason}`]);
    });

    it("says that no update has begun, when nothing was modified since the configuration was created", () =>
      expect(said({ ...ran({ lastModifiedAt: minutesAgo(90) }), ...created(600, 60) })).toEqual([
        "no update to llm-1 has begun: it was last modified on 2026-11-24T10:30:00Z, and llm-1 was created on 2026-11-24T11:00:00Z",
      ]));

    it("leaves open what AWS does not tell", () => {
      expect(said({ ...ran({ lastModifiedAt: minutesAgo(5) }), ...created(600, 60) })).toEqual([
        "the update was rolled back, or someone restored llm-0 (SageMaker gives no reason)",
      ]);
      expect(said(ran({}))).toEqual(["the update was rolled back, or did not begin (SageMaker gives no reason)"]);
    });

    it("says that what was asked for is gone", () => {
      const configurations = [{ name: "llm-0", createdAt: minutesAgo(600) }];
      expect(said({ ...ran({}), configurations })).toEqual([
        "the update was rolled back, or did not begin (SageMaker gives no reason); llm-1 is no longer in the account",
      ]);
    });

    it("names the alarms that may have rolled it back", () => {
      const state = ran({ failureReason: reason, rollbackAlarms: ["latency", "errors"] });
      expect(found(endpointState, topology(), context(state, expected()))[0]?.fix.hcl).toBe(
        "correct the cause in the failure reason, and apply again; check the alarms that roll back an update: latency, errors",
      );
    });
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
    const awaited = ["endpoint llm is Creating", "llama3-8b has 0 of 1 copy"];
    expect(told(stuck, topology(), context(late, expected({ awaited })))).toEqual([
      "it was not ready in time: endpoint llm is Creating; llama3-8b has 0 of 1 copy",
    ]);
  });

  it("speaks of an endpoint that was applied and that AWS did not describe", () => {
    const other = endpoints({ name: "chat" });
    expect(found(stuck, topology(), context(other, expected())).map(({ on }) => on.address)).toEqual(["llm"]);
    expect(told(stuck, topology(), context({}, expected()))).toEqual([]);
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
