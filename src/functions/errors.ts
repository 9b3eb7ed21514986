import { ScaleToZeroError } from "../errors";

/** Every error that the descriptions of the Lambda functions raise. */

export const functionNotBuilt = (functionName: string, lookedIn: readonly string[]): ScaleToZeroError =>
  new ScaleToZeroError(
    `The code of Lambda function ${functionName} is not built: there is no ${lookedIn.join(" and no ")}. Run \`npm run build\`.`,
  );
