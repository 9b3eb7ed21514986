import { describeTerraform, stackWorkspace, type Workspace } from "../support/terraform";
import { onlyPlanned, type Plan } from "../support/terraform-plan";
import { VariableStack } from "../support/variable-stack";

interface Refused {
  readonly resource: string;
  readonly variables: Readonly<Record<string, string | number>>;
  readonly sentences: readonly string[];
}

// Terraform tells all that is wrong with a resource, and then does not look at what depends on it.
const REFUSED: readonly Refused[] = [
  {
    resource: "endpoint configuration",
    variables: { endpoint_name: "my_llm", min_instance_count: -1, max_instance_count: 0 },
    sentences: [
      "endpointName must consist of letters, digits and hyphens, and must not begin or end with a hyphen, and must have at most 63 characters.",
      "minInstanceCount must be a whole number of at least 0.",
      "maxInstanceCount must be a whole number of at least 1: without an instance the endpoint can never wake.",
    ],
  },
  {
    resource: "model",
    variables: { model_name: "x".repeat(55) },
    sentences: [
      "modelName must consist of letters, digits and hyphens, and must not begin or end with a hyphen, and must have at most 54 characters.",
    ],
  },
  {
    resource: "component",
    variables: { component_name: "chat-", min_memory_mb: 64 },
    sentences: [
      "inferenceComponentName must consist of letters, digits and hyphens, and must not begin or end with a hyphen",
      "compute.minMemoryMb must be a whole number of at least 128.",
    ],
  },
  {
    resource: "scaling",
    variables: {
      max_copies: 1.5,
      requests_per_copy: -1,
      scale_in_cooldown: -300,
      wake_copies: 0,
      alarm_name: "",
    },
    sentences: [
      "maxCopies must be a whole number of at least 1: with a maximum of 0 the capacity stays at zero and nothing can wake it.",
      "tracking.target must be above 0: no metric falls below a target of 0, so the capacity would never scale in.",
      "scaleInCooldown (seconds) must be a whole number of at least 0.",
      "wake.copies must be a whole number of at least 1: a wake that starts nothing has no effect.",
      "wake.alarm.alarmName must not be empty, and must have at most 255 characters.",
    ],
  },
];

describeTerraform("a stack whose values are Terraform variables", () => {
  let workspace: Workspace;
  let plan: Plan;

  beforeAll(async () => {
    workspace = await stackWorkspace((app) => new VariableStack(app));
    plan = await workspace.plan();
  });

  it("is valid", async () => {
    expect(await workspace.validate()).toMatchObject({ valid: true, diagnostics: [] });
  });

  it("lets Terraform compute the hash in the configuration's name, before the apply", () => {
    expect(configurationName(plan)).toMatch(/^llm-[0-9a-f]{8}$/);
  });

  it("lets Terraform compute the hash in the model's name, before the apply", () => {
    expect(onlyPlanned(plan, "aws_sagemaker_model").name).toMatch(/^chat-[0-9a-f]{8}$/);
  });

  it("gives the configuration a new name with a new instance type", async () => {
    const other = await workspace.plan({ variables: { instance_type: "ml.g5.24xlarge" } });
    expect(configurationName(other)).not.toBe(configurationName(plan));
  });

  it("starts with one instance where the minimum is 0", () => {
    expect(onlyPlanned(plan, "aws_sagemaker_endpoint_configuration").production_variants).toMatchObject([
      { initial_instance_count: 1, managed_instance_scaling: [{ min_instance_count: 0, max_instance_count: 2 }] },
    ]);
  });

  it.each(REFUSED)("refuses bad values of the $resource, and says what is wrong with each", async (refused) => {
    const told = await workspace.plan({ variables: refused.variables }).then(
      () => "it was planned",
      ({ message }: Error) => message,
    );
    expect(refused.sentences.filter((sentence) => !told.includes(sentence))).toEqual([]);
  });
});

function configurationName(plan: Plan): unknown {
  return onlyPlanned(plan, "aws_sagemaker_endpoint_configuration").name;
}
