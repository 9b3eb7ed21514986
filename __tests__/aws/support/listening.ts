import type { Server } from "node:net";

/** Where a server listens from now on. */
export async function urlOf(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new Error("it has a port");
  }
  return `http://127.0.0.1:${address.port}`;
}
