import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  DeletePolicyCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListPolicyVersionsCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  PutRolePolicyCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
} from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { START, sdkFor, useLocal } from "./support/local";

const trust = (Service: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service } }],
  });
const TRUST = trust("sagemaker.amazonaws.com");
const OTHER_TRUST = trust("lambda.amazonaws.com");
const POLICY = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Sid":"It's (a) 'test'!"}]}`;
const local = useLocal();
const iam = () => local().sdk.iam;
const RoleName = "execution";
const create = (input = {}) =>
  iam().send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST, ...input }));
const put = (PolicyName: string) =>
  iam().send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: POLICY }));

describe("a role", () => {
  it("is told as it was created, its policy in URL encoding", async () => {
    await create({ Description: "runs models", Tags: [{ Key: "team", Value: "inference" }] });
    const { Role } = await iam().send(new GetRoleCommand({ RoleName }));
    expect(Role).toMatchObject({
      RoleName,
      Path: "/",
      Arn: "arn:aws:iam::123456789012:role/execution",
      RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
      CreateDate: new Date(START),
      Description: "runs models",
      MaxSessionDuration: 3600,
      Tags: [{ Key: "team", Value: "inference" }],
    });
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")).toBe(TRUST);
    expect(Role?.AssumeRolePolicyDocument).toMatch(/^%7B%22Version/);
  });

  it("is the same in every region", async () => {
    await create();
    const tokyo = sdkFor(local().url, "ap-northeast-1").iam;
    expect((await tokyo.send(new GetRoleCommand({ RoleName }))).Role?.RoleName).toBe(RoleName);
    tokyo.destroy();
  });

  it("changes its trust, its description and its tags", async () => {
    await create();
    await iam().send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: OTHER_TRUST }));
    await iam().send(new UpdateRoleCommand({ RoleName, Description: "other", MaxSessionDuration: 7200 }));
    await iam().send(
      new TagRoleCommand({
        RoleName,
        Tags: [
          { Key: "a", Value: "1" },
          { Key: "b", Value: "2" },
        ],
      }),
    );
    await iam().send(new UntagRoleCommand({ RoleName, TagKeys: ["a"] }));
    const { Role } = await iam().send(new GetRoleCommand({ RoleName }));
    expect(Role).toMatchObject({ Description: "other", MaxSessionDuration: 7200 });
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")).toBe(OTHER_TRUST);
    expect((await iam().send(new ListRoleTagsCommand({ RoleName }))).Tags).toEqual([{ Key: "b", Value: "2" }]);
  });

  it("needs a name of its own", async () => {
    await create();
    await expect(create()).rejects.toMatchObject({
      name: "EntityAlreadyExistsException",
      message: "Role with name execution already exists.",
    });
  });

  it("needs a trust policy that is JSON", async () => {
    await expect(create({ AssumeRolePolicyDocument: "Allow" })).rejects.toMatchObject({
      name: "MalformedPolicyDocumentException",
    });
  });

  it("is gone when it is deleted", async () => {
    await create();
    await iam().send(new DeleteRoleCommand({ RoleName }));
    await expect(iam().send(new GetRoleCommand({ RoleName }))).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: "The role with name execution cannot be found.",
    });
  });

  it("comes in pages", async () => {
    await create({ RoleName: "a" });
    await create({ RoleName: "b" });
    const first = await iam().send(new ListRolesCommand({ MaxItems: 1 }));
    const second = await iam().send(new ListRolesCommand({ MaxItems: 1, Marker: first.Marker }));
    expect([first.Roles?.[0]?.RoleName, first.IsTruncated]).toEqual(["a", true]);
    expect([second.Roles?.[0]?.RoleName, second.IsTruncated]).toEqual(["b", false]);
  });
});

describe("the policies of a role", () => {
  beforeEach(() => create());

  it("come back as they were put", async () => {
    await put("Grants");
    const { PolicyDocument } = await iam().send(new GetRolePolicyCommand({ RoleName, PolicyName: "Grants" }));
    expect(decodeURIComponent(PolicyDocument ?? "")).toBe(POLICY);
    expect((await iam().send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames).toEqual(["Grants"]);
  });

  it("keep it from being deleted", async () => {
    await put("Grants");
    await expect(iam().send(new DeleteRoleCommand({ RoleName }))).rejects.toMatchObject({
      name: "DeleteConflictException",
      message: "Cannot delete entity, must delete policies first.",
    });
    await iam().send(new DeleteRolePolicyCommand({ RoleName, PolicyName: "Grants" }));
    await expect(iam().send(new DeleteRoleCommand({ RoleName }))).resolves.toBeDefined();
  });

  it("are not found under other names", async () => {
    await expect(iam().send(new GetRolePolicyCommand({ RoleName, PolicyName: "other" }))).rejects.toMatchObject({
      name: "NoSuchEntityException",
    });
  });

  it("can be attached and detached", async () => {
    const PolicyArn = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess";
    await iam().send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    const attached = async () => (await iam().send(new ListAttachedRolePoliciesCommand({ RoleName }))).AttachedPolicies;
    expect(await attached()).toEqual([{ PolicyName: "AmazonSageMakerFullAccess", PolicyArn }]);
    await iam().send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
    expect(await attached()).toEqual([]);
  });
});

describe("a managed policy", () => {
  const PolicyName = "nights";
  const PolicyArn = "arn:aws:iam::123456789012:policy/nights";
  const createPolicy = () => iam().send(new CreatePolicyCommand({ PolicyName, PolicyDocument: POLICY }));
  const noSuchPolicy = { name: "NoSuchEntityException", message: `Policy ${PolicyArn} was not found.` };

  it("has one version, with its document in URL encoding", async () => {
    const created = await createPolicy();
    expect(created.Policy).toMatchObject({ PolicyName, Arn: PolicyArn, DefaultVersionId: "v1", Path: "/" });
    expect((await iam().send(new GetPolicyCommand({ PolicyArn }))).Policy).toEqual(created.Policy);
    const { PolicyVersion } = await iam().send(new GetPolicyVersionCommand({ PolicyArn, VersionId: "v1" }));
    expect(decodeURIComponent(PolicyVersion?.Document ?? "")).toBe(POLICY);
    const { Versions } = await iam().send(new ListPolicyVersionsCommand({ PolicyArn }));
    expect(Versions).toEqual([expect.objectContaining({ VersionId: "v1", IsDefaultVersion: true })]);
  });

  it("is refused a second time, and is gone when it was deleted", async () => {
    await createPolicy();
    await expect(createPolicy()).rejects.toMatchObject({ name: "EntityAlreadyExistsException" });
    const other = new GetPolicyVersionCommand({ PolicyArn, VersionId: "v2" });
    await expect(iam().send(other)).rejects.toMatchObject({ name: "NoSuchEntityException" });
    await iam().send(new DeletePolicyCommand({ PolicyArn }));
    await expect(iam().send(new GetPolicyCommand({ PolicyArn }))).rejects.toMatchObject(noSuchPolicy);
    await expect(iam().send(new DeletePolicyCommand({ PolicyArn }))).rejects.toMatchObject(noSuchPolicy);
  });
});

it("everybody is the same caller", async () => {
  expect(await local().sdk.sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: "123456789012",
    Arn: "arn:aws:iam::123456789012:user/local",
  });
});
