import { startCloud } from './cloud/call-cloud';

App({
  onLaunch() {
    startCloud();
  },
});
