"""The calls of AWS's announcement of scale to zero, in its order and with its arguments, by boto3.

Where the post waits, the clock of local AWS is advanced. Each step prints a line of JSON for the test.
https://aws.amazon.com/blogs/machine-learning/unlock-cost-savings-with-the-new-scale-down-to-zero-feature-in-amazon-sagemaker-inference/
"""

import json
import os
import urllib.request
from datetime import datetime

import boto3
from botocore.exceptions import ClientError

ENDPOINT = "llama3-8b"
COMPONENT = "llama3-8b-instruct"
MODEL = "llama3-8b-model"
VARIANT = "AllTraffic"
ROLE = "arn:aws:iam::123456789012:role/announced"
TARGET = {
    "ServiceNamespace": "sagemaker",
    "ResourceId": f"inference-component/{COMPONENT}",
    "ScalableDimension": "sagemaker:inference-component:DesiredCopyCount",
}
SPECIFICATION = {
    "ModelName": MODEL,
    "StartupParameters": {
        "ModelDataDownloadTimeoutInSeconds": 3600,
        "ContainerStartupHealthCheckTimeoutInSeconds": 3600,
    },
    "ComputeResourceRequirements": {"MinMemoryRequiredInMb": 1024, "NumberOfAcceleratorDevicesRequired": 1},
}

sagemaker = boto3.client("sagemaker")
runtime = boto3.client("sagemaker-runtime")
scaling = boto3.client("application-autoscaling")
cloudwatch = boto3.client("cloudwatch")
scheduler = boto3.client("scheduler")


def tell(step, **facts):
    print(json.dumps({"step": step, **facts}), flush=True)


def clock(change=None):
    body = None if change is None else json.dumps(change).encode()
    request = urllib.request.Request(
        os.environ["AWS_ENDPOINT_URL"] + "/_local/clock",
        data=body,
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as answer:
        return datetime.fromisoformat(json.load(answer)["now"].replace("Z", "+00:00"))


def wait(seconds):
    clock({"seconds": seconds})


def go_to(time):
    wait((datetime.fromisoformat(time) - clock()).total_seconds())


def seconds_until(holds, step=30, most=7200):
    for waited in range(0, most, step):
        if holds():
            return waited
        wait(step)
    raise TimeoutError(f"does not hold after {most} seconds")


def component():
    return sagemaker.describe_inference_component(InferenceComponentName=COMPONENT)


def copies():
    return component()["RuntimeConfig"]["DesiredCopyCount"]


def instances():
    return sagemaker.describe_endpoint(EndpointName=ENDPOINT)["ProductionVariants"][0]["CurrentInstanceCount"]


def invoke():
    answer = runtime.invoke_endpoint(
        EndpointName=ENDPOINT,
        InferenceComponentName=COMPONENT,
        Body=json.dumps({"inputs": "Terrapins are", "parameters": {"do_sample": True, "max_new_tokens": 256}}),
        ContentType="application/json",
    )
    return answer["Body"].read().decode("utf8")


def refusal(call):
    try:
        call()
    except ClientError as error:
        return str(error)
    return None


def deploy():
    sagemaker.create_model(ModelName=MODEL, ExecutionRoleArn=ROLE, PrimaryContainer={"Image": "djl-inference:1"})
    sagemaker.create_endpoint_config(
        EndpointConfigName="llama3-8b-config",
        ExecutionRoleArn=ROLE,
        ProductionVariants=[
            {
                "VariantName": VARIANT,
                "InstanceType": "ml.g5.12xlarge",
                "InitialInstanceCount": 1,
                "ModelDataDownloadTimeoutInSeconds": 3600,
                "ContainerStartupHealthCheckTimeoutInSeconds": 3600,
                "ManagedInstanceScaling": {"Status": "ENABLED", "MinInstanceCount": 0, "MaxInstanceCount": 2},
                "RoutingConfig": {"RoutingStrategy": "LEAST_OUTSTANDING_REQUESTS"},
            }
        ],
    )
    sagemaker.create_endpoint(EndpointName=ENDPOINT, EndpointConfigName="llama3-8b-config")
    seconds_until(lambda: sagemaker.describe_endpoint(EndpointName=ENDPOINT)["EndpointStatus"] == "InService")
    sagemaker.create_inference_component(
        InferenceComponentName=COMPONENT,
        EndpointName=ENDPOINT,
        VariantName=VARIANT,
        Specification=SPECIFICATION,
        RuntimeConfig={"CopyCount": 1},
    )
    seconds_until(lambda: component()["InferenceComponentStatus"] == "InService")
    tell("deployed", answer=invoke())


def scale():
    scaling.register_scalable_target(**TARGET, MinCapacity=0, MaxCapacity=8)
    scaling.put_scaling_policy(
        PolicyName="inference-component-target-tracking-scaling-policy",
        PolicyType="TargetTrackingScaling",
        **TARGET,
        TargetTrackingScalingPolicyConfiguration={
            "PredefinedMetricSpecification": {
                "PredefinedMetricType": "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
            },
            "TargetValue": 5,
            "ScaleInCooldown": 300,
            "ScaleOutCooldown": 300,
        },
    )
    steps = scaling.put_scaling_policy(
        PolicyName="inference-component-step-scaling-policy",
        PolicyType="StepScaling",
        **TARGET,
        StepScalingPolicyConfiguration={
            "AdjustmentType": "ChangeInCapacity",
            "MetricAggregationType": "Maximum",
            "Cooldown": 60,
            "StepAdjustments": [{"MetricIntervalLowerBound": 0, "ScalingAdjustment": 1}],
        },
    )
    cloudwatch.put_metric_alarm(
        AlarmName="ic-step-scaling-policy-alarm",
        AlarmActions=[steps["PolicyARN"]],
        MetricName="NoCapacityInvocationFailures",
        Namespace="AWS/SageMaker",
        Statistic="Maximum",
        Dimensions=[{"Name": "InferenceComponentName", "Value": COMPONENT}],
        Period=30,
        EvaluationPeriods=1,
        DatapointsToAlarm=1,
        Threshold=1,
        ComparisonOperator="GreaterThanOrEqualToThreshold",
        TreatMissingData="missing",
    )


def test_the_solution():
    wait(500)
    tell("asleep", seconds=500 + seconds_until(lambda: copies() == 0), status=component()["InferenceComponentStatus"])
    tell("released", seconds=seconds_until(lambda: instances() == 0))
    tell("refused", error=refusal(invoke))
    tell("awake", seconds=seconds_until(lambda: refusal(invoke) is None, step=10), answer=invoke())


def schedule(name, cron, action, message, zone="Etc/GMT-1", start="2024-11-29T00:00:00"):
    scheduler.create_schedule(
        Name=name,
        ScheduleExpression=cron,
        ScheduleExpressionTimezone=zone,
        Target={"RoleArn": ROLE, "Arn": f"arn:aws:scheduler:::aws-sdk:sagemaker:{action}", "Input": json.dumps(message)},
        FlexibleTimeWindow={"Mode": "OFF"},
        ActionAfterCompletion="DELETE",
        StartDate=start,
        EndDate="2025-12-31T23:59:59",
    )


def schedule_weekends(asleep, awake, **more):
    schedule("scale-to-zero-schedule", "cron(00 18 ? * 6 2024-2025)", *asleep, **more)
    schedule("scale-out-schedule", "cron(00 07 ? * 2 2024-2025)", *awake, **more)


def change_copies(count):
    message = {"DesiredRuntimeConfig": {"CopyCount": count}, "InferenceComponentName": COMPONENT}
    return "updateInferenceComponentRuntimeConfig", message


DELETE = ("deleteInferenceComponent", {"InferenceComponentName": COMPONENT})
CREATE = (
    "createInferenceComponent",
    {
        "EndpointName": ENDPOINT,
        "InferenceComponentName": COMPONENT,
        "RuntimeConfig": {"CopyCount": 2},
        "Specification": SPECIFICATION,
        "VariantName": VARIANT,
    },
)


def is_deleted():
    return refusal(component) is not None


def awake_at(time):
    """Copies are there, as they are for an endpoint with traffic."""
    go_to(time)
    sagemaker.update_inference_component_runtime_config(
        InferenceComponentName=COMPONENT, DesiredRuntimeConfig={"CopyCount": 1}
    )
    wait(480)
    return copies()


def weekends():
    # The post writes its zone as an offset; EventBridge Scheduler documents names of the IANA database.
    offset = refusal(lambda: schedule("offset", "cron(00 18 ? * 6 2024-2025)", *change_copies(0), zone="UTC+1"))
    tell("offset", error=offset)
    schedule_weekends(change_copies(0), change_copies(2))
    before = awake_at("2024-11-29T16:50:00+00:00")
    go_to("2024-11-29T17:00:10+00:00")
    friday = copies()
    go_to("2024-12-02T06:00:10+00:00")
    tell("resized", before=before, friday=friday, monday=copies())

    # The post gives the schedules of its second method the same names.
    again = refusal(lambda: schedule_weekends(DELETE, CREATE, start="2024-12-03T00:00:00"))
    tell("conflict", error=again)
    for name in ("scale-to-zero-schedule", "scale-out-schedule"):
        scheduler.delete_schedule(Name=name)
    schedule_weekends(DELETE, CREATE, start="2024-12-03T00:00:00")
    before = awake_at("2024-12-06T16:50:00+00:00")
    go_to("2024-12-06T17:05:00+00:00")
    friday = is_deleted()
    go_to("2024-12-09T06:00:10+00:00")
    tell("recreated", before=before, isDeletedOnFriday=friday, monday=copies())


deploy()
scale()
test_the_solution()
weekends()
