import { writeFileSync } from "node:fs";
import { CreateEndpointConfigCommand, UpdateInferenceComponentRuntimeConfigCommand } from "@aws-sdk/client-sagemaker";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { durations } from "../../src/local-aws/services/sagemaker/durations";
import { createEndpoint, createModel, hostComponent } from "../local-aws/support/hosting";
import { type Local, startLocal } from "../local-aws/support/local";
import { pass, putAlarm, putSteps, registerTarget } from "../local-aws/support/scaling";
import { describeBrowser, FLAGS, MEASURE, type Seen } from "./support/browser";

/** A component that is asleep, and that one refused request wakes. */
async function sleepingComponent(local: Local): Promise<void> {
  await hostComponent(local);
  await pass(local, 600);
  await registerTarget(local);
  await putAlarm(local, {
    AlarmName: "llama-refused",
    Namespace: "AWS/SageMaker",
    MetricName: "NoCapacityInvocationFailures",
    Dimensions: [{ Name: "InferenceComponentName", Value: "llama" }],
    Period: 60,
    AlarmActions: [await putSteps(local)],
  });
  await local.sdk.sagemaker.send(
    new UpdateInferenceComponentRuntimeConfigCommand({
      InferenceComponentName: "llama",
      DesiredRuntimeConfig: { CopyCount: 0 },
    }),
  );
  await pass(local, 900);
}

async function queue({ sdk, clock }: Local): Promise<void> {
  await createModel(sdk.sagemaker);
  await sdk.sagemaker.send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: "config",
      ProductionVariants: [
        { VariantName: "AllTraffic", ModelName: "llama", InstanceType: "ml.g5.xlarge", InitialInstanceCount: 1 },
      ],
      AsyncInferenceConfig: { OutputConfig: { S3OutputPath: "s3://bucket/out" } },
    }),
  );
  await createEndpoint(sdk.sagemaker);
  clock.advance(durations.createEndpoint);
}

const { indexedPng }: { indexedPng(png: Buffer): Buffer } = require("../../scripts/indexed-png");

/** LOCAL_AWS_PICTURE names the file that shows the page in the documentation. */
async function keepPicture(page: Page): Promise<void> {
  const { LOCAL_AWS_PICTURE: file } = process.env;
  if (file !== undefined) {
    await page.setViewportSize({ width: 860, height: 1000 });
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.waitForTimeout(1500);
    writeFileSync(file, indexedPng(await page.screenshot()));
  }
}

const LEAST_CONTRAST = 4.5;

describeBrowser("the page of local AWS", () => {
  let browser: Browser;
  let local: Local;
  let context: BrowserContext;
  let page: Page;
  let incidents: string[];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "", headless: true, args: FLAGS });
  });
  afterAll(() => browser?.close());

  async function open(options: { colorScheme?: "light" | "dark"; width?: number } = {}) {
    const { colorScheme = "light", width = 1000 } = options;
    context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    page = await context.newPage();
    incidents = [];
    page.on("console", (message) => incidents.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => incidents.push(`error: ${error.message}`));
    page.on("request", (request) => {
      if (!request.url().startsWith(`${local.url}/`)) {
        incidents.push(`request: ${request.url()}`);
      }
    });
    await page.goto(local.url, { waitUntil: "load" });
  }

  beforeEach(async () => {
    local = await startLocal();
  });
  afterEach(async () => {
    await context?.close();
    await local.stop();
    expect(local.failures).toEqual([]);
    expect(incidents).toEqual([]);
  });

  const textOf = async (selector: string) => (await page.locator(selector).textContent()) ?? "";
  const shows = (words: string) => page.getByText(words, { exact: false }).first().waitFor({ timeout: 10_000 });
  const logged = (words: string) => page.locator("#log li", { hasText: words }).first().waitFor({ timeout: 10_000 });

  it("shows a refused request, the wake that follows, and the answer", async () => {
    await sleepingComponent(local);
    await open();
    await page.getByRole("button", { name: "Send request to llama" }).click();
    await logged("Request to llama: refused, ValidationError (400). Inference Component has no capacity");
    await page.getByRole("rowheader").first().waitFor();
    expect(await textOf("#refused")).toContain("ValidationError");
    expect(await textOf("#alarms")).toContain("llama-refused");

    await page.getByRole("button", { name: "10 min" }).click();
    await page.getByRole("status").filter({ hasText: "The clock advanced by 10m." }).waitFor();
    await logged("llama-refused: Alarm updated from INSUFFICIENT_DATA to ALARM");
    await logged("inference-component/llama: Setting desired copy count to 1.");
    await logged("llama: 1 copy serving");
    expect(await textOf("#activities")).toContain("monitor alarm llama-refused in state ALARM triggered policy steps");

    await page.getByRole("button", { name: "Send request to llama" }).click();
    await logged('Request to llama: answered (200). {"inputs": "Hello"}');
    expect(await page.locator("#endpoints svg").first().getAttribute("aria-label")).toMatch(
      /^Copies of llama from .* UTC: now 1 of 1 desired\. Between 0 and 1 served\. 1 requests accepted, 1 refused\.$/,
    );
    await keepPicture(page);
  });

  it("shows an asynchronous request in the queue, and its answer", async () => {
    await queue(local);
    await open();
    await page.getByRole("textbox", { name: "Request body" }).fill("a question");
    await page.getByRole("button", { name: "Queue request to AllTraffic" }).click();
    await logged("Request to llm: queued as ");
    await page.getByRole("button", { name: "1 min" }).click();
    await logged("to llm: answered. a question");
  });

  it("is used with the keyboard alone, and shows where the focus is", async () => {
    await sleepingComponent(local);
    await open();
    await shows("Copies of llama");
    const names: string[] = [];
    for (let press = 0; press < 30; press += 1) {
      await page.keyboard.press("Tab");
      const { name, outline } = await page.evaluate(() => {
        const { activeElement: focused } = document;
        const label = focused instanceof HTMLInputElement ? focused.labels?.[0]?.textContent : undefined;
        return {
          name: label ?? focused?.getAttribute("aria-label") ?? focused?.textContent?.trim() ?? "",
          outline: focused === null ? "" : getComputedStyle(focused).outlineStyle,
        };
      });
      if (name === "Send request to llama") {
        expect(outline).toBe("solid");
        break;
      }
      names.push(name);
      expect([name, outline]).toEqual([name, "solid"]);
    }
    expect(names.slice(0, 7)).toEqual(["1 min", "10 min", "1 h", "Other length", "Advance", "Speed", "Set speed"]);
    await page.keyboard.press("Enter");
    await logged("Request to llama: refused");
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    expect(await focused()).toBe("Send request to llama");
    await pass(local, 60);
    await page.waitForFunction(() => document.querySelector("#alarms")?.textContent?.includes("ALARM"));
    expect(await focused()).toBe("Send request to llama");
  });

  it("advances by any length, and says why it cannot", async () => {
    await open();
    const length = page.getByRole("textbox", { name: "Other length" });
    await length.fill("90s");
    await length.press("Enter");
    await page
      .getByRole("status")
      .filter({ hasText: "The clock advanced by 90s. It is 2026-11-21 12:01:30 UTC." })
      .waitFor();
    await page.locator("#now", { hasText: "2026-11-21 12:01:30 UTC" }).waitFor();
    await length.fill("soon");
    await length.press("Enter");
    incidents.splice(0, incidents.length, ...incidents.filter((one) => !one.includes("status of 400")));
    await page.getByRole("status").filter({ hasText: "must be a length of time" }).waitFor();
    incidents.splice(0, incidents.length, ...incidents.filter((one) => !one.includes("status of 400")));
  });

  it("changes the speed of the clock", async () => {
    await open();
    expect(await textOf("#speed-now")).toBe("The clock is stopped");
    const speed = page.getByRole("spinbutton", { name: "Speed" });
    await speed.fill("600");
    await speed.press("Enter");
    await page.getByRole("status").filter({ hasText: "600 simulated seconds per second." }).waitFor();
    expect(local.clock.speed).toBe(600);
    await speed.fill("0");
    await speed.press("Enter");
    await page.getByRole("status").filter({ hasText: "The clock is stopped." }).waitFor();
  });

  it("injects faults, lists them, and clears them", async () => {
    await open();
    await page.getByRole("combobox", { name: "Fault" }).selectOption("drought");
    await page.getByRole("spinbutton", { name: "Minutes of a drought" }).fill("5");
    await page.getByRole("button", { name: "Inject fault" }).click();
    await page.getByRole("row", { name: "drought" }).waitFor();
    await page.getByRole("combobox", { name: "Fault" }).selectOption("fail");
    await page.getByRole("button", { name: "Inject fault" }).click();
    await page.getByRole("row", { name: "fail sagemaker 1" }).waitFor();
    expect(local.aws.faults.list()).toMatchObject([
      { effect: { kind: "drought", seconds: 300 } },
      { times: 1, effect: { kind: "fail" } },
    ]);
    await page.getByRole("button", { name: "Clear faults" }).click();
    await shows("No fault is active.");
    expect(local.aws.faults.list()).toEqual([]);
  });

  it("shows what is in names and texts as text", async () => {
    await putAlarm(local, { AlarmName: "<img src=x onerror=alert(1)>" });
    await open();
    await shows("<img src=x onerror=alert(1)>");
    expect(await page.locator("img").count()).toBe(0);
  });

  it("has names for its controls, live regions, and tables with captions and headers", async () => {
    await sleepingComponent(local);
    await open();
    await shows("Copies of llama");
    const problems = await page.evaluate(() => {
      const unnamed = [...document.querySelectorAll("input,select,textarea")]
        .filter((one) => (one as HTMLInputElement).labels?.length === 0)
        .map(({ id }) => `${id} has no label`);
      const tables = [...document.querySelectorAll("table")]
        .filter((one) => (one.caption?.textContent ?? "") === "" || one.querySelector("th[scope=col]") === null)
        .map(({ textContent }) => `a table has no caption or no headers: ${textContent}`);
      const pictures = [...document.querySelectorAll("svg")]
        .filter((one) => one.getAttribute("role") !== "img" || (one.getAttribute("aria-label") ?? "") === "")
        .map(() => "a chart has no name");
      return [...unnamed, ...tables, ...pictures];
    });
    expect(problems).toEqual([]);
    expect(await page.locator("[role=status]").count()).toBe(1);
    expect(await page.locator("[role=log]").count()).toBe(1);
    // A clock that goes on every second is not read out.
    expect(await page.locator("#now").getAttribute("aria-live")).toBe("off");
  });

  it.each([
    ["light, at a desk", "light", 1000],
    ["dark, at a desk", "dark", 1000],
    ["light, on a phone", "light", 390],
    ["dark, on a phone", "dark", 390],
  ] as const)("can be read: %s", async (_where, colorScheme, width) => {
    await sleepingComponent(local);
    await open({ colorScheme, width });
    await page.getByRole("button", { name: "Send request to llama" }).click();
    await logged("refused");
    await page.getByRole("button", { name: "10 min" }).click();
    await logged("1 copy serving");
    const seen: Pick<Seen, "width" | "scrollWidth" | "words" | "ground" | "duplicateIds"> =
      await page.evaluate(MEASURE);
    expect(seen.scrollWidth).toBeLessThanOrEqual(seen.width);
    expect(seen.duplicateIds).toEqual([]);
    expect(seen.ground).toBe(colorScheme === "dark" ? "rgb(20, 24, 31)" : "rgb(255, 255, 255)");
    expect(seen.words.filter(({ contrast }) => contrast < LEAST_CONTRAST)).toEqual([]);
    expect(seen.words.filter(({ text: word, box }) => word !== "" && box.right > width + 1)).toEqual([]);
    const letters = await page.evaluate(() =>
      [...document.querySelectorAll("svg text")].map((one) => one.getBoundingClientRect().height),
    );
    expect(Math.min(...letters)).toBeGreaterThanOrEqual(11);
  });

  it("says that local AWS is gone, and that it is back", async () => {
    await open();
    await shows("There is no endpoint.");
    await context.setOffline(true);
    await page.getByRole("status").filter({ hasText: "Local AWS does not answer." }).waitFor();
    await context.setOffline(false);
    await page.getByRole("status").filter({ hasText: "Local AWS answers again." }).waitFor();
    incidents.splice(0, incidents.length, ...incidents.filter((one) => !one.includes("ERR_INTERNET_DISCONNECTED")));
  });
});
