import fs from "node:fs";
import { ScaleToZeroError } from "../../src/errors";
import { MEMORY_TAG_KEY } from "../../src/functions/endpoint-sleeper/memory";
import {
  endpointSleeper,
  endpointSleeperStatements,
  endpointSleeperZip,
} from "../../src/functions/endpoint-sleeper-asset";

describe("the zip file of the endpoint sleeper", () => {
  afterEach(() => jest.restoreAllMocks());

  it("is found where the build puts it", () => {
    jest
      .spyOn(fs, "existsSync")
      .mockImplementation((path) => `${path}`.endsWith("/lib/functions/endpoint-sleeper.zip"));
    expect(endpointSleeperZip()).toBe(`${process.cwd()}/lib/functions/endpoint-sleeper.zip`);
  });

  it("is asked for in words when it is not built", () => {
    jest.spyOn(fs, "existsSync").mockReturnValue(false);
    expect(endpointSleeperZip).toThrow(ScaleToZeroError);
    expect(endpointSleeperZip).toThrow(/lib\/functions\/endpoint-sleeper\.zip\. Run `npm run build`\.$/);
  });
});

describe("the permissions of the endpoint sleeper", () => {
  const statements = endpointSleeperStatements({ partition: "aws-cn", region: "cn-north-1", account: "111122223333" });

  it("cover every operation that the code sends", () => {
    const sources = fs
      .readdirSync("src/functions/endpoint-sleeper")
      .map((file) => fs.readFileSync(`src/functions/endpoint-sleeper/${file}`, "utf8"));
    const sent = sources.flatMap((source) => [...source.matchAll(/new (\w+)Command\(/g)].map(([, name]) => name));
    const allowed = statements.flatMap(({ actions }) => actions.map((action) => action.replace(/^.*:/, "")));
    expect(allowed.sort()).toEqual([...new Set(sent)].sort());
  });

  it("stay in the given partition, region and account wherever the service lets them", () => {
    const anywhere = statements.filter(({ resources }) => resources.includes("*"));
    expect(anywhere.map(({ sid }) => sid)).toEqual(["FindComponents"]);
    expect(statements.flatMap(({ resources }) => resources).filter((resource) => resource !== "*")).toEqual([
      "arn:aws-cn:sagemaker:cn-north-1:111122223333:endpoint/*",
      "arn:aws-cn:sagemaker:cn-north-1:111122223333:inference-component/*",
      "arn:aws-cn:sagemaker:cn-north-1:111122223333:inference-component/*",
      "arn:aws-cn:application-autoscaling:cn-north-1:111122223333:scalable-target/*",
    ]);
  });

  it("let it write its own tag only", () =>
    expect(statements.find(({ actions }) => actions.includes("sagemaker:AddTags"))?.conditions).toEqual([
      { test: "ForAllValues:StringEquals", variable: "aws:TagKeys", values: [MEMORY_TAG_KEY] },
    ]));
});

describe("the description of the endpoint sleeper", () => {
  it.each(["@aws-sdk/client-sagemaker", "@aws-sdk/client-application-auto-scaling"])("loads no %s", (sdk) => {
    jest.isolateModules(() => {
      jest.doMock(sdk, () => {
        throw new Error(`${sdk} is loaded`);
      });
      expect(() => require("../../src/functions/endpoint-sleeper-asset")).not.toThrow();
      jest.dontMock(sdk);
    });
  });

  it("gives it the time that an update in progress takes", () => expect(endpointSleeper.timeoutSeconds).toBe(900));
});
