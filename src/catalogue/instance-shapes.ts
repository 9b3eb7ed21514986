import { SHAPES } from "./instance-shape-table";

/** What one instance of a type has. */
export interface InstanceShape {
  readonly instanceType: string;
  readonly vcpus: number;
  /** Host memory; what SageMaker can place copies in is less. */
  readonly memoryGib: number;
  /** GPUs or Neuron devices. */
  readonly accelerators: number;
  /** Memory of one device. */
  readonly acceleratorMemoryGib: number;
  readonly source: string;
  /** The day the numbers were read, as yyyy-mm-dd. */
  readonly asOf: string;
}

const shapes: ReadonlyMap<string, InstanceShape> = new Map(SHAPES.map((shape) => [shape.instanceType, shape]));

/** @returns `undefined` for a type that the catalogue does not know, which says nothing against the type */
export function instanceShape(instanceType: string): InstanceShape | undefined {
  return shapes.get(instanceType);
}
