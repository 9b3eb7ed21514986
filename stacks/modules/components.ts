import { Fn } from "cdktf";
import {
  CopyTracking,
  Duration,
  type IExecutionRole,
  type IModel,
  InferenceComponent,
  type IRealtimeEndpoint,
  type MetricStatistic,
  type MissingData,
  Model,
  ModelData,
  Placement,
  type WakeAdjustment,
} from "../../src";
import { limits } from "../../src/catalogue/limits";
import { ComponentIdentity } from "../../src/constructs/component/component-identity";
import { replaceTriggeredBy } from "../../src/constructs/terraform/address";
import { textOf } from "../../src/modules/expression";
import type { Values } from "../../src/modules/inputs/values";
import { optionalBlock } from "../../src/modules/optional-block";
import type { Repeated } from "../../src/modules/repeated";
import { RepeatedGrants } from "../../src/modules/repeated-grants";

const seconds = (value: Values, path: string): Duration => Duration.seconds(value.number(path));

/** A component with its scaling, as an element of the module's map describes it. */
export function component(scope: Repeated, endpoint: IRealtimeEndpoint, model: IModel): InferenceComponent {
  const { value } = scope;
  const created = new InferenceComponent(scope, "Component", {
    endpoint,
    inferenceComponentName: value.text("name"),
    model,
    compute: {
      acceleratorDevices: value.number("accelerator_devices"),
      cpuCores: value.number("cpu_cores"),
      minMemoryMb: value.number("min_memory_mb"),
      maxMemoryMb: value.number("max_memory_mb"),
    },
    initialCopies: value.number("initial_copies"),
    minCopies: value.number("min_copies"),
    maxCopies: value.number("max_copies"),
    tracking: CopyTracking.predefined(value.text("tracking.metric"), value.number("tracking.target")),
    trackingPolicyName: value.text("tracking.policy_name"),
    scaleInCooldown: seconds(value, "tracking.scale_in_cooldown_seconds"),
    scaleOutCooldown: seconds(value, "tracking.scale_out_cooldown_seconds"),
    wake: {
      copies: value.number("wake.copies"),
      adjustment: value.text("wake.adjustment") as WakeAdjustment,
      cooldown: seconds(value, "wake.cooldown_seconds"),
      policyName: value.text("wake.policy_name"),
      alarm: {
        alarmName: value.text("wake.alarm_name"),
        period: seconds(value, "wake.period_seconds"),
        statistic: value.text("wake.statistic") as MetricStatistic,
        evaluationPeriods: value.number("wake.evaluation_periods"),
        datapointsToAlarm: value.number("wake.datapoints_to_alarm"),
        treatMissingData: value.text("wake.treat_missing_data") as MissingData,
      },
    },
    idleTimeout: seconds(value, "idle_timeout_seconds"),
    minUpTime: seconds(value, "min_up_time_seconds"),
    containerStartupHealthCheckTimeout: seconds(value, "container_startup_health_check_timeout_seconds"),
    modelDataDownloadTimeout: seconds(value, "model_data_download_timeout_seconds"),
    dataCache: value.flag("data_cache"),
    placement: Placement.of(value.text("placement_strategy")),
    tags: value.map("tags"),
  });
  const { sleepPolicy, sleepAlarm } = created.scaling;
  scope.only(
    "component.idle_timeout_seconds != null || component.min_up_time_seconds != null",
    ...[sleepPolicy, sleepAlarm].filter((one) => one !== undefined),
  );
  return created;
}

/** The model that an element names, or one that is created from what it says. */
export function model(scope: Repeated, role: IExecutionRole): IModel {
  const { value } = scope;
  const created = new Model(scope, "Model", {
    modelName: Fn.trimsuffix(Fn.substr(value.text("name"), 0, limits.names.model.maxLength), "-"),
    image: value.text("model.image"),
    modelData: ModelData.s3Prefix(value.text("model.model_data_prefix"), {
      acceptEula: value.flag("model.accept_eula"),
    }),
    environment: value.map("model.environment"),
    networkIsolation: value.flag("model.network_isolation"),
    // What it needs is granted below, for all elements that have a model.
    executionRole: { ...role, dependables: role.dependables, grants: undefined },
    tags: value.map("tags"),
  });
  created.resource.addOverride("primary_container.model_data_url", value.text("model.model_data_url"));
  const source = "primary_container.model_data_source";
  optionalBlock(
    created.resource,
    `${source}.s3_data_source.model_access_config`,
    `${value.reference("model.accept_eula")} != null`,
  );
  optionalBlock(created.resource, source, `${value.reference("model.model_data_prefix")} != null`);
  scope.only("component.model != null", created);
  grantLoad(scope, role);
  const reference = `aws_sagemaker_model.this${scope.index}.name`;
  return {
    modelName: textOf(`${value.reference("model")} == null ? ${value.reference("model_name")} : ${reference}`),
    hashKey: created.hashKey,
    grantLoad: () => undefined,
  };
}

function grantLoad(scope: Repeated, { grants }: IExecutionRole): void {
  if (grants === undefined) {
    return;
  }
  const { value } = scope;
  const when = (id: string, condition: string) => new RepeatedGrants(scope, id, grants, condition);
  when("ImageGrants", 'try(strcontains(component.model.image, ".dkr.ecr"), false)').grantPull(
    value.text("model.image"),
  );
  when("PrefixGrants", "try(component.model.model_data_prefix, null) != null").grantReadBelow(
    value.text("model.model_data_prefix"),
  );
  when("ArchiveGrants", "try(component.model.model_data_url, null) != null").grantRead(
    value.text("model.model_data_url"),
  );
}

/**
 * Sleep windows move the bounds of the targets, so Terraform has to leave them alone, for all components or for none: a
 * change of the bounds that the module is given registers the target anew.
 */
export function replaceWithBounds(scope: Repeated, { scaling: { target } }: InferenceComponent): void {
  const { value } = scope;
  const bounds = new ComponentIdentity(scope, "Bounds", {
    min_copies: value.text("min_copies"),
    max_copies: value.text("max_copies"),
  });
  const known = target.lifecycle?.replaceTriggeredBy ?? [];
  target.lifecycle = { ...target.lifecycle, replaceTriggeredBy: [...known, ...replaceTriggeredBy(bounds)] };
}
