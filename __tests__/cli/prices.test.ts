import { readdirSync, readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { scaleToZero } from "../support/command-line";
import { scratchFolder } from "../support/files";
import { priceList, priceRow } from "../support/price-list";

const files = scratchFolder();
const LIST = priceList(priceRow("ml.g5.xlarge", "1.4080000000"), priceRow("ml.m5.large", "0.1150000000"));
const refresh = ["prices", "refresh", "--region", "us-east-1"];

async function served<T>(listener: RequestListener, use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/index.csv`);
  } finally {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}

describe("scale-to-zero prices", () => {
  it("lists what is built in within 80 columns, each price with its day and source", async () => {
    const { code, stdout } = await scaleToZero(["prices"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ml\.g5\.xlarge per hour +us-east-1 +1\.4084 {2}2025-01-26 \[1\]$/m);
    expect(stdout).toMatch(/^ml\.g7e\.2xlarge per hour .* \[3\]$/m);
    expect(stdout).toMatch(/^\[3\] third party/m);
    expect(stdout).toMatch(/^alarm, high resolution, per month +us-east-1 +0\.3000 {2}2026-05-04 \[4\]$/m);
    const table = stdout.split("\n").filter((line) => !line.startsWith("["));
    expect(table.filter((line) => line.length > 80)).toEqual([]);
    // A label that fills its column runs into the Region.
    const rows = table.filter((line) => /\[\d\]$/.test(line));
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.filter((line) => !/ [a-z]{2}-[a-z]+-\d /.test(line))).toEqual([]);
  });

  it("lists it as JSON", async () => {
    const { code, stdout } = await scaleToZero(["prices", "--format", "json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).instanceHours).toContainEqual(
      expect.objectContaining({ instanceType: "ml.g5.xlarge", region: "us-east-1", usd: 1.4084, asOf: "2025-01-26" }),
    );
  });
});

describe("scale-to-zero prices refresh", () => {
  const expected = {
    formatVersion: "1",
    currency: "USD",
    regions: {
      "us-east-1": {
        asOf: "2026-11-20",
        source: "AWS Price List of AmazonSageMaker, us-east-1",
        instanceHours: { "ml.g5.xlarge": 1.408, "ml.m5.large": 0.115 },
      },
    },
  };

  it("reads a price list from a file", async () => {
    const { code, stdout, stderr } = await scaleToZero([...refresh, "--from", files.write("index.csv", LIST)]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual(expected);
  });

  it("reads it from standard input", async () => {
    const { code, stdout } = await scaleToZero([...refresh, "--from", "-"], { stdin: LIST });
    expect({ code, file: JSON.parse(stdout) }).toEqual({ code: 0, file: expected });
  });

  it("downloads it, and names the URL as its source", async () => {
    await served(
      (_, response) => response.end(LIST),
      async (url) => {
        const { code, stdout } = await scaleToZero([...refresh, "--from", url]);
        expect(code).toBe(0);
        expect(JSON.parse(stdout).regions["us-east-1"].source).toBe(url);
      },
    );
  });

  it("writes a file whole, and nothing beside it", async () => {
    const from = files.write("index.csv", LIST);
    const cwd = dirname(from);
    expect(await scaleToZero([...refresh, "--from", from, "-o", "prices.json"], { cwd })).toMatchObject({
      code: 0,
      stdout: "",
    });
    expect(JSON.parse(readFileSync(join(cwd, "prices.json"), "utf8"))).toEqual(expected);
    expect(readdirSync(cwd).filter((name) => name.includes(".tmp"))).toEqual([]);
  });

  it("leaves the file as it was if the list is wrong", async () => {
    const from = files.write("index.csv", LIST.slice(0, -40));
    const output = files.write("prices.json", "before");
    const { code, stderr } = await scaleToZero([...refresh, "--from", from, "-o", output]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/index\.csv: row 8 is not complete; /) });
    expect(readFileSync(output, "utf8")).toBe("before");
  });

  it.each([
    ["a missing file", ["--from", "missing.csv"], /^missing\.csv: cannot be read \(no such file\)\n$/],
    ["a folder", ["--from", "."], /^\.: cannot be read \(EISDIR\)\n$/],
    ["no price list", ["--from", "package.json"], /^package\.json: is not a price list of Amazon SageMaker: .*\n$/],
    [
      "an output that cannot be written",
      ["--from", "missing.csv", "-o", "no/such.json"],
      /^no\/such\.json: cannot be written/,
    ],
  ])("answers with 2 and one sentence for %s", async (_, options, message) => {
    const { code, stdout, stderr } = await scaleToZero([...refresh, ...options]);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: "", stderr: expect.stringMatching(message) });
  });

  it("answers with 2 without a Region, and for what is none", async () => {
    expect((await scaleToZero(["prices", "refresh"])).code).toBe(2);
    const { code, stderr } = await scaleToZero(["prices", "refresh", "--region", "../x"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: '--region "../x": is not an AWS Region; write it as in eu-west-1\n',
    });
  });

  it.each<readonly [string, RequestListener, string]>([
    ["an error of the server", (_, response) => response.writeHead(403).end(), "HTTP 403"],
    ["a broken connection", (request) => request.socket.destroy(), "ECONNRESET"],
    [
      "a body that ends early",
      (_, response) => {
        response.writeHead(200, { "content-length": "100000" });
        response.write(LIST, () => response.socket?.destroy());
      },
      "ECONNRESET",
    ],
  ])("answers with 1 and one sentence for %s", async (_, listener, reason) => {
    await served(listener, async (url) => {
      const { code, stdout, stderr } = await scaleToZero([...refresh, "--from", url]);
      expect({ code, stdout, stderr }).toEqual({
        code: 1,
        stdout: "",
        stderr: `${url}: cannot be downloaded (${reason}); download it in another way and pass it with --from\n`,
      });
    });
  });
});
