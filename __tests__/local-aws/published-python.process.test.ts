import { execFile } from "node:child_process";
import { join } from "node:path";
import { itWithBoto3 } from "../support/boto3";
import { type Local, startLocal } from "./support/local";

/** Before the first Friday of the announcement's schedules. */
const BEGIN = Date.parse("2024-11-28T12:00:00Z");
const SCRIPT = join(__dirname, "support", "announced.py");
const MINUTE = 60;

interface PythonRun {
  readonly failure: string | undefined;
  readonly lines: readonly string[];
}

function python(args: readonly string[], url: string): Promise<PythonRun> {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_MAX_ATTEMPTS: "1",
    PYTHONDONTWRITEBYTECODE: "1",
  };
  return new Promise((resolve) => {
    execFile("python3", args, { env }, (error, stdout, stderr) => {
      const failure = error === null ? undefined : `${error.message}\n${stderr}`;
      resolve({ failure, lines: stdout.split("\n").filter((line) => line !== "") });
    });
  });
}

let local: Local;
afterEach(async () => {
  await local?.stop();
  expect(local?.failures ?? []).toEqual([]);
});

itWithBoto3("LOCAL AWS IS NOT CALLED WITH IT")(
  "the Python of AWS's announcement sees it asleep, refused, awake and scheduled",
  async () => {
    const settings = { timing: "aws-blog-8b", container: { kind: "stub", seconds: 1 } } as const;
    local = await startLocal({ settings, at: BEGIN });
    const { failure, lines } = await python([SCRIPT], local.url);
    expect(failure).toBeUndefined();
    const steps = lines.map((line) => JSON.parse(line));
    expect(steps).toEqual([
      { step: "deployed", answer: expect.stringContaining("Terrapins are") },
      { step: "asleep", status: "InService", seconds: expect.any(Number) },
      { step: "released", seconds: 10 * MINUTE },
      {
        step: "refused",
        error:
          "An error occurred (ValidationError) when calling the InvokeEndpoint operation: Inference Component has no capacity to process this request. ApplicationAutoScaling may be in-progress (if configured) or try to increase the capacity by invoking UpdateInferenceComponentRuntimeConfig API.",
      },
      { step: "awake", seconds: expect.any(Number), answer: expect.stringContaining("Terrapins are") },
      { step: "offset", error: expect.stringContaining("Invalid ScheduleExpressionTimezone UTC+1") },
      { step: "resized", before: 1, friday: 0, monday: 2 },
      {
        step: "conflict",
        error: expect.stringMatching(/^An error occurred \(ConflictException\).*scale-to-zero-schedule/),
      },
      { step: "recreated", before: 1, isDeletedOnFriday: true, monday: 2 },
    ]);
    const secondsOf = (step: string): number => steps.find((one) => one.step === step).seconds;
    expect(secondsOf("asleep")).toBeGreaterThanOrEqual(15 * MINUTE);
    expect(secondsOf("asleep")).toBeLessThanOrEqual(17 * MINUTE);
    expect(Math.abs(secondsOf("awake") / (5.028 * MINUTE) - 1)).toBeLessThanOrEqual(0.1);
  },
  120_000,
);
