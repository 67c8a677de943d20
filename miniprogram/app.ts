import { startCloud } from './api/call-cloud';

App({
  onLaunch() {
    startCloud();
  },
});
