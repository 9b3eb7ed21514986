import { ScaleToZeroError } from "../src/errors";
import { missingPeers, requirePeers, uninstalledPeers } from "../src/peers";
import { scratchFolder } from "./support/files";

const NAMES = ["@cdktf/provider-aws", "cdktf", "constructs"];

describe("the packages that only constructs require", () => {
  const files = scratchFolder();

  it("are found where they are installed", () => {
    expect(uninstalledPeers()).toEqual([]);
    expect(() => requirePeers("this")).not.toThrow();
  });

  it("are missing in a folder without them, each on its own", () => {
    expect(uninstalledPeers(files.path("."))).toEqual(NAMES);
    files.write("project/node_modules/cdktf/index.js", "");
    expect(uninstalledPeers(files.path("project"))).toEqual(["@cdktf/provider-aws", "constructs"]);
  });

  it("are named in one sentence with the command that installs them, as every shell takes it", () => {
    const error = missingPeers("cdktf-sagemaker-scale-to-zero", NAMES);
    expect(error).toBeInstanceOf(ScaleToZeroError);
    expect(error.message).toBe(
      "cdktf-sagemaker-scale-to-zero requires @cdktf/provider-aws, cdktf and constructs, which are not installed. " +
        'Run: npm install "@cdktf/provider-aws@^21.22.0" "cdktf@^0.21.0" "constructs@>=10.6.0 <10.8.0"',
    );
    expect(missingPeers("this", ["cdktf"]).message).toBe(
      'this requires cdktf, which is not installed. Run: npm install "cdktf@^0.21.0"',
    );
  });

  it("leave no stack trace to a program that does not catch the error", () => {
    const error = missingPeers("this", ["cdktf"]);
    expect(error.stack).toBe(`ScaleToZeroError: ${error.message}`);
  });
});
