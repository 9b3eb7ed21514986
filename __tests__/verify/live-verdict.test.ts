import { liveVerdict } from "../../src/verify/live-verdict";
import { live, liveEndpoint } from "../support/live";
import { topology } from "../support/topology";

const WELL = {
  sleeps: "yes",
  wakes: "yes",
  sleepsWhen: { kind: "idle", seconds: 1500 },
  wakesWhen: { kind: "request" },
  remarks: [],
} as const;

const of = (status: string) =>
  liveVerdict(WELL, { topology: topology(), live: live({ endpoints: [liveEndpoint({ status })] }) }, "llm");

describe("the verdict on an endpoint as it is", () => {
  it.each(["Failed", "OutOfService", "Deleting"])("is that it does not wake when it is %s", (status) =>
    expect(of(status)).toEqual({
      ...WELL,
      wakes: "no",
      wakesWhen: { kind: "never" },
      remarks: [`it is ${status} and answers no requests`],
    }),
  );

  it.each(["InService", "UpdateRollbackFailed"])("is that of its wiring when it is %s, and serves", (status) =>
    expect(of(status)).toEqual(WELL),
  );
});
