import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { type Check, isToken, nameShape, unless } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { readProperties } from "../checks/properties";
import { uniqueName } from "../checks/unique-name";
import type { Grant } from "../iam/grant";
import type { Grantee } from "../iam/grantee";
import { InvokeGrants } from "../iam/invoke-grants";
import { checkAlarmTiming } from "../scaling/alarm-timing";
import { wakeAlarmTiming } from "../scaling/wake";
import { refusedRequests, wakeAlarm } from "../scaling/wake-alarm";
import { partitionOf } from "../terraform/partition";
import { physicalName } from "../terraform/physical-name";
import { recordOwnLine } from "../terraform/record-line";
import type { AdapterComponentProps } from "./adapter-component-props";
import type { ComponentRequest } from "./component-request";
import { type ComponentResource, checkTimeouts, componentResource } from "./component-resource";
import { InferenceComponentBase } from "./inference-component-base";
import { adapterProperties } from "./properties";

/**
 * A LoRA adapter on a base component. It shares the base's copies: it has no compute, no model and no scaling of its
 * own, and goes before the base does.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-adapt.html
 */
export class AdapterComponent extends InferenceComponentBase {
  /** Name of the adapter. Clients pass it beside the name of the endpoint. */
  readonly inferenceComponentName: string;
  /** Fires on a refused request to the adapter, and wakes its base. */
  readonly wakeAlarm: CloudwatchMetricAlarm;
  private readonly props: AdapterComponentProps;
  private readonly component: ComponentResource;
  private readonly invokeGrants = new InvokeGrants(this);

  constructor(scope: Construct, id: string, written: AdapterComponentProps) {
    super(scope, id);
    recordOwnLine(this, AdapterComponent);
    const { value: props, problems } = readProperties(adapterProperties(this), written);
    this.props = props;
    const { base } = props;
    this.inferenceComponentName = props.inferenceComponentName ?? physicalName(this, limits.names.component.maxLength);
    const preconditions = checkAll(this, [...problems, ...this.checks()]);
    this.grantArtifact();

    this.component = componentResource(this, this.createRequest(), {
      provider: base.endpoint.provider,
      tags: this.ownTags,
      timeouts: props.timeouts,
      preconditions,
      dependsOn: base.dependables,
      replacedWith: [base.identity],
    });
    this.wakeAlarm = wakeAlarm(this, "WakeAlarm", {
      description: `A request to ${this.inferenceComponentName} was refused because its base has no copy: wakes the base`,
      metric: refusedRequests(this.inferenceComponentName),
      timing: wakeAlarmTiming(this.inferenceComponentName, props.wakeAlarm),
      policyArn: base.scaling.wakePolicy.arn,
      tags: this.ownTags,
      provider: base.endpoint.provider,
    });
  }

  /** The adapter's ARN, known after it was created. */
  get inferenceComponentArn(): string {
    return this.component.arn;
  }

  /**
   * Allows a role or user to call this adapter, and not its base.
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
   */
  grantInvoke(grantee: Grantee): Grant {
    const { endpoint } = this.props.base;
    const prefix = `arn:${partitionOf(this, endpoint.provider)}:sagemaker:*:*`;
    return this.invokeGrants.add(grantee, {
      arns: () => [
        `${prefix}:endpoint/${endpoint.endpointName}`,
        `${prefix}:inference-component/${this.inferenceComponentName}`,
      ],
      provider: endpoint.provider,
    });
  }

  private get ownTags(): Readonly<Record<string, string>> | undefined {
    const { tags, base } = this.props;
    return tags === undefined ? base.ownTags : { ...base.ownTags, ...tags };
  }

  /** An archive behind an https URL takes no permission of S3. */
  private grantArtifact(): void {
    const { artifactUrl, base } = this.props;
    if (isToken(artifactUrl) || artifactUrl.startsWith("s3://")) {
      base.endpoint.executionRole?.grants?.grantRead(artifactUrl);
    }
  }

  /** Neither variant nor copies: the base has them. */
  private createRequest(): ComponentRequest {
    const { base, artifactUrl } = this.props;
    return {
      InferenceComponentName: this.inferenceComponentName,
      EndpointName: base.endpoint.endpointName,
      Specification: {
        BaseInferenceComponentName: base.inferenceComponentName,
        Container: { ArtifactUrl: artifactUrl },
      },
    };
  }

  private checks(): Check[] {
    const { props, inferenceComponentName } = this;
    const timing = wakeAlarmTiming(inferenceComponentName, props.wakeAlarm);
    const { provider } = props.base.endpoint;
    const given: Readonly<Record<string, unknown>> = { ...props };
    const compute = ["compute", "model", "maxCopies"].find((property) => given[property] !== undefined);
    return [
      ...checkTimeouts(props.timeouts),
      nameShape("inferenceComponentName", props.inferenceComponentName, limits.names.component),
      uniqueName(this, "inferenceComponentName", "inference component", inferenceComponentName, provider),
      ...checkAlarmTiming("wakeAlarm", timing),
      uniqueName(this, "wakeAlarm.alarmName", "alarm", timing.alarmName, provider, {
        madeOf: props.wakeAlarm?.alarmName === undefined ? ["inferenceComponentName"] : [],
      }),
      unless(isToken(props.artifactUrl) || /^(https|s3):\/\/[^/]+\/.+/.test(props.artifactUrl), {
        property: "artifactUrl",
        value: props.artifactUrl,
        requirement: "must be the S3 URI of the adapter's archive",
        advice: "write s3://bucket/adapter.tar.gz",
        source: "SageMaker API, InferenceComponentContainerSpecification",
      }),
      // JavaScript callers can write it all the same.
      unless(compute === undefined, {
        property: compute ?? "compute",
        value: "given",
        requirement: "may not stand on an adapter",
        advice: "an adapter shares the copies of its base; set it on the base component",
        source: "SageMaker API, InferenceComponentSpecification",
      }),
    ];
  }
}
