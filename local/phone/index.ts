import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Application } from './application.ts';
import { type Automation, startAutomation } from './automation/index.ts';
import type { PhoneCloud } from './cloud-port.ts';
import { answer } from './server/answer.ts';
import { PhoneBundle } from './server/bundle.ts';
import { LiveConnections } from './server/live.ts';
import { watchSources } from './server/watch.ts';

export type { Automation } from './automation/index.ts';
export type { PhoneCloud } from './cloud-port.ts';

export interface LocalPhoneOptions {
  /** Whose phone it is. */
  application: Application;
  cloud: PhoneCloud;
  /** The mini-program's folder: app.json is in it. */
  sourceDirectory: string;
  /** Where the built bundle goes. */
  outDirectory: string;
  /** The bundle is there already, built from these sources. */
  isBuilt?: boolean;
  /** Compile anew and reload the phones when a source changes. */
  watch: boolean;
  /** Where 'tdesign-miniprogram/…' is found; default: node_modules beside the sources. */
  miniprogramModules?: string;
  /**
   * The program of Chrome, Edge or Chromium that phones of the automation port run in.
   * @throws if there is none, with a sentence that says so
   */
  browser(): string;
  /** Called with compile errors and with what the watcher does, one line each. */
  log?(line: string): void;
}

export interface LocalPhone {
  /** Answers a request for the phone. True if it was the phone's and has been answered. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Takes over the WebSocket upgrades of the server that `handle` answers for. */
  attach(server: Server): void;
  /** Opens the port that miniprogram-automator connects to; needs `attach` and a listening server. */
  openAutomation(port: number): Promise<Automation>;
  /** Errors of the last compilation, with file and line; empty when all is well. */
  problems(): string[];
  close(): Promise<void>;
}

/** Compiles the mini-program and serves it as a phone in the browser. */
export async function startLocalPhone(options: LocalPhoneOptions): Promise<LocalPhone> {
  const bundle = new PhoneBundle({
    sourceDirectory: options.sourceDirectory,
    outDirectory: options.outDirectory,
    miniprogramModules:
      options.miniprogramModules ?? join(options.sourceDirectory, '..', 'node_modules'),
  });
  if (!options.isBuilt) await bundle.build();
  const live = new LiveConnections();
  const automations: Automation[] = [];
  let server: Server | undefined;
  const watcher = options.watch
    ? watchSources([options.sourceDirectory], async (changed) => {
        await bundle.build(changed);
        for (const problem of bundle.problems) options.log?.(problem);
        live.send({ type: 'reload' });
      })
    : undefined;

  return {
    handle: (request, response) => {
      const { application, cloud } = options;
      return answer({ request, response, bundle, cloud, application });
    },
    attach: (httpServer) => {
      server = httpServer;
      live.attach(httpServer);
    },
    openAutomation: async (port) => {
      const address = server?.address() as AddressInfo | null | undefined;
      if (!address) throw new Error('attach a listening server before opening the automation port');
      const automation = await startAutomation({
        port,
        origin: `http://127.0.0.1:${address.port}`,
        browser: options.browser,
        defaultPersona: () => options.cloud.personas()[0]?.id ?? '',
      });
      automations.push(automation);
      return automation;
    },
    problems: () => bundle.problems,
    close: async () => {
      await watcher?.close();
      live.close();
      await Promise.all(automations.map((automation) => automation.close()));
    },
  };
}
