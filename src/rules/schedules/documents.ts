/* The documents of EventBridge Scheduler, by the part of their address that differs. */

export const schedulerGuide = (page: string): string =>
  `https://docs.aws.amazon.com/scheduler/latest/UserGuide/${page}.html`;

export const schedulerApi = (name: string): string =>
  `https://docs.aws.amazon.com/scheduler/latest/APIReference/API_${name}.html`;
