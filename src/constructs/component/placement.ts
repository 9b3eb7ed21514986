import { limits } from "../../catalogue/limits";
import { type Check, range } from "../checks/check";
import { number, oneOf } from "../checks/kinds";
import { optional, type Properties, readProperties } from "../checks/properties";
import type { ComponentScheduling } from "./component-request";

/** How far Availability Zones may differ. */
export interface PlacementOptions {
  /** 0 to 100 copies. SageMaker treats it as a wish: it places a copy even where it cannot be kept. @default - none */
  readonly maxZoneImbalance?: number;
}

enum Strategy {
  SPREAD = "SPREAD",
  BINPACK = "BINPACK",
}

const placementProperties: Properties<PlacementOptions> = { maxZoneImbalance: optional(number) };

/**
 * How copies spread over the instances of a variant.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InferenceComponentSchedulingConfig.html
 */
export class Placement {
  /** Each copy on the instance with the fewest: one lost instance costs little. */
  static spread(options: PlacementOptions = {}): Placement {
    return Placement.of(Strategy.SPREAD, options);
  }

  /** Each copy on the fullest instance that has room: instances are released sooner. */
  static binpack(options: PlacementOptions = {}): Placement {
    return Placement.of(Strategy.BINPACK, options);
  }

  /**
   * A strategy by the name that SageMaker gives it: for one that Terraform chooses.
   * @param strategy `SPREAD` or `BINPACK`
   */
  static of(strategy: string, options: PlacementOptions = {}): Placement {
    const { value, problems } = readProperties(placementProperties, options, "placement");
    const checks = [...oneOf("strategy", Strategy)("placement", strategy).problems, ...problems];
    return new Placement(strategy, value, checks);
  }

  private constructor(
    private readonly strategy: string,
    private readonly options: PlacementOptions,
    private readonly checks: readonly Check[],
  ) {}

  /** @internal */
  check(): Check[] {
    return [
      ...this.checks,
      range("placement.maxZoneImbalance", this.options.maxZoneImbalance, limits.component.maxImbalance),
    ];
  }

  /** @internal */
  toRequest(): ComponentScheduling {
    const { maxZoneImbalance } = this.options;
    return {
      PlacementStrategy: this.strategy,
      AvailabilityZoneBalance:
        maxZoneImbalance === undefined ? undefined : { EnforcementMode: "PERMISSIVE", MaxImbalance: maxZoneImbalance },
    };
  }
}
