/** The columns that a price list of Amazon SageMaker has, in its order: prices first, then attributes of the product. */
const COLUMNS = [
  "SKU",
  "OfferTermCode",
  "RateCode",
  "TermType",
  "PriceDescription",
  "EffectiveDate",
  "StartingRange",
  "EndingRange",
  "Unit",
  "PricePerUnit",
  "Currency",
  "RelatedTo",
  "LeaseContractLength",
  "PurchaseOption",
  "OfferingClass",
  "Product Family",
  "serviceCode",
  "Location",
  "Location Type",
  "Instance Type",
  "vCPU",
  "Memory",
  "usageType",
  "operation",
  "Component",
  "Region Code",
  "instanceName",
  "serviceName",
] as const;

export type Cells = Readonly<Partial<Record<(typeof COLUMNS)[number], string>>>;

const quoted = (cells: readonly string[]): string =>
  cells.map((cell) => (cell === "" ? "" : `"${cell.replace(/"/g, '""')}"`)).join(",");

/** On-demand hosting of an instance type in Virginia, unless told otherwise. */
export const priceRow = (instanceName: string, usd: string, cells: Cells = {}): string => {
  const row: Cells = {
    SKU: "2CJKMCCMTBU6Z8A5",
    OfferTermCode: "JRTCKXETXF",
    RateCode: "2CJKMCCMTBU6Z8A5.JRTCKXETXF.6YS6EN2CT7",
    TermType: "OnDemand",
    PriceDescription: `$${usd} per Hosting ${instanceName} hour in US East (N. Virginia), on demand`,
    EffectiveDate: "2026-11-01",
    StartingRange: "0",
    EndingRange: "Inf",
    Unit: "Hrs",
    PricePerUnit: usd,
    Currency: "USD",
    "Product Family": "ML Instance",
    serviceCode: "AmazonSageMaker",
    Location: "US East (N. Virginia)",
    "Location Type": "AWS Region",
    "Instance Type": `${instanceName}-Hosting`,
    vCPU: "4",
    Memory: "16 GiB",
    usageType: `USE1-Host:${instanceName}`,
    operation: "RunInstance",
    Component: "Hosting",
    "Region Code": "us-east-1",
    instanceName,
    serviceName: "Amazon SageMaker",
    ...cells,
  };
  return quoted(COLUMNS.map((column) => row[column] ?? ""));
};

export const METADATA = [
  '"FormatVersion","v1.0"',
  '"Disclaimer","This pricing list is for informational purposes only. All prices are subject to the additional terms included in the pricing pages on http://aws.amazon.com. All Free Tier prices are also subject to the terms included at https://aws.amazon.com/free/"',
  '"Publication Date","2026-11-20T18:01:33Z"',
  '"Version","20261120180133"',
  '"OfferCode","AmazonSageMaker"',
] as const;

export const HEADER = quoted(COLUMNS);

export const priceList = (...rows: readonly string[]): string => [...METADATA, HEADER, ...rows, ""].join("\n");
