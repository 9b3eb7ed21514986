import { App } from "cdktf";
import { synthesizeOrExit } from "../../src";
import { InferenceComponentModule } from "./inference-component";
import { RealtimeEndpointModule } from "./realtime-endpoint";
import { SleepWindowsModule } from "./sleep-windows";

const app = new App();
new RealtimeEndpointModule(app, "realtime-endpoint");
new InferenceComponentModule(app, "inference-component");
new SleepWindowsModule(app, "sleep-windows");
synthesizeOrExit(app);
