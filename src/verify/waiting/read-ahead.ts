import type { SageMakerReader } from "../../aws/services/sagemaker";
import type { ComponentsLook } from "./components-look";
import type { EndpointsLook } from "./endpoints-look";

/**
 * Reads configurations and models during a pause: they never change, later readers use them, and
 * the request rate of the account is free in the meantime.
 */
export class ReadAhead {
  private readonly asked = new Set<string>();
  private refused = false;

  constructor(
    private readonly sagemaker: SageMakerReader,
    private readonly endpoints: EndpointsLook,
    private readonly components: ComponentsLook,
  ) {}

  /** One call after another, until the pause ends. */
  async during(pause: Promise<void>): Promise<void> {
    let isOver = false;
    const over = pause.then(() => {
      isOver = true;
    });
    for (const read of this.reads()) {
      if (isOver || this.refused) {
        break;
      }
      // A call with many retries does not delay the next look.
      await Promise.race([over, read().catch(() => this.refuse())]);
    }
    await over;
  }

  /** A later reader tries again, and reports the error. */
  private refuse(): void {
    this.refused = true;
  }

  private *reads(): Generator<() => Promise<unknown>> {
    for (const { EndpointConfigName: name } of this.endpoints.described.values()) {
      yield* this.once("configuration", name, (known) => this.sagemaker.describeEndpointConfig(known));
    }
    for (const { Specification, Specifications = [] } of this.components.described.values()) {
      for (const specification of [Specification, ...Specifications]) {
        yield* this.once("model", specification?.ModelName, (known) => this.sagemaker.describeModel(known));
      }
    }
  }

  private *once(
    what: string,
    name: string | undefined,
    read: (name: string) => Promise<unknown>,
  ): Generator<() => Promise<unknown>> {
    const key = `${what} ${name}`;
    if (name !== undefined && !this.asked.has(key)) {
      this.asked.add(key);
      yield () => read(name);
    }
  }
}
