import { TextDecoder } from "node:util";
import { cutOff, notAPriceList, otherCurrency, regionMissing } from "./errors";
import { type HourlyPrices, MOST_USD } from "./price-file";

/** Prices of a Region from the Price List of AWS. */
export interface ListedPrices {
  /** The publication date of the list, as yyyy-mm-dd. */
  readonly asOf: string;
  readonly instanceHours: HourlyPrices;
  /** Types that the list has more than one price for, which are not priced. */
  readonly ambiguous: readonly string[];
}

/** No row of a price list is nearly as long: a quote is not closed. */
const LONGEST_ROW = 1024 * 1024;

/**
 * Reads hosting prices from the CSV of the AWS Price List, in memory that does not depend on its size.
 *
 * The first five rows are metadata, the sixth row has the names of the columns.
 * @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/reading-service-price-list-file-for-services.html
 *
 * @param file its name in errors
 * @throws ScaleToZeroError for another file, for one that was cut off, and for a Region that it lacks
 */
export async function readPriceList(
  chunks: AsyncIterable<unknown>,
  region: string,
  file: string,
): Promise<ListedPrices> {
  // Loaded by the command that needs it.
  const { Parser } = require("papaparse") as typeof import("papaparse");
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const list = new PriceListReader(region, file);
  let rest = "";
  const take = (text: string, isLast: boolean): void => {
    const all = rest + text;
    const parsed: unknown = new Parser({ delimiter: ",", newline: "\n" }).parse(all, 0, !isLast);
    const { data, errors, meta } = parsed as import("papaparse").ParseResult<readonly string[]>;
    for (const row of data) {
      list.take(row);
    }
    if (isLast && errors.length > 0) {
      throw cutOff(file, list.rows);
    }
    rest = isLast ? "" : all.slice(meta.cursor);
    if (rest.length > LONGEST_ROW) {
      throw notAPriceList(file, `row ${list.rows + 1} does not end`);
    }
  };
  for await (const chunk of chunks) {
    take(decoded(decoder, chunk, file), false);
  }
  take(decoded(decoder, undefined, file), true);
  return list.result();
}

function decoded(decoder: TextDecoder, chunk: unknown, file: string): string {
  try {
    return chunk === undefined
      ? decoder.decode()
      : typeof chunk === "string"
        ? chunk
        : decoder.decode(chunk as Uint8Array, { stream: true });
  } catch {
    throw notAPriceList(file, "it is not UTF-8 text");
  }
}

const METADATA_ROWS = 5;
/** Columns by name: their number and order differ between services and change with time. */
const COLUMNS = {
  termType: "TermType",
  startingRange: "StartingRange",
  unit: "Unit",
  usd: "PricePerUnit",
  currency: "Currency",
  family: "Product Family",
  region: "Region Code",
  component: "Component",
  instanceType: "instanceName",
} as const;

type Column = keyof typeof COLUMNS;

class PriceListReader {
  /** Rows that were read. */
  rows = 0;
  private readonly metadata = new Map<string, string>();
  private columns: Readonly<Record<Column, number>> | undefined;
  private width = 0;
  private short: number | undefined;
  private readonly prices = new Map<string, number>();
  private readonly ambiguous = new Set<string>();
  private readonly regions = new Set<string>();
  private currency: string | undefined;

  constructor(
    private readonly region: string,
    private readonly file: string,
  ) {}

  take(row: readonly string[]): void {
    if (row.length === 1 && row[0]?.trim() === "") {
      return;
    }
    if (this.short !== undefined) {
      throw cutOff(this.file, this.short);
    }
    this.rows += 1;
    if (this.rows <= METADATA_ROWS) {
      this.takeMetadata(row);
    } else if (this.columns === undefined) {
      this.takeColumns(row);
    } else if (row.length < this.width) {
      this.short = this.rows;
    } else {
      this.takePrice(row, this.columns);
    }
  }

  result(): ListedPrices {
    if (this.rows === 0) {
      throw notAPriceList(this.file, "it is empty");
    }
    if (this.rows <= METADATA_ROWS) {
      throw this.metadata.has("offercode")
        ? cutOff(this.file, this.rows)
        : notAPriceList(this.file, "it has no header");
    }
    if (this.short !== undefined) {
      throw cutOff(this.file, this.short);
    }
    if (this.prices.size === 0) {
      throw this.currency === undefined
        ? regionMissing(this.file, this.region, [...this.regions].sort().slice(0, MOST_REGIONS))
        : otherCurrency(this.file, this.currency);
    }
    for (const instanceType of this.ambiguous) {
      this.prices.delete(instanceType);
    }
    return {
      asOf: this.asOf(),
      instanceHours: Object.fromEntries(this.prices),
      ambiguous: [...this.ambiguous].sort(),
    };
  }

  private takeMetadata([name = "", value = ""]: readonly string[]): void {
    this.metadata.set(plain(name), value.trim());
    if (this.rows === 1 && plain(name) !== "formatversion") {
      throw notAPriceList(this.file, "its first row is not FormatVersion");
    }
    if (this.rows === METADATA_ROWS) {
      const service = this.metadata.get("offercode");
      if (service !== "AmazonSageMaker") {
        throw notAPriceList(
          this.file,
          service === undefined ? "it has no OfferCode" : `its OfferCode is ${service.slice(0, 60)}`,
        );
      }
      this.asOf();
    }
  }

  private asOf(): string {
    const [day] = /^\d{4}-\d{2}-\d{2}/.exec(this.metadata.get("publicationdate") ?? "") ?? [];
    if (day === undefined) {
      throw notAPriceList(this.file, "it has no Publication Date");
    }
    return day;
  }

  private takeColumns(row: readonly string[]): void {
    const names = row.map(plain);
    const indexOf = (column: Column): number => {
      const index = names.indexOf(plain(COLUMNS[column]));
      if (index < 0) {
        throw notAPriceList(this.file, `it has no column ${COLUMNS[column]}`);
      }
      return index;
    };
    this.width = row.length;
    this.columns = {
      termType: indexOf("termType"),
      startingRange: indexOf("startingRange"),
      unit: indexOf("unit"),
      usd: indexOf("usd"),
      currency: indexOf("currency"),
      family: indexOf("family"),
      region: indexOf("region"),
      component: indexOf("component"),
      instanceType: indexOf("instanceType"),
    };
  }

  /** Asynchronous inference has usage types of its own (`AsyncInf`), at the prices of hosting. */
  private takePrice(row: readonly string[], columns: Readonly<Record<Column, number>>): void {
    const cell = (column: Column): string => row[columns[column]] ?? "";
    if (cell("component") !== "Hosting" || cell("family") !== "ML Instance" || cell("termType") !== "OnDemand") {
      return;
    }
    const region = cell("region");
    if (this.regions.size < MOST_REGIONS_KEPT) {
      this.regions.add(region);
    }
    if (region !== this.region || !isFirst(cell("startingRange")) || !/^(?:hrs?|hours?)$/i.test(cell("unit"))) {
      return;
    }
    if (cell("currency") !== "USD") {
      this.currency = cell("currency");
      return;
    }
    const [instanceType, usd] = [cell("instanceType"), Number(cell("usd"))];
    if (instanceType === "" || cell("usd").trim() === "" || !(usd >= 0 && usd <= MOST_USD)) {
      throw notAPriceList(this.file, `row ${this.rows} has no price`);
    }
    const before = this.prices.get(instanceType);
    if (before !== undefined && before !== usd) {
      this.ambiguous.add(instanceType);
    }
    this.prices.set(instanceType, usd);
  }
}

/** Shown in an error, and kept: a list of a file that somebody made up can name any number. */
const MOST_REGIONS = 5;
const MOST_REGIONS_KEPT = 100;

/** The first price dimension starts at 0. */
const isFirst = (startingRange: string): boolean => startingRange.trim() === "" || Number(startingRange) === 0;

/** AWS writes names in several ways, such as `Region Code` and `regionCode`. */
const plain = (name: string): string => name.replace(/[^a-z0-9]/gi, "").toLowerCase();
