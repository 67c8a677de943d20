import { startCloud } from './cloud/call-cloud';
import { sendScans } from './view/send-scans';

App({
  onLaunch() {
    startCloud();
  },

  onShow() {
    void sendScans();
  },
});
