import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import automator from 'miniprogram-automator';
import { type Automation, type LocalPhone, startLocalPhone } from '../../local/phone/index.ts';
import { httpServer, listen, stopListening } from '../../local/server.ts';
import { requireBrowser } from '../../scripts/find-browser.mjs';

const FIXTURE = join(import.meta.dirname, 'fixtures', 'wx-app');
const ROOT = join(import.meta.dirname, '..', '..');

type MiniProgram = Awaited<ReturnType<typeof automator.connect>>;
type Answer = { result?: unknown; error?: { code: string; message: string } };

/** A cloud of a few lines: it answers with what it was asked, and remembers files and grants. */
export class EchoCloud {
  readonly files = new Map<string, Uint8Array>();
  readonly grants: { openid: string; templateIds: string[] }[] = [];

  async invoke(name: string, event: unknown, caller: { openid: string } | null): Promise<Answer> {
    if (name === 'broken') return { error: { code: 'FUNCTION_ERROR', message: 'it broke' } };
    return { result: { name, event, openid: caller?.openid } };
  }

  personas() {
    return [
      { id: 'wang', openid: 'openid-wang', name: '王阿姨', note: '3 幢 501 室' },
      { id: 'li', openid: 'openid-li', name: '小李', note: '刚搬来' },
    ];
  }

  async uploadFile(path: string, bytes: Uint8Array): Promise<string> {
    const id = `cloud://test/${path}`;
    this.files.set(id, bytes);
    return id;
  }

  async readFile(id: string): Promise<Uint8Array> {
    const bytes = this.files.get(id);
    if (!bytes) throw new Error('no such file');
    return bytes;
  }

  async deleteFile(id: string): Promise<void> {
    this.files.delete(id);
  }

  async grantMessages(openid: string, templateIds: string[]): Promise<void> {
    this.grants.push({ openid, templateIds });
  }

  now(): number {
    return Date.UTC(2026, 10, 23, 4, 0);
  }
}

export interface OpenPhone {
  cloud: EchoCloud;
  phone: LocalPhone;
  automation: Automation;
  origin: string;
  /** Connects the real client; the query may say phone, as, dark, path. */
  connect(query?: string): Promise<MiniProgram>;
  close(): Promise<void>;
}

/** Serves a mini-program (by default the fixture) with a cloud of a few lines and an open port. */
export async function openPhone(
  options: { sourceDirectory?: string; watch?: boolean } = {},
): Promise<OpenPhone> {
  const outDirectory = await mkdtemp(join(tmpdir(), 'linli-phone-'));
  const cloud = new EchoCloud();
  const phone = await startLocalPhone({
    application: { id: 'sample', name: '样本', appId: 'wxsample00000001' },
    cloud,
    browser: requireBrowser,
    sourceDirectory: options.sourceDirectory ?? FIXTURE,
    outDirectory,
    watch: options.watch ?? false,
    miniprogramModules: join(ROOT, 'node_modules'),
  });
  const server = httpServer([phone.handle]);
  phone.attach(server);
  const origin = await listen(server);
  const automation = await phone.openAutomation(0);
  const connected: MiniProgram[] = [];
  return {
    cloud,
    phone,
    automation,
    origin,
    connect: async (query = '') => {
      const program = await automator.connect({
        wsEndpoint: `ws://127.0.0.1:${automation.port}/?${query}`,
      });
      connected.push(program);
      return program;
    },
    close: async () => {
      for (const program of connected) program.disconnect();
      await phone.close();
      await stopListening(server);
      await rm(outDirectory, { recursive: true, force: true });
    },
  };
}
