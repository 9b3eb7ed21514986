import { isUnknown, type ScheduledAction } from "../../topology";

export const raisesMaximum = ({ maxCapacity }: ScheduledAction): boolean =>
  isUnknown(maxCapacity) || (maxCapacity !== undefined && maxCapacity > 0);
