import { tmpdir } from "node:os";
import { type Installed, ServedProvider } from "./served-provider";

/** One for each AWS: a provider finds its AWS in its environment when it starts. */
const providers = new Map<string, Promise<ServedProvider>>();

/** The provider that serves all commands of Terraform on this AWS. */
export function servedProvider(
  installed: Installed,
  environment: NodeJS.ProcessEnv,
  directory: string,
): Promise<ServedProvider> {
  const aws = Object.entries(environment).filter(([name]) => name.startsWith("AWS_"));
  // An apply reads files, such as the code of a function, by paths that are relative to its folder: a plan reads none.
  const folder = environment.AWS_ENDPOINT_URL === undefined ? tmpdir() : directory;
  const key = JSON.stringify([aws.sort(), folder]);
  const provider = providers.get(key) ?? ServedProvider.start(installed, environment, folder);
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
