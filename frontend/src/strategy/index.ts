// Registers the dashboard and its views with Home Assistant, and announces the dashboard.

import { ChildView } from "./child";
import { announced, Dashboard } from "./dashboard";
import { FamilyView } from "./family";

declare global {
  interface Window {
    customStrategies?: object[];
  }
}

customElements.define("ll-strategy-dashboard-skolplattformen", Dashboard);
customElements.define("ll-strategy-view-skolplattformen-family", FamilyView);
customElements.define("ll-strategy-view-skolplattformen-child", ChildView);
(window.customStrategies ??= []).push(announced);
