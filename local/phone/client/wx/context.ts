import type { Runtime } from '../runtime/types.ts';
import type { Screen } from '../shell/screen.ts';
import type { CloudEndpoints } from './endpoints.ts';
import type { TemporaryFiles } from './temporary-files.ts';

/** Who holds this phone and which phone it is: both come from the address, never from the app. */
export interface PhoneIdentity {
  phoneId: string;
  persona: { id: string; name: string; note: string };
  appId: string;
}

/** Where the app was entered: the path and the reason (WeChat's scene number). */
export interface Entry {
  path: string;
  query: Record<string, string>;
  scene: number;
}

/** Everything an area of the wx object may use. */
export interface WxContext {
  runtime: Runtime;
  screen: Screen;
  identity: PhoneIdentity;
  cloud: CloudEndpoints;
  files: TemporaryFiles;
  entry: Entry;
  gesture: Gesture;
}

/** Tells whether the code that asks runs as the direct consequence of a person's tap. */
export interface Gesture {
  isActive(): boolean;
  /** Waiting for the network ends the tap, as on a real phone. */
  end(): void;
}

/** One area of the wx object: names and what they do. */
export type WxArea = Record<string, unknown>;
