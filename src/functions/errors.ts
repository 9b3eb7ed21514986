import { ScaleToZeroError } from "../errors";

/** Every error that the descriptions of the Lambda functions raise. */

export const functionNotBuilt = (functionName: string, zip: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `The code of Lambda function ${functionName} is not built: there is no ${zip}. Run \`npm run build\`.`,
  );
