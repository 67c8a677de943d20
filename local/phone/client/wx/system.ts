import { isDark, onSchemeChange } from '../shell/scheme.ts';
import { BAR_HEIGHT, TAB_HEIGHT } from '../shell/screen.ts';
import { api, Listeners } from './api.ts';
import type { WxArea, WxContext } from './context.ts';

/** The base library this phone stands for: the first with glass-easel on the web renderer. */
export const BASE_LIBRARY = '3.8.12';

/** What the app can learn of the phone, the network, the account and itself. */
export function system(context: WxContext): WxArea {
  const { screen, cloud, identity, entry, runtime } = context;
  const theme = () => (isDark() ? 'dark' : 'light');
  const themeChange = new Listeners<{ theme: string }>();
  onSchemeChange(() => themeChange.emit({ theme: theme() }));
  const networkChange = new Listeners<{ isConnected: boolean; networkType: string }>();
  const network = () => (cloud.offline ? 'none' : 'wifi');
  cloud.onNetwork.on((isConnected: boolean) =>
    networkChange.emit({ isConnected, networkType: network() }),
  );
  const resize = new Listeners<unknown>();
  addEventListener('resize', () =>
    resize.emit({ size: { windowWidth: innerWidth, windowHeight: windowInfo().windowHeight } }),
  );

  const windowInfo = () => {
    const top = screen.statusHeight;
    const route = runtime.pages().at(-1)?.route;
    const config = (route ? runtime.pageConfig(route) : {}) as Record<string, unknown>;
    const bars =
      (config.navigationStyle === 'custom' ? 0 : top + BAR_HEIGHT) +
      (route && screen.isTab(route) ? TAB_HEIGHT : 0);
    return {
      pixelRatio: devicePixelRatio,
      screenWidth: innerWidth,
      screenHeight: innerHeight,
      windowWidth: innerWidth,
      windowHeight: innerHeight - bars,
      statusBarHeight: top,
      screenTop: config.navigationStyle === 'custom' ? 0 : top + BAR_HEIGHT,
      safeArea: {
        left: 0,
        right: innerWidth,
        top,
        bottom: innerHeight,
        width: innerWidth,
        height: innerHeight - top,
      },
    };
  };
  const deviceInfo = () => ({
    brand: 'devtools',
    model: 'Local',
    platform: 'devtools',
    system: 'Local 1.0',
    abi: 'unknown',
    deviceAbi: 'unknown',
    benchmarkLevel: 1,
    memorySize: '4096',
    cpuType: 'unknown',
  });
  const appBase = () => ({
    SDKVersion: BASE_LIBRARY,
    version: '8.0.60',
    language: 'zh_CN',
    enableDebug: false,
    fontSizeSetting: 17,
    fontSizeScaleFactor: 1,
    host: { appId: '', env: 'WeChat' },
    theme: theme(),
  });
  const settings = () => ({
    bluetoothEnabled: false,
    locationEnabled: false,
    wifiEnabled: true,
    deviceOrientation: 'portrait',
  });
  const everything = () => ({
    ...windowInfo(),
    ...deviceInfo(),
    ...appBase(),
    ...settings(),
  });
  const launch = () => ({
    path: entry.path,
    query: entry.query,
    scene: entry.scene,
    referrerInfo: {},
    shareTicket: undefined,
    apiCategory: 'default',
  });

  return {
    getSystemInfoSync: everything,
    getSystemInfo: api('getSystemInfo', everything),
    getSystemInfoAsync: api('getSystemInfoAsync', everything),
    getWindowInfo: windowInfo,
    getDeviceInfo: deviceInfo,
    getAppBaseInfo: appBase,
    getSystemSetting: settings,
    getAppAuthorizeSetting: () => ({
      albumAuthorized: 'authorized',
      cameraAuthorized: 'authorized',
      notificationAuthorized: 'authorized',
      phoneCalendarAuthorized: 'authorized',
    }),
    getMenuButtonBoundingClientRect: () => {
      const top = screen.statusHeight + 6;
      const right = innerWidth - 7;
      return { width: 87, height: 32, top, bottom: top + 32, left: right - 87, right };
    },
    onThemeChange: themeChange.on,
    offThemeChange: themeChange.off,
    onWindowResize: resize.on,
    offWindowResize: resize.off,
    getNetworkType: api('getNetworkType', () => ({
      networkType: network(),
      hasSystemProxy: false,
      weakNet: false,
    })),
    onNetworkStatusChange: networkChange.on,
    offNetworkStatusChange: networkChange.off,
    getLaunchOptionsSync: launch,
    getEnterOptionsSync: launch,
    getAccountInfoSync: () => ({
      miniProgram: { appId: identity.appId, envVersion: 'develop', version: '' },
      plugin: {},
    }),
    login: api('login', () => ({ code: `local-${crypto.randomUUID()}` })),
    checkSession: api('checkSession', () => undefined),
    getUpdateManager: () => ({
      applyUpdate: () => location.reload(),
      onCheckForUpdate: (then: (result: { hasUpdate: boolean }) => void) => {
        setTimeout(() => then({ hasUpdate: false }), 0);
      },
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
    }),
    setKeepScreenOn: api('setKeepScreenOn', () => undefined),
    setVisualEffectOnCapture: api('setVisualEffectOnCapture', () => undefined),
    getLogManager: () => console,
    getRealtimeLogManager: () => ({
      info: console.info,
      warn: console.warn,
      error: console.error,
      setFilterMsg: () => undefined,
      addFilterMsg: () => undefined,
    }),
    reportEvent: () => undefined,
  };
}
