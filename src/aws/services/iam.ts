import type { IAMClient, Role } from "@aws-sdk/client-iam";
import type { Caller } from "../caller";
import { pages } from "../pages";
import { type ClientSettings, Connection, loadSdk } from "../sdk";

type Sdk = typeof import("@aws-sdk/client-iam");

/** What is read of IAM. Documents come as IAM has them: JSON, in URL encoding. */
export class IamReader {
  private readonly connection: Connection<Sdk, IAMClient>;

  constructor(
    private readonly caller: Caller,
    settings: ClientSettings,
  ) {
    this.connection = new Connection(
      () => loadSdk("@aws-sdk/client-iam", (): Sdk => require("@aws-sdk/client-iam")),
      (sdk) => new sdk.IAMClient(settings),
    );
  }

  /** @returns `undefined` when there is none of this name */
  async role(name: string): Promise<Role | undefined> {
    const answer = await this.caller.find(
      "GetRole",
      (options) => {
        const { client, sdk } = this.connection.open();
        return client.send(new sdk.GetRoleCommand({ RoleName: name }), options);
      },
      { about: `role ${name}` },
    );
    return answer?.Role;
  }

  inlinePolicyNames(role: string): Promise<readonly string[]> {
    return pages(
      (Marker) =>
        this.caller.call(
          "ListRolePolicies",
          (options) => {
            const { client, sdk } = this.connection.open();
            return client.send(new sdk.ListRolePoliciesCommand({ RoleName: role, Marker }), options);
          },
          { about: `role ${role}` },
        ),
      ({ PolicyNames, Marker }) => ({ items: PolicyNames, next: Marker }),
    );
  }

  async inlinePolicy(role: string, name: string): Promise<string | undefined> {
    const answer = await this.caller.find(
      "GetRolePolicy",
      (options) => {
        const { client, sdk } = this.connection.open();
        return client.send(new sdk.GetRolePolicyCommand({ RoleName: role, PolicyName: name }), options);
      },
      { about: `policy ${name} of role ${role}` },
    );
    return answer?.PolicyDocument;
  }

  /** The ARNs of the managed policies that a role has. */
  async attachedPolicies(role: string): Promise<readonly string[]> {
    const attached = await pages(
      (Marker) =>
        this.caller.call(
          "ListAttachedRolePolicies",
          (options) => {
            const { client, sdk } = this.connection.open();
            return client.send(new sdk.ListAttachedRolePoliciesCommand({ RoleName: role, Marker }), options);
          },
          { about: `role ${role}` },
        ),
      ({ AttachedPolicies, Marker }) => ({ items: AttachedPolicies, next: Marker }),
    );
    return attached.flatMap(({ PolicyArn }) => PolicyArn ?? []);
  }

  /** The document of a managed policy, in the version that counts. */
  async managedPolicy(arn: string): Promise<string | undefined> {
    const policy = await this.caller.find(
      "GetPolicy",
      (options) => {
        const { client, sdk } = this.connection.open();
        return client.send(new sdk.GetPolicyCommand({ PolicyArn: arn }), options);
      },
      { about: `policy ${arn}` },
    );
    const version = policy?.Policy?.DefaultVersionId;
    if (version === undefined) {
      return undefined;
    }
    const answer = await this.caller.find(
      "GetPolicyVersion",
      (options) => {
        const { client, sdk } = this.connection.open();
        return client.send(new sdk.GetPolicyVersionCommand({ PolicyArn: arn, VersionId: version }), options);
      },
      { about: `policy ${arn}` },
    );
    return answer?.PolicyVersion?.Document;
  }

  close(): void {
    this.connection.close();
  }
}
