import type { IResolvable } from "cdktf";
import { flag } from "../checks/kinds";
import type { Problem } from "../checks/problem";
import { optional, type Properties, readProperties } from "../checks/properties";

/** Options of `SleepMethod.minCapacity`. */
export interface MinCapacityOptions {
  /** True if nothing wakes inside the window: the maximum is 0, too. @default false */
  readonly hard?: boolean;
}

/** The methods, by the names of what makes them. */
export type SleepMethodKind = "minCapacity" | "copyCount" | "deleteAndRecreate" | "lambda";

const minCapacityProperties: Properties<MinCapacityOptions> = { hard: optional(flag) };

/**
 * How a sleep window puts to sleep and wakes. All methods of one component's windows have to be the same.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html
 */
export class SleepMethod {
  /**
   * Scheduled actions of Application Auto Scaling move the bounds of the scalable target: the only method that works
   * with target tracking instead of against it, needs no role, and fits asynchronous variants too.
   *
   * Soft, the minimum goes to 0: target tracking takes the copies away about 15 minutes after the last request (with
   * another `idleTimeout`, after that), SageMaker the instances some 10 minutes later, and a request in the window wakes
   * the component. Hard, the maximum goes to 0 as well: the copies go at once, running requests with them, and nothing
   * wakes before the end of the window. Either way the wake sets the minimum to `copiesOnWake`, so that the copies stay
   * until the next sleep, called or not.
   *
   * Terraform leaves the bounds that the actions move alone. Before the first action after a deploy they are those of
   * the component; a changed maximum reaches a hard window's target with the next wake.
   * @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scheduled-scaling.html
   */
  static minCapacity(options: MinCapacityOptions = {}): SleepMethod {
    const { value, problems } = readProperties(minCapacityProperties, options, "method");
    return new SleepMethod("minCapacity", value.hard ?? false, problems);
  }

  /**
   * EventBridge Scheduler sets the number of copies: the first method of AWS's announcement of scale to zero.
   *
   * The copies go at once. A request in the window wakes the component. After the wake target tracking takes the copies
   * away again, after about 15 minutes without requests: wake shortly before the first users, or take `minCapacity()`.
   * A minimum above 0 would bring the copies back, so it is refused. Terraform sees none of it.
   * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateInferenceComponentRuntimeConfig.html
   */
  static copyCount(): SleepMethod {
    return new SleepMethod("copyCount");
  }

  /**
   * EventBridge Scheduler deletes the component and creates it again from the specification that Terraform deploys: the
   * second method of AWS's announcement of scale to zero. A state machine then registers the scalable target, its
   * policies and their alarms again.
   *
   * Nothing wakes the component inside the window: a request fails because the component does not
   * exist. A plan inside the window proposes to create it, and an apply does, awake: apply outside of the window. Not for
   * components with adapters, which would have to be deleted first. See `docs/sleep-windows.md`.
   * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DeleteInferenceComponent.html
   */
  static deleteAndRecreate(): SleepMethod {
    return new SleepMethod("deleteAndRecreate");
  }

  /**
   * A Lambda function, which EventBridge Scheduler calls, puts every inference component of an endpoint to sleep, also
   * those that Terraform does not know, and wakes them to the counts that they had. For `endpoint.addSleepWindow` only.
   *
   * The sleep is soft: a request in the window wakes its component. After the wake target tracking removes copies
   * without requests, unless the component's minimum was above 0: that one is lowered for the window, and a plan inside
   * the window shows a difference. The counts are kept in a tag of each component.
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-eventbridge-scheduler.html
   */
  static lambda(): SleepMethod {
    return new SleepMethod("lambda");
  }

  private constructor(
    /** @internal */
    readonly kind: SleepMethodKind,
    /**
     * Whether nothing may wake inside the window; a token where Terraform alone knows.
     * @internal
     */
    readonly hard: boolean | IResolvable = false,
    private readonly problems: readonly Problem[] = [],
  ) {}

  /**
   * What is wrong with how it was written.
   * @internal
   */
  check(): readonly Problem[] {
    return this.problems;
  }

  /**
   * It runs on EventBridge Scheduler, not on Application Auto Scaling.
   * @internal
   */
  get isScheduled(): boolean {
    return this.kind !== "minCapacity";
  }

  /**
   * It acts on an endpoint, not on its components one by one.
   * @internal
   */
  get isForWholeEndpoint(): boolean {
    return this.kind === "lambda";
  }

  /** As it is written. */
  toString(): string {
    return `SleepMethod.${this.kind}()`;
  }
}
