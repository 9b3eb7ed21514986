import { type Installed, ServedProvider } from "./served-provider";

/** One for each AWS: a provider finds its AWS in its environment when it starts. */
const providers = new Map<string, Promise<ServedProvider>>();

const awsOf = (environment: NodeJS.ProcessEnv): string =>
  JSON.stringify(
    Object.entries(environment)
      .filter(([name]) => name.startsWith("AWS_"))
      .sort(),
  );

/** The provider that serves all commands of Terraform on this AWS. */
export function servedProvider(installed: Installed, environment: NodeJS.ProcessEnv): Promise<ServedProvider> {
  const key = awsOf(environment);
  const provider = providers.get(key) ?? ServedProvider.start(installed, environment);
  providers.set(key, provider);
  return provider;
}

/** Stops what serves an AWS that ends. */
export const stopProvidersAt = (url: string): Promise<void> => stopWhere((key) => key.includes(JSON.stringify(url)));

/** Stops all, at the end of a test file. */
export const stopProviders = (): Promise<void> => stopWhere(() => true);

async function stopWhere(isMeant: (key: string) => boolean): Promise<void> {
  const meant = [...providers].filter(([key]) => isMeant(key));
  for (const [key] of meant) {
    providers.delete(key);
  }
  await Promise.all(meant.map(async ([, provider]) => (await provider).stop()));
}
