import {
  CloudWatchClient,
  DeleteDashboardsCommand,
  GetDashboardCommand,
  ListDashboardsCommand,
  ListTagsForResourceCommand,
  PutDashboardCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-cloudwatch";
import { AwsJson1_0Protocol, AwsQueryProtocol, AwsSmithyRpcV2CborProtocol } from "@aws-sdk/core/protocols";
import { configFor, START, useLocal } from "./support/local";

const PROTOCOLS = [AwsJson1_0Protocol, AwsQueryProtocol, AwsSmithyRpcV2CborProtocol] as const;
const BODY = JSON.stringify({ widgets: [{ type: "text", properties: { markdown: "Geöffnet" } }] });
const ARN = "arn:aws:cloudwatch::123456789012:dashboard/llm";

const local = useLocal();

describe.each(PROTOCOLS.map((protocol) => [protocol.name, protocol] as const))("in %s", (_name, protocol) => {
  let client: CloudWatchClient;
  beforeEach(() => {
    client = new CloudWatchClient({ ...configFor(local().url, "us-east-1"), protocol });
  });
  afterEach(() => client.destroy());

  const put = (DashboardName = "llm", DashboardBody = BODY) =>
    client.send(new PutDashboardCommand({ DashboardName, DashboardBody }));
  const names = async (DashboardNamePrefix?: string) =>
    (await client.send(new ListDashboardsCommand({ DashboardNamePrefix }))).DashboardEntries?.map(
      ({ DashboardName }) => DashboardName,
    );

  it("a dashboard is told as it was put", async () => {
    await put();
    expect(await client.send(new GetDashboardCommand({ DashboardName: "llm" }))).toMatchObject({
      DashboardName: "llm",
      DashboardBody: BODY,
      DashboardArn: ARN,
    });
    const { DashboardEntries } = await client.send(new ListDashboardsCommand({}));
    expect(DashboardEntries).toMatchObject([
      { DashboardName: "llm", DashboardArn: ARN, LastModified: new Date(START), Size: Buffer.byteLength(BODY) },
    ]);
  });

  it("dashboards are found by prefix", async () => {
    await put("llm-a");
    await put("other");
    expect(await names("llm")).toEqual(["llm-a"]);
    expect(await names("none")).toEqual([]);
  });

  it("a dashboard that is not there has an error of its own", async () => {
    await expect(client.send(new GetDashboardCommand({ DashboardName: "llm" }))).rejects.toMatchObject({
      name: expect.stringMatching(/^(DashboardNotFoundError|ResourceNotFound)$/),
      $metadata: { httpStatusCode: 404 },
    });
  });

  it.each([
    ["no JSON", '{"widgets": ['],
    ["no object", "[]"],
    ["no widgets", "{}"],
    ["a widget without a type", '{"widgets": [{"properties": {}}]}'],
  ])("a body is refused that is %s", async (_what, body) => {
    await expect(put("llm", body)).rejects.toMatchObject({
      name: expect.stringMatching(/^(DashboardInvalidInputError|InvalidParameterInput)$/),
    });
    expect(await names()).toEqual([]);
  });

  it("dashboards are deleted that are there", async () => {
    await put("a");
    await put("b");
    await expect(client.send(new DeleteDashboardsCommand({ DashboardNames: ["a", "c"] }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 404 },
    });
    expect(await names()).toEqual(["b"]);
    await client.send(new DeleteDashboardsCommand({ DashboardNames: ["b"] }));
    expect(await names()).toEqual([]);
    await expect(client.send(new DeleteDashboardsCommand({ DashboardNames: [] }))).rejects.toMatchObject({
      name: expect.stringMatching(/^InvalidParameterValue/),
    });
  });

  it("a name is refused that is none", async () => {
    await expect(put("llm dashboard")).rejects.toMatchObject({ $metadata: { httpStatusCode: 400 } });
  });
});

it("a dashboard has its tags in every region", async () => {
  const { cloudwatch } = local().sdk;
  const Tags = [{ Key: "team", Value: "inference" }];
  const put = (given: typeof Tags) =>
    cloudwatch.send(new PutDashboardCommand({ DashboardName: "llm", DashboardBody: BODY, Tags: given }));
  await put(Tags);
  await put([]);
  const paris = new CloudWatchClient(configFor(local().url, "eu-west-3"));
  const told = async () => (await paris.send(new ListTagsForResourceCommand({ ResourceARN: ARN }))).Tags;
  expect(await told()).toEqual(Tags);
  await cloudwatch.send(new TagResourceCommand({ ResourceARN: ARN, Tags: [{ Key: "stage", Value: "test" }] }));
  await cloudwatch.send(new UntagResourceCommand({ ResourceARN: ARN, TagKeys: ["team"] }));
  expect(await told()).toEqual([{ Key: "stage", Value: "test" }]);
  paris.destroy();
});

it("a list refuses a token that it did not give", async () => {
  await expect(local().sdk.cloudwatch.send(new ListDashboardsCommand({ NextToken: "mine" }))).rejects.toMatchObject({
    name: "InvalidParameterValueException",
  });
});
