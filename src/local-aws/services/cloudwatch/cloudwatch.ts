import type { Service } from "../../service";
import { historyOperations } from "./alarm-history";
import { alarmOperations } from "./alarm-operations";
import { dashboardOperations } from "./dashboard";
import { metricOperations } from "./metric-operations";
import { tagOperations } from "./tag-operations";

export const cloudwatch: Service = {
  name: "cloudwatch",
  signingName: "monitoring",
  target: "GraniteServiceVersion20100801",
  xmlNamespace: "http://monitoring.amazonaws.com/doc/2010-08-01/",
  validationCode: "ValidationError",
  operations: {
    ...alarmOperations,
    ...historyOperations,
    ...metricOperations,
    ...dashboardOperations,
    ...tagOperations,
  },
};
