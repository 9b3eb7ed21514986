import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type App, TerraformHclModule, TerraformStack } from "cdktf";
import { type AsyncChanges, ChangingAsyncStack } from "../support/changing-async-stack";
import { type Changes, ChangingStack } from "../support/changing-stack";
import { moduleFolder } from "../support/printed-modules";
import { describeTerraform } from "../support/terraform";
import { AppliedStack, PLAN, type StackBuilder } from "./support/applied-stack";

const PATIENCE = 600_000;

const succeeded = { exitCode: 0 };
const failedWith = (text: string) => ({ exitCode: 1, said: expect.stringContaining(text) });

const rollback = { kind: "rollback", reason: "Unhealthy." } as const;
const fail = { kind: "fail", reason: "Out of memory." } as const;

const OTHER_IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/serving:2";

/** A configuration that can change, however it is written. */
interface Way {
  readonly build: (changes: Changes) => StackBuilder;
  /** What is replaced to have a new component. */
  readonly identity: string;
  readonly model: string;
}

const CONSTRUCTS: Way = {
  build: (changes) => (app) => new ChangingStack(app, changes),
  identity: "terraform_data.Endpoint_Component_Identity_E03F83FE",
  model: "aws_sagemaker_model.Model_2AD80A05",
};

const MODULES: Way = {
  build: (changes) => (app) => moduleStack(app, changes),
  identity: 'module.llm.terraform_data.component["chat"]',
  model: 'module.llm.aws_sagemaker_model.this["chat"]',
};

function moduleStack(app: App, changes: Changes): TerraformStack {
  const stack = new TerraformStack(app, "changing");
  new AwsProvider(stack, "Aws", { region: "us-west-2" });
  new TerraformHclModule(stack, "llm", {
    source: moduleFolder("realtime-endpoint"),
    skipAssetCreationFromLocalModules: true,
    variables: {
      endpoint_name: changes.endpointName ?? "llm",
      instance_type: changes.instanceType ?? "ml.g5.12xlarge",
      max_instance_count: 2,
      inference_components: {
        chat: {
          model: { image: changes.image ?? "123456789012.dkr.ecr.us-west-2.amazonaws.com/serving:1" },
          accelerator_devices: 1,
          min_memory_mb: changes.minMemoryMb ?? 1024,
          max_copies: 4,
        },
      },
    },
  });
  return stack;
}

describeTerraform.each<[string, Way]>([
  ["constructs", CONSTRUCTS],
  ["modules", MODULES],
])("an endpoint of %s that was applied", (_, way) => {
  let first: AppliedStack;
  let stack: AppliedStack;
  const change = (changes: Changes) => stack.become(way.build(changes));
  const revert = () => change({});

  beforeAll(async () => {
    first = await AppliedStack.of(way.build({}));
    expect(await first.apply()).toMatchObject(succeeded);
  }, PATIENCE);
  beforeEach(async () => {
    stack = await first.fork();
  });
  afterEach(() => stack.aws.stop());
  afterAll(() => first.aws.stop());

  async function expectSettled(): Promise<void> {
    expect(await stack.plan()).toMatchObject(succeeded);
    expect(await stack.verifyState()).toMatchObject(succeeded);
  }

  it(
    "goes back by its old values after SageMaker rolled an update back",
    async () => {
      stack.aws.faults.add([{ operation: "UpdateEndpoint", times: 1, effect: rollback }]);
      change({ instanceType: "ml.g5.24xlarge" });
      expect(await stack.apply()).toMatchObject(failedWith("SageMaker rolled the endpoint back"));
      stack.aws.changes();

      revert();
      expect(await stack.apply()).toMatchObject(succeeded);
      // What the endpoint runs, and what it was to run, go after it has moved.
      expect(stack.aws.changes()).toEqual([
        "CreateEndpointConfig",
        "UpdateEndpoint",
        "DeleteEndpointConfig",
        "DeleteEndpointConfig",
      ]);
      await expectSettled();
    },
    PATIENCE,
  );

  it(
    "has new names by a plan that shows them, and keeps them afterwards",
    async () => {
      change({ instanceType: "ml.g5.24xlarge" });
      await stack.planIntoFile();
      const planned = stack.plannedNames();
      expect(planned).toEqual([expect.stringMatching(/^llm-[0-9a-f]{8}$/)]);
      expect(await stack.apply(PLAN)).toMatchObject(succeeded);
      expect(await stack.plan()).toMatchObject(succeeded);
    },
    PATIENCE,
  );

  describe("whose component failed, and failed again with its old values", () => {
    beforeEach(async () => {
      stack.aws.faults.add([{ operation: "UpdateInferenceComponent", effect: fail }]);
      change({ minMemoryMb: 2048 });
      expect(await stack.apply()).toMatchObject({ exitCode: 1 });
      revert();
      expect(await stack.apply()).toMatchObject({ exitCode: 1 });
      stack.aws.changes();
    }, PATIENCE);

    it(
      "has a new component, with its scaling, by the command that the plan names",
      async () => {
        const { said } = await stack.plan();
        const [, address = "none"] = /-replace='([^']+)'/.exec(said) ?? [];
        // A module does not know its own address.
        expect(way.identity.replace(/^module\.llm\./, "")).toBe(address);
        expect(await stack.apply(`-replace=${way.identity}`)).toMatchObject(succeeded);
        const changes = stack.aws.changes();
        for (const operation of ["DeleteResource", "CreateResource", "RegisterScalableTarget", "PutScalingPolicy"]) {
          expect(changes).toContain(operation);
        }
        await expectSettled();
      },
      PATIENCE,
    );

    if (way === CONSTRUCTS) {
      it("never has nothing to change", async () => {
        expect(await stack.plan()).toMatchObject(failedWith("is Failed."));
      });

      it("is destroyed all the same", async () => expect(await stack.destroy()).toMatchObject(succeeded), PATIENCE);
    }
  });

  // The modules are printed from the constructs, and a test holds that their resources are the same.
  if (way === CONSTRUCTS) {
    it(
      "goes back although the way back was rolled back as well",
      async () => {
        stack.aws.faults.add([{ operation: "UpdateEndpoint", times: 2, effect: rollback }]);
        change({ instanceType: "ml.g5.24xlarge" });
        expect(await stack.apply()).toMatchObject({ exitCode: 1 });
        revert();
        expect(await stack.apply()).toMatchObject(failedWith("SageMaker rolled the endpoint back"));
        expect(stack.aws.changes()).not.toContain("DeleteEndpointConfig");
        expect(await stack.apply()).toMatchObject(succeeded);
        await expectSettled();
      },
      PATIENCE,
    );

    it(
      "gets what was rolled back by the same values at the next attempt",
      async () => {
        stack.aws.faults.add([{ operation: "UpdateEndpoint", times: 1, effect: rollback }]);
        change({ instanceType: "ml.g5.24xlarge" });
        expect(await stack.apply()).toMatchObject({ exitCode: 1 });
        stack.aws.changes();
        expect(await stack.apply()).toMatchObject(succeeded);
        expect(stack.aws.changes()).toEqual(["UpdateEndpoint", "DeleteEndpointConfig"]);
        await expectSettled();
      },
      PATIENCE,
    );

    it(
      "goes back after SageMaker refused an update",
      async () => {
        const error = { kind: "error", code: "ResourceLimitExceeded", message: "Quota.", status: 400 } as const;
        stack.aws.faults.add([{ operation: "UpdateEndpoint", effect: error }]);
        change({ instanceType: "ml.g5.24xlarge" });
        expect(await stack.apply()).toMatchObject({ exitCode: 1 });
        stack.aws.faults.clear();
        revert();
        expect(await stack.apply()).toMatchObject(succeeded);
        await expectSettled();
      },
      PATIENCE,
    );

    describe("whose component failed to move to another model", () => {
      beforeEach(async () => {
        stack.aws.faults.add([{ operation: "UpdateInferenceComponent", times: 1, effect: fail }]);
        change({ image: OTHER_IMAGE });
        expect(await stack.apply()).toMatchObject({ exitCode: 1 });
        stack.aws.changes();
      }, PATIENCE);

      it(
        "goes back by its old values, and no model goes before",
        async () => {
          revert();
          expect(await stack.apply()).toMatchObject(succeeded);
          expect(stack.aws.changes()).toEqual(["CreateModel", "UpdateResource", "DeleteModel", "DeleteModel"]);
          await expectSettled();
        },
        PATIENCE,
      );

      it(
        "keeps the model that it runs when the same is applied again",
        async () => {
          expect(await stack.plan()).toMatchObject(failedWith("is Failed."));
          expect(await stack.apply()).toMatchObject(failedWith("Reason from SageMaker: Out of memory."));
          expect(stack.aws.changes()).toEqual([]);
        },
        PATIENCE,
      );

      it(
        "is tried again with a new model",
        async () => {
          expect(await stack.apply(`-replace=${way.model}`)).toMatchObject(succeeded);
          expect(stack.aws.changes()).toEqual(["CreateModel", "UpdateResource", "DeleteModel", "DeleteModel"]);
          await expectSettled();
        },
        PATIENCE,
      );
    });

    it(
      "keeps the model of a component whose move was rolled back",
      async () => {
        stack.aws.faults.add([{ operation: "UpdateInferenceComponent", times: 1, effect: rollback }]);
        change({ image: OTHER_IMAGE });
        expect(await stack.apply()).toMatchObject({ exitCode: 1 });
        stack.aws.changes();
        expect(await stack.plan()).toMatchObject(failedWith("does not run what was applied"));
        expect(await stack.apply()).toMatchObject({ exitCode: 1 });
        expect(stack.aws.changes()).toEqual([]);
        revert();
        expect(await stack.apply()).toMatchObject(succeeded);
        await expectSettled();
      },
      PATIENCE,
    );

    it.each([
      ["failed", fail, "is Failed."],
      ["was rolled back", rollback, "does not run what was applied"],
    ])(
      "goes back after another reservation %s",
      async (_, effect, sentence) => {
        stack.aws.faults.add([{ operation: "UpdateInferenceComponent", times: 1, effect }]);
        change({ minMemoryMb: 2048 });
        expect(await stack.apply()).toMatchObject({ exitCode: 1 });
        expect(await stack.plan()).toMatchObject(failedWith(sentence));
        revert();
        expect(await stack.apply()).toMatchObject(succeeded);
        await expectSettled();
      },
      PATIENCE,
    );
  }
});

describeTerraform("an asynchronous endpoint that was applied", () => {
  let stack: AppliedStack;
  const change = (changes: AsyncChanges) => stack.become((app) => new ChangingAsyncStack(app, changes));
  beforeAll(async () => {
    stack = await AppliedStack.of((app) => new ChangingAsyncStack(app));
    expect(await stack.apply()).toMatchObject(succeeded);
  }, PATIENCE);
  afterAll(() => stack.aws.stop());

  it(
    "goes back to its old model after SageMaker rolled the move to another back",
    async () => {
      stack.aws.faults.add([{ operation: "UpdateEndpoint", times: 1, effect: rollback }]);
      change({ image: "serving:2" });
      expect(await stack.apply()).toMatchObject(failedWith("SageMaker rolled the endpoint back"));
      change({});
      expect(await stack.apply()).toMatchObject(succeeded);
      expect(await stack.plan()).toMatchObject(succeeded);
      expect(await stack.verifyState()).toMatchObject(succeeded);
    },
    PATIENCE,
  );
});
