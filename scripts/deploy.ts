import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildAll, buildMiniprogram } from './build.ts';
import { CommandError, checkDataKey, runAdmin } from './community/cloud.ts';
import { applySteps, type CloudPort, stepWords } from './deploy/apply.ts';
import { differencesOf } from './deploy/differences.ts';
import { type Plan, PlanError, planDeployment, SETTINGS } from './deploy/plan.ts';
import { planText } from './deploy/print.ts';
import { BUILT, readSources } from './deploy/sources.ts';
import { type Account, settingMark, tencentPort } from './deploy/tencent.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const USAGE = `npm run deploy -- [options]

  --dry-run   print what would be deployed; needs no account and no network
  --compare   look at the environment and print what would change; changes nothing either
  --json      with --dry-run alone: for machines
  --only      cloud or app: the functions and their data, or the mini-program

Settings: LINLI_ENV_ID, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY, LINLI_DATA_KEY,
LINLI_TEMPLATE_NOTICE, LINLI_TEMPLATE_SHIFT; for the app LINLI_APP_ID and LINLI_UPLOAD_KEY (a file). See docs/deploy.md.`;

const OPTIONS = {
  'dry-run': { type: 'boolean', default: false },
  compare: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  only: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** Builds, and deploys what was built. Repeatable: a second run finds nothing to do. */
export async function deploy(args: string[]): Promise<void> {
  await runAdmin(async () => {
    const options = read(args);
    if (options.help) return console.log(USAGE);
    const { compare, json, only } = options;
    const printsOnly = options['dry-run'] && !compare;
    // All that is missing is said before the first change, not between the cloud and the app.
    const account = printsOnly || only === 'app' ? null : readAccount();
    const app = printsOnly || compare || only === 'cloud' ? null : readAppSettings();
    await buildAll();
    // Measured by WeChat's own compiler, which takes longer than all the rest.
    const plan = await planned(printsOnly || app !== null ? undefined : []);
    if (printsOnly) console.log(json ? JSON.stringify(plan, null, 2) : planText(plan));
    if (account) await deployCloud(plan, account, compare);
    if (app) await uploadApp(plan, app);
  });
}

function read(args: string[]) {
  try {
    const { values } = parseArgs({ args, options: OPTIONS });
    const isOnly = values.only === undefined || ['cloud', 'app'].includes(values.only);
    // What would deploy in earnest, or do nothing at all, though it asks for something else.
    const isVain =
      (values.json && (values.compare || !values['dry-run'])) ||
      (values.compare && values.only === 'app');
    if (isOnly && !isVain) return values;
  } catch {
    // said below
  }
  throw new CommandError(USAGE);
}

async function planned(packages?: Plan['app']['packages']): Promise<Plan> {
  try {
    return planDeployment(await readSources(packages));
  } catch (error) {
    if (error instanceof PlanError) throw new CommandError(error.message);
    throw error;
  }
}

function readAccount(): Account {
  const settings = Object.fromEntries(SETTINGS.map((name) => [name, setting(name)]));
  checkDataKey(settings.LINLI_DATA_KEY ?? '');
  return {
    envId: setting('LINLI_ENV_ID'),
    secretId: setting('TENCENTCLOUD_SECRETID'),
    secretKey: setting('TENCENTCLOUD_SECRETKEY'),
    settings,
    built: BUILT,
  };
}

async function deployCloud(plan: Plan, account: Account, compareOnly: boolean): Promise<void> {
  const port = await tencentPort(account);
  await bringUpToDate(port, plan, account.settings, compareOnly, console.log);
}

/** Looks, compares, and unless told only to compare does what is missing. */
export async function bringUpToDate(
  port: CloudPort,
  plan: Plan,
  settings: Record<string, string>,
  compareOnly: boolean,
  say: (line: string) => void,
): Promise<void> {
  const found = await port.look(
    plan.collections.map(({ name }) => name),
    plan.functions.map(({ name }) => name),
  );
  const hashes = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, settingMark(value)]),
  );
  const keys = hashes.LINLI_DATA_KEY?.split(',') ?? [];
  const newestOf = (one: (typeof found.functions)[number]) =>
    one.settings.LINLI_DATA_KEY?.split(',')[0];
  if (found.functions.some((one) => newestOf(one) && !keys.includes(newestOf(one) ?? ''))) {
    throw new CommandError(
      'The environment has another LINLI_DATA_KEY: with this one no code, phone number or backup could be read any more. Use the one that was kept when the community was opened; a new key is put before it, see docs/operate.md.',
    );
  }
  const steps = differencesOf(plan, found, hashes);
  if (steps.length === 0) say('The cloud is up to date.');
  else if (compareOnly) for (const step of steps) say(stepWords(step));
  else await applySteps(port, steps, say);
}

interface AppSettings {
  appId: string;
  /** the file of the upload key */
  key: string;
  environmentId: string;
  noticeTemplateId: string;
  shiftTemplateId: string;
}

function readAppSettings(): AppSettings {
  const key = setting('LINLI_UPLOAD_KEY');
  if (!existsSync(key)) throw new CommandError(`LINLI_UPLOAD_KEY: there is no file ${key}.`);
  return {
    appId: setting('LINLI_APP_ID'),
    key,
    environmentId: setting('LINLI_ENV_ID'),
    noticeTemplateId: setting('LINLI_TEMPLATE_NOTICE'),
    shiftTemplateId: setting('LINLI_TEMPLATE_SHIFT'),
  };
}

async function uploadApp({ version }: Plan, { appId, key, ...config }: AppSettings): Promise<void> {
  await buildMiniprogram({ config });
  const script = join(ROOT, 'scripts', 'deploy', 'upload-app.mjs');
  const child = spawn(process.execPath, [script, ROOT, appId, key, version, `Linli ${version}`], {
    stdio: 'inherit',
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new CommandError('The app was not uploaded: see above. Run it again.');
  console.log(`The app ${version} is uploaded: test it and hand it in for review in the console.`);
}

function setting(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new CommandError(`${name} is not set: see docs/deploy.md for where to find it.`);
}
