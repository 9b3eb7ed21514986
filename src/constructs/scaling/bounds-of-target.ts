import type { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";

/** Scheduled actions write these bounds: the next apply would otherwise reset them. */
export function leaveBoundsAlone(target: AppautoscalingTarget, bounds: readonly string[]): void {
  const ignored = target.lifecycle?.ignoreChanges;
  const known = Array.isArray(ignored) ? ignored : [];
  target.lifecycle = { ...target.lifecycle, ignoreChanges: [...new Set([...known, ...bounds])] };
}
