import type { UnitId } from "../../events";

export const componentUnit = (name: string): UnitId => `inference-component/${name}`;
export const variantUnit = (endpoint: string, variant: string): UnitId => `endpoint/${endpoint}/variant/${variant}`;

const COMPONENT = /^inference-component\/([^/]+)$/;
const VARIANT = /^endpoint\/([^/]+)\/variant\/([^/]+)$/;

export interface UnitName {
  readonly component?: string;
  readonly endpoint?: string;
  readonly variant?: string;
}

export function nameOf(id: UnitId): UnitName {
  const [, component] = COMPONENT.exec(id) ?? [];
  const [, endpoint, variant] = VARIANT.exec(id) ?? [];
  return { component, endpoint, variant };
}

/** @returns `undefined` for the unit of a variant */
export const componentOf = (unit: UnitId): string | undefined => nameOf(unit).component;
