import type {
  DescribeEndpointCommandOutput,
  DescribeEndpointConfigCommandOutput,
  DescribeInferenceComponentCommandOutput,
  DescribeModelCommandOutput,
  EndpointSummary,
  InferenceComponentSummary,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import type { Caller } from "../caller";
import { type Listed, pagesWithin } from "../pages";
import type { ClientSettings, Connection } from "../sdk";
import { type SageMakerSdk, sageMakerConnection } from "./sagemaker-connection";

/** The most that a List operation answers with at once. */
const PAGE = 100;

/** By name: what is created while the pages are read must not push another one from page to page. */
const BY_NAME = { SortBy: "Name", SortOrder: "Ascending", MaxResults: PAGE } as const;

/** Which inference components are listed. */
export interface ComponentList {
  /** @default - those of all endpoints */
  readonly endpointName?: string | undefined;
  /** How many pages of 100 are read at most. @default - all */
  readonly mostPages?: number | undefined;
}

/** What is read of SageMaker. */
export class SageMakerReader {
  private readonly configurations = new Map<string, Promise<DescribeEndpointConfigCommandOutput | undefined>>();
  private readonly models = new Map<string, Promise<DescribeModelCommandOutput | undefined>>();
  private readonly connection: Connection<SageMakerSdk, SageMakerClient>;

  constructor(
    private readonly caller: Caller,
    settings: ClientSettings,
  ) {
    this.connection = sageMakerConnection(settings);
  }

  /** The endpoints of the account, as far as so many pages of 100 go. */
  listEndpoints(mostPages: number): Promise<Listed<EndpointSummary>> {
    return pagesWithin(
      mostPages,
      (NextToken) =>
        this.caller.call("ListEndpoints", (options) => {
          const { client, sdk } = this.connection.open();
          return client.send(new sdk.ListEndpointsCommand({ ...BY_NAME, NextToken }), options);
        }),
      ({ Endpoints, NextToken }) => ({ items: Endpoints, next: NextToken }),
    );
  }

  /** @returns `undefined` when there is none of this name */
  describeEndpoint(name: string): Promise<DescribeEndpointCommandOutput | undefined> {
    return this.caller.find(
      "DescribeEndpoint",
      (options) => {
        const { client, sdk } = this.connection.open();
        return client.send(new sdk.DescribeEndpointCommand({ EndpointName: name }), options);
      },
      { about: `endpoint ${name}`, same: { EndpointName: name } },
    );
  }

  /** Asked once a name: a configuration never changes. @returns `undefined` when there is none of this name */
  describeEndpointConfig(name: string): Promise<DescribeEndpointConfigCommandOutput | undefined> {
    return once(this.configurations, name, () =>
      this.caller.find(
        "DescribeEndpointConfig",
        (options) => {
          const { client, sdk } = this.connection.open();
          return client.send(new sdk.DescribeEndpointConfigCommand({ EndpointConfigName: name }), options);
        },
        { about: `endpoint configuration ${name}`, same: { EndpointConfigName: name } },
      ),
    );
  }

  /** Asked once a name: a model never changes. @returns `undefined` when there is none of this name */
  describeModel(name: string): Promise<DescribeModelCommandOutput | undefined> {
    return once(this.models, name, () =>
      this.caller.find(
        "DescribeModel",
        (options) => {
          const { client, sdk } = this.connection.open();
          return client.send(new sdk.DescribeModelCommand({ ModelName: name }), options);
        },
        { about: `model ${name}`, same: { ModelName: name } },
      ),
    );
  }

  listInferenceComponents({
    endpointName: EndpointNameEquals,
    mostPages = Number.POSITIVE_INFINITY,
  }: ComponentList = {}): Promise<Listed<InferenceComponentSummary>> {
    return pagesWithin(
      mostPages,
      (NextToken) =>
        this.caller.call("ListInferenceComponents", (options) => {
          const { client, sdk } = this.connection.open();
          const request = { ...BY_NAME, EndpointNameEquals, NextToken };
          return client.send(new sdk.ListInferenceComponentsCommand(request), options);
        }),
      ({ InferenceComponents, NextToken }) => ({ items: InferenceComponents, next: NextToken }),
    );
  }

  /** @returns `undefined` when there is none of this name */
  describeInferenceComponent(name: string): Promise<DescribeInferenceComponentCommandOutput | undefined> {
    return this.caller.find(
      "DescribeInferenceComponent",
      (options) => {
        const { client, sdk } = this.connection.open();
        return client.send(new sdk.DescribeInferenceComponentCommand({ InferenceComponentName: name }), options);
      },
      { about: `inference component ${name}`, same: { InferenceComponentName: name } },
    );
  }

  /** The region that the SDK has found. */
  region(): Promise<string> {
    return this.caller.configured("ListEndpoints", () => this.connection.open().client.config.region());
  }

  close(): void {
    this.connection.close();
  }
}

/** Asks again when it could not be answered, or when there was nothing: it may be there later. */
function once<T>(answers: Map<string, Promise<T | undefined>>, key: string, ask: () => Promise<T | undefined>) {
  const known = answers.get(key);
  if (known !== undefined) {
    return known;
  }
  const asked = ask();
  answers.set(key, asked);
  asked.then(
    (answer) => answer === undefined && answers.delete(key),
    () => answers.delete(key),
  );
  return asked;
}
