import { App } from "cdktf";
import { synthesizeOrExit } from "../../src";
import { AsyncEndpointModule } from "./async-endpoint";
import { InferenceComponentModule } from "./inference-component";
import { RealtimeEndpointModule } from "./realtime-endpoint";
import { SleepWindowsModule } from "./sleep-windows";

const app = new App();
new RealtimeEndpointModule(app, "realtime-endpoint");
new InferenceComponentModule(app, "inference-component");
new AsyncEndpointModule(app, "async-endpoint");
new SleepWindowsModule(app, "sleep-windows");
synthesizeOrExit(app);
