import { ScaleToZeroError } from "../../errors";
import { shown } from "../../shown";

export const notAPrice = (option: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `--price ${shown(option)}: must be an instance type and US dollars an hour, such as ml.g5.xlarge=1.21`,
  );

export const badAmount = (option: string, amount: string, most: number): ScaleToZeroError =>
  new ScaleToZeroError(
    `--price ${shown(option)}: ${shown(amount)} is not a price; write US dollars an hour, from 0 to ${most}, such as 1.21`,
  );

export const unknownType = (option: string, meant: string): ScaleToZeroError =>
  new ScaleToZeroError(`--price ${shown(option)}: there is no such instance type; did you mean ${meant}?`);

export const pricedTwice = (instanceType: string): ScaleToZeroError =>
  new ScaleToZeroError(`--price: ${instanceType} has two prices; give it once`);

export const notAPriceFile = (file: string): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: is not valid JSON; write it with \`scale-to-zero prices refresh\``);

export const wrongPriceFile = (file: string, place: string, message: string): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: ${place === "" ? "the file" : place} ${message}`);

const LIST = "https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonSageMaker/current/<region>/index.csv";

export const notAPriceList = (file: string, problem: string): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: is not a price list of Amazon SageMaker: ${problem}; download it from ${LIST}`);

export const cutOff = (file: string, row: number): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: row ${row} is not complete; the file was cut off, download it again`);

export const regionMissing = (file: string, region: string, regions: readonly string[]): ScaleToZeroError =>
  new ScaleToZeroError(
    `${file}: has no hosting prices of ${region}${regions.length === 0 ? "" : `; it has those of ${regions.join(", ")}`}`,
  );

export const otherCurrency = (file: string, currency: string): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: its prices are in ${shown(currency)}; only prices in USD are supported`);
