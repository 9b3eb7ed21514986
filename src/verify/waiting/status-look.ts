import type { SageMakerReader } from "../../aws/services/sagemaker";
import type { ExpectedEndpoint } from "../../topology/live";
import type { EndpointProgress } from "./awaited";
import { ComponentsLook } from "./components-look";
import { EndpointsLook } from "./endpoints-look";
import { ReadAhead } from "./read-ahead";
import type { Look } from "./wait";

/**
 * Reads endpoints and their components with few calls: lists if there are many, and what has
 * settled is described once.
 */
export class StatusLook implements Look {
  private readonly endpoints: EndpointsLook;
  private readonly components: ComponentsLook;
  private readonly ahead: ReadAhead;

  constructor(
    sagemaker: SageMakerReader,
    private readonly wanted: readonly ExpectedEndpoint[],
  ) {
    this.endpoints = new EndpointsLook(
      sagemaker,
      wanted.map(({ name }) => name),
    );
    this.components = new ComponentsLook(sagemaker);
    this.ahead = new ReadAhead(sagemaker, this.endpoints, this.components);
  }

  async poll(): Promise<readonly EndpointProgress[]> {
    const endpoints = await this.endpoints.look();
    await this.components.look(this.wanted.filter(({ name }) => endpoints.get(name)?.status === "InService"));
    return this.wanted.map(({ name }) => ({
      name,
      endpoint: endpoints.get(name),
      components: this.components.on(name),
    }));
  }

  during(pause: Promise<void>): Promise<void> {
    return this.ahead.during(pause);
  }

  soFar(): readonly EndpointProgress[] {
    const endpoints = this.endpoints.soFar();
    return this.wanted.map(({ name }) => ({
      name,
      endpoint: endpoints.get(name),
      components: this.components.on(name),
    }));
  }

  /** The descriptions, so that they are not requested again. */
  get seen() {
    return { endpoints: this.endpoints.described, components: this.components.described };
  }
}
