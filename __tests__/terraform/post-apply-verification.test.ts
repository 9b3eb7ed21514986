import { resolve } from "node:path";
import type { Construct } from "constructs";
import { PostApplyVerification, RealtimeEndpoint } from "../../src";
import { type Changes, ChangingStack } from "../support/changing-stack";
import { describeTerraform } from "../support/terraform";
import { AppliedStack } from "./support/applied-stack";

const MAIN = resolve(__dirname, "..", "..", "lib", "src", "cli", "main.js");

/** What the command says of an endpoint that is as it has to be. */
const VERIFIED = "llm: sleeps when idle for about 25 min, wakes on one request";

class VerifiedStack extends ChangingStack {
  constructor(scope: Construct, changes: Changes = {}) {
    super(scope, changes);
    const endpoints = this.node.children.filter((child) => child instanceof RealtimeEndpoint);
    new PostApplyVerification(this, "Verification", { endpoints, command: `"${process.execPath}" "${MAIN}" verify` });
  }
}

describeTerraform("a stack that is verified after each apply", () => {
  let stack: AppliedStack;

  beforeAll(async () => {
    stack = await AppliedStack.of((app) => new VerifiedStack(app));
  });
  afterAll(() => stack.aws.stop());

  it("is verified when it is there, and when something of it has changed, and only then", async () => {
    expect(await stack.apply()).toMatchObject({ exitCode: 0, said: expect.stringContaining(VERIFIED) });
    expect(await stack.plan()).toMatchObject({ exitCode: 0 });
    expect(await stack.apply()).toMatchObject({ exitCode: 0, said: expect.not.stringContaining(VERIFIED) });

    stack.become((app) => new VerifiedStack(app, { maxCopies: 5 }));
    expect(await stack.apply()).toMatchObject({ exitCode: 0, said: expect.stringContaining(VERIFIED) });
    expect(await stack.plan()).toMatchObject({ exitCode: 0 });
  });

  it("fails to apply when it cannot be verified, and the next apply verifies it again", async () => {
    const effect = { kind: "error", code: "AccessDeniedException", message: "no", status: 403 } as const;
    stack.aws.faults.add([{ operation: "ListInferenceComponents", times: 1, effect }]);
    stack.become((app) => new VerifiedStack(app, { maxCopies: 6 }));
    expect(await stack.apply()).toMatchObject({
      exitCode: 1,
      said: expect.stringContaining("sagemaker:ListInferenceComponents"),
    });
    expect(await stack.apply()).toMatchObject({ exitCode: 0, said: expect.stringContaining(VERIFIED) });
  });

  it("leaves nothing behind", async () => {
    expect(await stack.destroy()).toMatchObject({ exitCode: 0 });
    expect(await stack.aws.left()).toEqual([]);
  });
});
