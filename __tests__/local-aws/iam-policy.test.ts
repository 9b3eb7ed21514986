import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  type CreatePolicyCommandInput,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteRolePermissionsBoundaryCommand,
  DetachRolePolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  ListAttachedRolePoliciesCommand,
  ListEntitiesForPolicyCommand,
  ListPoliciesCommand,
  ListPolicyTagsCommand,
  ListPolicyVersionsCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  SetDefaultPolicyVersionCommand,
  TagPolicyCommand,
  TagRoleCommand,
  UntagPolicyCommand,
} from "@aws-sdk/client-iam";
import { START, useLocal } from "./support/local";

const Version = "2012-10-17";
const statement = (change: object = {}) => ({ Effect: "Allow", Action: "s3:GetObject", Resource: "*", ...change });
const documentOf = (...Statement: readonly object[]) => JSON.stringify({ Version, Statement });
const TRUST = documentOf({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } });
const PolicyName = "nights";
const PolicyArn = "arn:aws:iam::123456789012:policy/nights";
const RoleName = "sleeper";

const local = useLocal();
const iam = () => local().sdk.iam;
const create = (input: Partial<CreatePolicyCommandInput> = {}) =>
  iam().send(new CreatePolicyCommand({ PolicyName, PolicyDocument: documentOf(statement()), ...input }));
const createRole = (input = {}) =>
  iam().send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST, ...input }));
const get = async () => (await iam().send(new GetPolicyCommand({ PolicyArn }))).Policy;
const attach = (arn = PolicyArn) => iam().send(new AttachRolePolicyCommand({ RoleName, PolicyArn: arn }));
const remove = () => iam().send(new DeletePolicyCommand({ PolicyArn }));
const noSuchEntity = { name: "NoSuchEntityException", $metadata: { httpStatusCode: 404 } };
const conflict = (message: string) => ({
  name: "DeleteConflictException",
  message: expect.stringContaining(message),
  $metadata: { httpStatusCode: 409 },
});
const malformed = (message: string) => ({ name: "MalformedPolicyDocumentException", message });

describe("the tags of a policy", () => {
  const tagsOf = async () => (await iam().send(new ListPolicyTagsCommand({ PolicyArn }))).Tags;

  it("are kept as they were given, and told by GetPolicy", async () => {
    const { Policy } = await create({ Description: "at night", Tags: [{ Key: "team", Value: "ml" }] });
    expect(Policy).toMatchObject({ Tags: [{ Key: "team", Value: "ml" }], PolicyId: expect.stringMatching(/^ANPA/) });
    expect(await get()).toMatchObject({
      Tags: [{ Key: "team", Value: "ml" }],
      Description: "at night",
      AttachmentCount: 0,
      PolicyId: Policy?.PolicyId,
    });
  });

  it("come and go", async () => {
    await create({ Tags: [{ Key: "team", Value: "ml" }] });
    await iam().send(new TagPolicyCommand({ PolicyArn, Tags: [{ Key: "stage", Value: "" }] }));
    await iam().send(new UntagPolicyCommand({ PolicyArn, TagKeys: ["team", "other"] }));
    expect(await tagsOf()).toEqual([{ Key: "stage", Value: "" }]);
  });

  it("are refused twice, as AWS's own, and beyond 50", async () => {
    await create();
    const tag = (...keys: readonly string[]) =>
      iam().send(new TagPolicyCommand({ PolicyArn, Tags: keys.map((Key) => ({ Key, Value: "x" })) }));
    await expect(tag("team", "Team")).rejects.toMatchObject({ name: "InvalidInputException" });
    await expect(tag("te#am")).rejects.toMatchObject({ name: "ValidationError" });
    await expect(tag("aws:team")).rejects.toMatchObject({ name: "InvalidInputException" });
    await tag(...Array.from({ length: 50 }, (_, index) => `tag-${index}`));
    await expect(tag("one-more")).rejects.toMatchObject({
      name: "LimitExceededException",
      $metadata: { httpStatusCode: 409 },
    });
    await tag("tag-7");
    expect(await tagsOf()).toHaveLength(50);
  });

  it("come in pages, as those of a role do", async () => {
    const Tags = ["a", "b", "c"].map((Key) => ({ Key, Value: Key }));
    await create({ Tags });
    await createRole();
    await iam().send(new TagRoleCommand({ RoleName, Tags }));
    const first = await iam().send(new ListPolicyTagsCommand({ PolicyArn, MaxItems: 2 }));
    const second = await iam().send(new ListPolicyTagsCommand({ PolicyArn, MaxItems: 2, Marker: first.Marker }));
    expect([first.IsTruncated, second.IsTruncated]).toEqual([true, false]);
    expect([...(first.Tags ?? []), ...(second.Tags ?? [])]).toEqual(Tags);
    const ofRole = await iam().send(new ListRoleTagsCommand({ RoleName, MaxItems: 1 }));
    expect([ofRole.Tags, ofRole.IsTruncated]).toEqual([[{ Key: "a", Value: "a" }], true]);
  });
});

describe("the versions of a policy", () => {
  const next = (action: string, SetAsDefault = true) =>
    iam().send(
      new CreatePolicyVersionCommand({
        PolicyArn,
        SetAsDefault,
        PolicyDocument: documentOf(statement({ Action: action })),
      }),
    );
  const versions = async () => {
    const { Versions = [] } = await iam().send(new ListPolicyVersionsCommand({ PolicyArn }));
    return Versions.map(({ VersionId, IsDefaultVersion }) => `${VersionId}${IsDefaultVersion ? " default" : ""}`);
  };
  const documentAt = async (VersionId: string) => {
    const { PolicyVersion } = await iam().send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
    return decodeURIComponent(PolicyVersion?.Document ?? "");
  };
  const deleteVersion = (VersionId: string) => iam().send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));

  beforeEach(() => create());

  it("change what the policy says, from when they are the default", async () => {
    local().clock.advance(60);
    const { PolicyVersion } = await next("s3:PutObject");
    expect(PolicyVersion).toMatchObject({ VersionId: "v2", IsDefaultVersion: true });
    expect(await get()).toMatchObject({
      DefaultVersionId: "v2",
      CreateDate: new Date(START),
      UpdateDate: new Date(START + 60_000),
    });
    expect(await documentAt("v2")).toContain("s3:PutObject");
    expect(await documentAt("v1")).toContain("s3:GetObject");
    await next("s3:DeleteObject", false);
    expect(await versions()).toEqual(["v3", "v2 default", "v1"]);
    await iam().send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: "v1" }));
    expect(await versions()).toEqual(["v3", "v2", "v1 default"]);
  });

  it("are five at most, and have numbers of their own", async () => {
    for (const action of ["s3:A", "s3:B", "s3:C", "s3:D"]) {
      await next(action);
    }
    await expect(next("s3:E")).rejects.toMatchObject({
      name: "LimitExceededException",
      message: expect.stringContaining("up to 5 versions"),
      $metadata: { httpStatusCode: 409 },
    });
    await deleteVersion("v1");
    await next("s3:E");
    await deleteVersion("v5");
    expect(await versions()).toEqual(["v6 default", "v4", "v3", "v2"]);
  });

  it("are not deleted while they are the default, and have to be there", async () => {
    await expect(deleteVersion("v1")).rejects.toMatchObject(conflict("Cannot delete the default version"));
    await expect(deleteVersion("v2")).rejects.toMatchObject(noSuchEntity);
    await expect(iam().send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: "v2" }))).rejects.toMatchObject(
      noSuchEntity,
    );
  });

  it("keep the policy from being deleted while there is more than one", async () => {
    await next("s3:PutObject");
    await expect(remove()).rejects.toMatchObject(conflict("more than one version"));
    await deleteVersion("v1");
    await remove();
    await expect(next("s3:PutObject")).rejects.toMatchObject(noSuchEntity);
  });
});

describe("a role and its policies", () => {
  beforeEach(() => createRole());

  it("has to name a policy that is there, or one of AWS's", async () => {
    await expect(attach()).rejects.toMatchObject({
      ...noSuchEntity,
      message: `Policy ${PolicyArn} does not exist or is not attachable.`,
    });
    await create();
    await attach();
    await attach("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole");
    const { AttachedPolicies } = await iam().send(new ListAttachedRolePoliciesCommand({ RoleName }));
    expect(AttachedPolicies?.map((policy) => policy.PolicyName)).toEqual([PolicyName, "AWSLambdaBasicExecutionRole"]);
  });

  it("keeps an attached policy from being deleted, and is told by it", async () => {
    await create();
    await attach();
    expect(await get()).toMatchObject({ AttachmentCount: 1 });
    const entities = await iam().send(new ListEntitiesForPolicyCommand({ PolicyArn }));
    expect(entities.PolicyRoles).toMatchObject([{ RoleName }]);
    await expect(remove()).rejects.toMatchObject(conflict("Cannot delete a policy attached to entities."));
    await iam().send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
    await expect(remove()).resolves.toBeDefined();
  });

  it("has a boundary that is there, and can lose it", async () => {
    const bound = () => iam().send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary: PolicyArn }));
    await expect(bound()).rejects.toMatchObject(noSuchEntity);
    await expect(createRole({ RoleName: "other", PermissionsBoundary: PolicyArn })).rejects.toMatchObject(noSuchEntity);
    await create();
    await bound();
    const { Role } = await iam().send(new GetRoleCommand({ RoleName }));
    expect(Role?.PermissionsBoundary?.PermissionsBoundaryArn).toBe(PolicyArn);
    await expect(remove()).rejects.toMatchObject(conflict("attached"));
    await iam().send(new DeleteRolePermissionsBoundaryCommand({ RoleName }));
    await expect(remove()).resolves.toBeDefined();
  });

  it("lists its policies in pages", async () => {
    for (const name of ["a", "b"]) {
      await iam().send(
        new PutRolePolicyCommand({ RoleName, PolicyName: name, PolicyDocument: documentOf(statement()) }),
      );
      await create({ PolicyName: name });
      await attach(`arn:aws:iam::123456789012:policy/${name}`);
    }
    const inline = await iam().send(new ListRolePoliciesCommand({ RoleName, MaxItems: 1 }));
    const more = await iam().send(new ListRolePoliciesCommand({ RoleName, MaxItems: 1, Marker: inline.Marker }));
    expect([inline.PolicyNames, more.PolicyNames, more.IsTruncated]).toEqual([["a"], ["b"], false]);
    const attached = await iam().send(new ListAttachedRolePoliciesCommand({ RoleName, MaxItems: 1 }));
    expect([attached.AttachedPolicies?.length, attached.IsTruncated]).toEqual([1, true]);
    await expect(iam().send(new ListRolePoliciesCommand({ RoleName, Marker: "x" }))).rejects.toMatchObject({
      name: "ValidationError",
    });
  });

  it("is listed without what only GetRole tells", async () => {
    await iam().send(new TagRoleCommand({ RoleName, Tags: [{ Key: "a", Value: "b" }] }));
    const { Roles } = await iam().send(new ListRolesCommand({}));
    expect(Roles).toMatchObject([{ RoleName }]);
    expect(Roles?.[0]).not.toHaveProperty("Tags");
    expect(Roles?.[0]).not.toHaveProperty("RoleLastUsed");
  });
});

it("policies are listed by where they are used", async () => {
  await create();
  await create({ PolicyName: "days", Path: "/team/" });
  await createRole();
  await attach();
  const list = async (input: object) =>
    (await iam().send(new ListPoliciesCommand(input))).Policies?.map((policy) => policy.PolicyName);
  expect(await list({ Scope: "Local" })).toEqual([PolicyName, "days"]);
  expect(await list({ OnlyAttached: true })).toEqual([PolicyName]);
  expect(await list({ PathPrefix: "/team/" })).toEqual(["days"]);
  expect(await list({ Scope: "AWS" })).toEqual([]);
});

it("a policy's name is taken whatever its path", async () => {
  await create();
  await expect(create({ Path: "/team/" })).rejects.toMatchObject({
    name: "EntityAlreadyExistsException",
    $metadata: { httpStatusCode: 409 },
  });
});

describe("a policy document", () => {
  const SYNTAX = "Syntax errors in policy.";

  it.each([
    ["Allow", SYNTAX],
    ["[]", SYNTAX],
    [JSON.stringify({ Version }), SYNTAX],
    [JSON.stringify({ Version: "2013-10-17", Statement: [statement()] }), SYNTAX],
    [JSON.stringify({ Version, Statement: [statement()], Extra: 1 }), SYNTAX],
    [JSON.stringify({ Version, Statement: ["allow"] }), SYNTAX],
    [documentOf(statement({ Effect: "Maybe" })), SYNTAX],
    [documentOf(statement({ Effect: undefined })), SYNTAX],
    [documentOf(statement({ Extra: 1 })), SYNTAX],
    [documentOf(statement({ Action: 1 })), SYNTAX],
    [documentOf(statement({ NotAction: "s3:PutObject" })), SYNTAX],
    [documentOf(statement({ Condition: { Bool: "true" } })), SYNTAX],
    [documentOf(statement({ Action: undefined })), "Policy statement must contain actions."],
    [documentOf(statement({ Action: [] })), "Policy statement must contain actions."],
    [documentOf(statement({ Resource: undefined })), "Policy statement must contain resources."],
    [
      documentOf(statement({ Action: "GetObject" })),
      "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
    ],
    [documentOf(statement({ Action: "s3:Get:Object" })), "Actions/Condition can contain only one colon."],
    [documentOf(statement({ Action: "s 3:GetObject" })), "Vendor s 3 is not valid"],
    [documentOf(statement({ Condition: { StringEqual: { "aws:RequestTag/x": "a" } } })), SYNTAX],
    [
      documentOf(statement({ Resource: "arn:aws:iam:us-east-1::role/x" })),
      "IAM resource arn:aws:iam:us-east-1::role/x cannot contain region information.",
    ],
    [
      documentOf(statement({ Resource: "arn:aws:s3:eu-west-1::b" })),
      "Resource arn:aws:s3:eu-west-1::b can not contain region information.",
    ],
    [documentOf(statement({ Resource: "bucket" })), 'Resource bucket must be in ARN format or "*".'],
    [
      documentOf(statement({ Resource: "arn:other:s3:::b" })),
      'Partition "other" is not valid for resource "arn:other:s3:::b".',
    ],
    [documentOf(statement({ Principal: "*" })), "Policy document should not specify a principal."],
    [
      documentOf(statement({ Sid: "A" }), statement({ Sid: "A" })),
      "Statement IDs (SID) in a single policy must be unique.",
    ],
    [JSON.stringify({ Statement: [statement()] }), "Policy document must be version 2012-10-17 or greater."],
  ])("%s is refused", async (PolicyDocument, message) => {
    await expect(create({ PolicyDocument })).rejects.toMatchObject(malformed(message));
  });

  it.each([
    documentOf(),
    JSON.stringify({ Version, Id: "nights", Statement: statement() }),
    documentOf(statement({ Sid: "A" }), statement({ Sid: "B" }), statement()),
    documentOf(statement({ Action: "*", Resource: ["arn:aws:s3:::bucket/*", "arn:aws-cn:s3:::b"] })),
    documentOf({ Effect: "Deny", NotAction: ["s3:*"], NotResource: "*" }),
    documentOf(
      statement({
        Condition: { Bool: { "aws:SecureTransport": false }, StringLike: { "aws:RequestTag/x": ["a", "b"] } },
      }),
    ),
  ])("%s is taken", async (PolicyDocument) => {
    await expect(create({ PolicyDocument })).resolves.toBeDefined();
  });

  it("in a role may have the older version", async () => {
    await createRole();
    const PolicyDocument = JSON.stringify({ Version: "2008-10-17", Statement: statement() });
    await expect(iam().send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }))).resolves.toBeDefined();
  });

  it.each([
    [{ Resource: "*" }, "Has prohibited field Resource"],
    [{ Principal: undefined }, "Missing required field Principal"],
  ])("that trusts is refused with %j", async (change, message) => {
    const trust = { Effect: "Allow", Action: "sts:AssumeRole", Principal: "*", ...change };
    await expect(createRole({ AssumeRolePolicyDocument: documentOf(trust) })).rejects.toMatchObject(malformed(message));
  });
});
