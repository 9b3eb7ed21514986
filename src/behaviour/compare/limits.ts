/** Variants of an endpoint that are compared at the most. */
export const MOST_VARIANTS = 64;

/** More copies or instances than this are not compared: each is simulated. */
export const MOST_COPIES = 1000;

/** Idle timeouts are whole minutes, because the periods of alarms are. */
export const IDLE_STEP_SECONDS = 60;
export const LEAST_IDLE_SECONDS = 60;
export const MOST_IDLE_SECONDS = 86_400;

/** The longest wait that a recommendation can be bounded by. */
export const MOST_WAIT_SECONDS = 86_400;
