import { ScaleToZeroError } from "../src/errors";

/** What the product answered, or its own error as a text. Anything else that it throws is a failure. */
export function answered(ask: () => string): string {
  try {
    return ask();
  } catch (error) {
    return own(error);
  }
}

/** As `answered`, for what takes time. */
export const answeredLater = (ask: () => Promise<string>): Promise<string> => ask().catch(own);

function own(error: unknown): string {
  if (error instanceof ScaleToZeroError) {
    return `${error.name}: ${error.message}`;
  }
  throw error;
}
