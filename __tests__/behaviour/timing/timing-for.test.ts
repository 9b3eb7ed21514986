import { timingFor } from "../../../src/behaviour/timing/timing-for";
import { readTiming } from "../../../src/behaviour/timing/written-timing";

const component = { kind: "component", instanceType: "ml.g5.xlarge" } as const;

describe("the timing of an endpoint", () => {
  it("is that of a preset, each number with its source", () => {
    const { timing, assumptions } = timingFor({ ...component, from: "qwen-0.6b-g5-xlarge" });
    expect(timing).toMatchObject({ name: "qwen-0.6b-g5-xlarge", instanceType: "ml.g5.xlarge" });
    expect(timing.release).toMatchObject({ seconds: 720, basis: "preset" });
    expect(timing.provisioning).toMatchObject({
      seconds: 105,
      basis: "law",
      source: expect.stringContaining("https://"),
    });
    expect(assumptions).toEqual([]);
  });

  it("says that a preset was measured on another type", () => {
    const { assumptions } = timingFor({ ...component, from: "aws-blog-8b" });
    expect(assumptions).toEqual([
      "The preset aws-blog-8b was measured on ml.g5.12xlarge. It is used for ml.g5.xlarge.",
    ]);
  });

  it("says that the type of a preset was not published", () => {
    const { assumptions } = timingFor({ ...component, from: "aws-blog-70b" });
    expect(assumptions).toEqual([
      "The instance type of the preset aws-blog-70b was not published. It is used for ml.g5.xlarge.",
    ]);
  });

  it("says that a preset was measured on the other kind of endpoint, and releases as this kind does", () => {
    const { timing, assumptions } = timingFor({
      kind: "asynchronous",
      instanceType: "ml.g5.xlarge",
      from: "qwen-0.6b-g5-xlarge",
    });
    expect(timing.release.seconds).toBe(60);
    expect(assumptions).toEqual([
      "The preset qwen-0.6b-g5-xlarge was measured on an inference component. It is used for an asynchronous variant.",
    ]);
  });

  it("releases instances of components after 10 min, those of asynchronous variants after 0.5 to 2 min", () => {
    expect(timingFor(component).timing.release.seconds).toBe(600);
    const { seconds } = timingFor({ ...component, kind: "asynchronous" }).timing.release;
    expect(seconds).toBeGreaterThanOrEqual(30);
    expect(seconds).toBeLessThanOrEqual(120);
  });

  it.each([
    ["ml.g6.xlarge", "cached", 0],
    ["ml.p9.48xlarge", "cached", 0],
    ["ml.m5.large", "uncached", 221],
    ["ml.m99.large", "uncached", 221],
  ])("of %s without a preset is %s, which is said", (instanceType, name, imageSeconds) => {
    const { timing, assumptions } = timingFor({ kind: "component", instanceType });
    expect(timing).toMatchObject({ name, image: { seconds: imageSeconds } });
    expect(assumptions[0]).toContain(`the preset ${name}`);
    expect(assumptions[0]).toContain(instanceType);
  });

  it("computes downloads from sizes, 0 included, and assumes none that is given", () => {
    const { timing, assumptions } = timingFor({ ...component, from: "uncached", gigabytes: { image: 8, model: 0 } });
    expect(timing).toMatchObject({ image: { seconds: 100 }, model: { seconds: 0 }, load: { seconds: 0 } });
    expect(assumptions).toEqual([]);
  });

  it("pulls an image at a rate within the published ones", () => {
    const { seconds } = timingFor({ ...component, from: "uncached", gigabytes: { image: 11 } }).timing.image;
    expect(11_000 / seconds).toBeGreaterThanOrEqual(50);
    expect(11_000 / seconds).toBeLessThanOrEqual(110);
  });

  it("says which sizes were assumed", () => {
    const { assumptions } = timingFor({ ...component, from: "uncached", gigabytes: { image: 8 } });
    expect(assumptions).toEqual([expect.stringMatching(/^The size of the weights is not known\. 16\.4 GB/)]);
  });

  it("is refused for an unknown preset, with the one that was meant", () => {
    expect(() => timingFor({ ...component, from: "aws-blog-8" })).toThrow(
      'there is no timing preset "aws-blog-8"; did you mean aws-blog-8b?',
    );
    expect(() => timingFor({ ...component, from: "other" })).toThrow(/the presets are aws-blog-8b, .*, uncached$/);
  });
});

describe("times that a person wrote", () => {
  it("replace those of the default, 0 included, and are measured", () => {
    const from = readTiming("instanceType: ml.g5.xlarge\nprovisioningSeconds: 0\nreleaseSeconds: 660\n", "times.yaml");
    const { timing, assumptions } = timingFor({ ...component, from });
    expect(timing).toMatchObject({
      name: "times.yaml",
      provisioning: { seconds: 0, basis: "measured", source: "times.yaml" },
      release: { seconds: 660 },
      health: { seconds: 21, basis: "law" },
    });
    expect(assumptions).toContain(
      "times.yaml has no imageSeconds, modelSeconds, loadSeconds, healthSeconds, metricLagSeconds, reactionSeconds: the default is used.",
    );
  });

  it("are computed from the sizes of the image and of the weights, 0 included", () => {
    const from = (text: string) => timingFor({ ...component, from: readTiming(text, "sizes.yaml") });
    const sizes = from("preset: uncached\nimageGigabytes: 8\nmodelGigabytes: 0\n");
    expect(sizes.timing).toMatchObject({
      image: { seconds: 100, basis: "law" },
      model: { seconds: 0 },
      load: { seconds: 0 },
    });
    expect(sizes.assumptions.filter((one) => one.includes("is assumed"))).toEqual([]);
    const unknown = from("preset: uncached\nimageGigabytes: 8\n");
    expect(unknown.assumptions.filter((one) => one.includes("is assumed"))).toHaveLength(1);
    expect(unknown.assumptions.join(" ")).toContain("the preset uncached is used");
  });

  it("follow the preset that the file names", () => {
    const { timing } = timingFor({
      ...component,
      from: readTiming("preset: aws-blog-8b\nloadSeconds: 9\n", "own.yaml"),
    });
    expect(timing).toMatchObject({ load: { seconds: 9, basis: "measured" }, model: { seconds: 116, basis: "preset" } });
  });

  it("are used for another type, which is said", () => {
    const from = readTiming("instanceType: ml.g6.xlarge\nloadSeconds: 10\n", "times.yaml");
    expect(timingFor({ ...component, from }).assumptions).toContain(
      "The times of times.yaml are for ml.g6.xlarge. They are used for ml.g5.xlarge.",
    );
  });

  it.each([
    ["loadSeconds: -1", "times.yaml:1:14: loadSeconds must be a number of seconds from 0 to 3600"],
    ["loadSeconds: 3601", "times.yaml:1:14: loadSeconds must be a number of seconds from 0 to 3600"],
    ["loadSeconds: 5m", "times.yaml:1:14: loadSeconds must be a number of seconds from 0 to 3600"],
    ["loadSeconds: .nan", "times.yaml:1:14: loadSeconds must be a number of seconds from 0 to 3600"],
    ["# slow\nreleaseSeconds: 90000", "times.yaml:2:17: releaseSeconds must be a number of seconds from 0 to 86400"],
    ["instanceType: g5.xlarge", "times.yaml:1:15: instanceType must be an instance type, such as ml.g5.xlarge"],
    ["imageGigabytes: -1", "times.yaml:1:17: imageGigabytes must be a number of GB (10^9 bytes) from 0 to 10000"],
    ["preset: fast", "times.yaml:1:9: preset must be a preset: aws-blog-8b, "],
    ["loadSecond: 1", "times.yaml:1:1: loadSecond is not a known member"],
    ["", "times.yaml:1:1: the file must be an object with times, such as `loadSeconds: 60`"],
  ])("are refused as %j", (text, message) => {
    expect(() => readTiming(text, "times.yaml")).toThrow(message);
  });
});

describe("the report of a drill", () => {
  const phases = {
    provisioningSeconds: 98,
    imageSeconds: 0,
    modelSeconds: 70,
    loadSeconds: 41,
    healthSeconds: 20,
    releaseSeconds: 630,
    metricLagSeconds: 52,
    reactionSeconds: 31,
  };
  const report = (more: object = {}) =>
    JSON.stringify({
      drill: { endpoint: "llm", instanceType: "ml.g5.xlarge", measuredAt: "2026-11-30T09:00:00Z", phases, ...more },
    });
  const drill = (more?: object) => readTiming(report(more), "drill.json");

  it("is a preset that assumes nothing", () => {
    const { timing, assumptions } = timingFor({ ...component, from: drill() });
    expect(timing.release).toEqual({ seconds: 630, basis: "measured", source: "drill.json, drill of 2026-11-30" });
    expect(assumptions).toEqual([]);
  });

  it("is refused for another instance type", () => {
    expect(() => timingFor({ kind: "component", instanceType: "ml.g6.xlarge", from: drill() })).toThrow(
      /^drill\.json: the drill ran on ml\.g5\.xlarge, and the endpoint uses ml\.g6\.xlarge\. /,
    );
  });

  it("is refused for another image, and accepted for its own", () => {
    const from = drill({ image: "1.dkr.ecr/llm:1" });
    expect(() => timingFor({ ...component, image: "1.dkr.ecr/llm:2", from })).toThrow(
      /^drill\.json: the drill ran with the image 1\.dkr\.ecr\/llm:1, and the endpoint uses 1\.dkr\.ecr\/llm:2\. /,
    );
    expect(timingFor({ ...component, image: "1.dkr.ecr/llm:1", from }).assumptions).toEqual([]);
  });

  it("says what is not known of the endpoint", () => {
    const from = drill({ image: "1.dkr.ecr/llm:1" });
    expect(timingFor({ kind: "component", from }).assumptions).toEqual([
      "The times of drill.json are for ml.g5.xlarge. They are used for an instance type that is not known.",
      "The times of drill.json are for the image 1.dkr.ecr/llm:1. They are used for an image that is not known.",
    ]);
  });

  it.each([
    [{ instanceType: undefined }, /^drill\.json:1:\d+: drill\.instanceType must be an instance type/],
    [{ measuredAt: "yesterday" }, /^drill\.json:1:\d+: drill\.measuredAt must be a date and time/],
    [{ phases: { loadSeconds: -1 } }, /^drill\.json:1:\d+: drill\.phases\.loadSeconds must be a number of seconds/],
    [{ phases: { loadMinutes: 1 } }, /^drill\.json:1:\d+: drill\.phases\.loadMinutes is not a known member/],
  ])("is refused with %j", (more, message) => {
    expect(() => drill(more)).toThrow(message);
  });
});
