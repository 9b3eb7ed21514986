import type { InstanceShape } from "./instance-shape";
import { SHAPES } from "./instance-shape-table";

const shapes: ReadonlyMap<string, InstanceShape> = new Map(SHAPES.map((shape) => [shape.instanceType, shape]));

/** @returns `undefined` for a type that the catalogue does not know, which says nothing against the type */
export function instanceShape(instanceType: string): InstanceShape | undefined {
  return shapes.get(instanceType);
}
