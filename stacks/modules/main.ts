import { App } from "cdktf";
import { synthesizeOrExit } from "../../src";
import { RealtimeEndpointModule } from "./realtime-endpoint";

const app = new App();
new RealtimeEndpointModule(app, "realtime-endpoint");
synthesizeOrExit(app);
