import type {
  DescribeEndpointCommandOutput,
  DescribeEndpointConfigCommandOutput,
  DescribeInferenceComponentCommandOutput,
  DescribeModelCommandOutput,
} from "@aws-sdk/client-sagemaker";
import type { Aws } from "../../aws/aws";
import { noSuchEndpoint } from "../../aws/errors";
import type { ExpectedEndpoint } from "../live";
import type { NotAllowed } from "./not-allowed";

/** What was described already, while somebody waited for it. */
export interface Seen {
  /** By name. */
  readonly endpoints: ReadonlyMap<string, DescribeEndpointCommandOutput>;
  /** By name. */
  readonly components: ReadonlyMap<string, DescribeInferenceComponentCommandOutput>;
}

/** Endpoints with what they run. */
export interface DescribedEndpoints {
  readonly endpoints: readonly DescribeEndpointCommandOutput[];
  readonly configurations: readonly DescribeEndpointConfigCommandOutput[];
  readonly components: readonly DescribeInferenceComponentCommandOutput[];
  readonly models: readonly DescribeModelCommandOutput[];
}

/** Milliseconds to wait for what was created a moment ago, and is not yet seen everywhere. */
const NOT_YET_THERE = [1000, 2000];

/** For more endpoints than these, the components of all endpoints are listed at once. */
const LISTED_ONE_BY_ONE = 3;

/**
 * @param notAllowed for the models; without it, none is read
 * @throws AwsReadError when there is no such endpoint
 */
export async function readHosting(
  aws: Aws,
  names: readonly string[],
  seen: Seen,
  notAllowed: NotAllowed | undefined,
): Promise<DescribedEndpoints> {
  const [found, components] = await Promise.all([
    Promise.all(names.map(async (name) => seen.endpoints.get(name) ?? describeEndpoint(aws, name))),
    readComponents(aws, names, seen),
  ]);
  const missing = names.filter((_, index) => found[index] === undefined);
  if (missing.length > 0) {
    throw noSuchEndpoint(missing, await aws.region());
  }
  const endpoints = found.filter((endpoint) => endpoint !== undefined);
  const configNames = unique(endpoints.map(({ EndpointConfigName }) => EndpointConfigName));
  const configurations = await present(configNames, (name) => aws.sagemaker.describeEndpointConfig(name));
  const modelNames = unique([
    ...configurations.flatMap(({ ProductionVariants = [] }) => ProductionVariants.map(({ ModelName }) => ModelName)),
    ...components.flatMap(({ Specification, Specifications = [] }) =>
      [Specification, ...Specifications].map((specification) => specification?.ModelName),
    ),
  ]);
  const models =
    notAllowed === undefined
      ? []
      : await present(modelNames, (name) =>
          notAllowed.try("models", () => aws.sagemaker.describeModel(name), undefined),
        );
  return { endpoints, configurations, components, models };
}

async function describeEndpoint(aws: Aws, name: string): Promise<DescribeEndpointCommandOutput | undefined> {
  let endpoint = await aws.sagemaker.describeEndpoint(name);
  for (const pause of NOT_YET_THERE) {
    if (endpoint === undefined) {
      await aws.pause(pause);
      endpoint = await aws.sagemaker.describeEndpoint(name);
    }
  }
  return endpoint;
}

async function readComponents(
  aws: Aws,
  endpointNames: readonly string[],
  seen: Seen,
): Promise<readonly DescribeInferenceComponentCommandOutput[]> {
  const lists =
    endpointNames.length <= LISTED_ONE_BY_ONE
      ? await Promise.all(endpointNames.map((name) => componentNames(aws, new Set([name]), name)))
      : [await componentNames(aws, new Set(endpointNames), undefined)];
  // One that was deleted in between is gone.
  return present(
    lists.flat(),
    async (name) => seen.components.get(name) ?? aws.sagemaker.describeInferenceComponent(name),
  );
}

/** @param endpointName asks for the components of one endpoint only */
async function componentNames(
  aws: Aws,
  wanted: ReadonlySet<string>,
  endpointName: string | undefined,
): Promise<readonly string[]> {
  const { items } = await aws.sagemaker.listInferenceComponents({ endpointName });
  return items.flatMap(({ InferenceComponentName: name, EndpointName: of }) =>
    name !== undefined && of !== undefined && wanted.has(of) ? name : [],
  );
}

/** The configurations that endpoints should run and do not, as far as they exist. */
export function readOtherConfigurations(
  aws: Aws,
  { endpoints }: DescribedEndpoints,
  expected: readonly ExpectedEndpoint[],
): Promise<readonly DescribeEndpointConfigCommandOutput[]> {
  const running = new Map(endpoints.map(({ EndpointName, EndpointConfigName }) => [EndpointName, EndpointConfigName]));
  const others = expected.flatMap(({ name, configName }) =>
    running.get(name) === undefined || running.get(name) === configName ? [] : configName,
  );
  return present(unique(others), (name) => aws.sagemaker.describeEndpointConfig(name));
}

const unique = (names: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(names.filter((name) => name !== undefined)),
];

/** What there is of these. */
async function present<T>(
  names: readonly string[],
  ask: (name: string) => Promise<T | undefined>,
): Promise<readonly T[]> {
  return (await Promise.all(names.map(ask))).filter((answer): answer is Awaited<T> & T => answer !== undefined);
}
