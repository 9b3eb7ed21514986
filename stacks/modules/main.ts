import { App } from "cdktf";
import { synthesizeOrExit } from "../../src";
import { InferenceComponentModule } from "./inference-component";
import { RealtimeEndpointModule } from "./realtime-endpoint";

const app = new App();
new RealtimeEndpointModule(app, "realtime-endpoint");
new InferenceComponentModule(app, "inference-component");
synthesizeOrExit(app);
