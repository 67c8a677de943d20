import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import type { AccessRule } from '../cloudfunctions/kernel/action/access.ts';
import { type FieldAbout, type Personal, STAMP } from '../cloudfunctions/kernel/database/about.ts';
import type { Role } from '../typings/contract/resident.ts';
import { functionNames } from './build-functions.ts';
import { aboutCollections } from './collections.ts';

const ROOT = new URL('../', import.meta.url);

const ROLES: Record<Role, string> = {
  secretary: 'secretary 社区书记',
  'grid-officer': 'grid officer 网格员',
  'building-steward': 'building steward 楼栋长',
  'stair-steward': 'stair steward 楼道长',
  'owners-committee': 'owners’ committee 业委会',
  'party-branch': 'party branch 党支部',
  'elder-adviser': 'elder adviser 新乡贤',
  mediator: 'mediator 调解员',
  'team-leader': 'team leader 队长',
  volunteer: 'volunteer 志愿者',
  'street-observer': 'street observer 街道观察员',
  'committee-member': 'committee member 居委会成员',
  representative: 'representative 居民代表',
  supervisor: 'supervisor 居务监督委员',
  'outside-party': 'outside party 外单位经办人',
  rater: 'third-party rater 第三方测评员',
  'household-representative': 'household representative 户代表',
};

function textOf(path: string): string {
  return readFileSync(fileURLToPath(new URL(path, ROOT)), 'utf8');
}

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

interface Declared {
  name: string;
  /** field → the comment above it */
  fields: Map<string, string>;
}

/** The interfaces that a file declares, with their own fields. */
function interfacesOf(path: string): Declared[] {
  const text = textOf(path);
  const { program, comments } = parseSync(path, text);
  const above = (start: number) =>
    comments.find(({ end }) => end <= start && text.slice(end, start).trim() === '')?.value ?? '';
  return (program.body as unknown as Node[]).flatMap((statement) => {
    const declared = (statement.declaration ?? statement) as Node;
    if (declared.type !== 'TSInterfaceDeclaration') return [];
    const members = (
      declared.body as { body: (Node & { key: { name?: string; value?: string } })[] }
    ).body;
    const fields = members.map(({ key, start }): [string, string] => [
      key.name ?? key.value ?? '',
      above(start)
        .replace(/^\*?(?:\s*\n\s*\*)?\s*|\s*$/g, '')
        .replace(/\s*\n\s*\*\s*/g, ' '),
    ]);
    return [{ name: (declared.id as { name: string }).name, fields: new Map(fields) }];
  });
}

interface PersonalRow {
  /** `households.householdId` */
  field: string;
  about: Personal;
}

/** The fields about people, those of objects inside documents as dotted paths. */
function personalRows(fields: Record<string, FieldAbout>, prefix = ''): PersonalRow[] {
  return Object.entries(fields).flatMap(([name, about]) => {
    if (about === 'plain') return [];
    const field = `${prefix}${name}`;
    return [
      ...('what' in about ? [{ field, about }] : []),
      ...('fields' in about ? personalRows(about.fields, `${field}.`) : []),
    ];
  });
}

function whoMay(rule: AccessRule): string {
  if (rule.who === 'everyone') return 'everyone with WeChat';
  if (rule.who === 'residents') return 'residents of the community';
  const roles = rule.roles.map((role) => ROLES[role as Role]).join(', ');
  if (!rule.author) return roles;
  return `${roles}; or its author, being ${rule.author.roles.map((role) => ROLES[role as Role]).join(', ')}`;
}

function whereTo(rule: AccessRule): string {
  if (rule.who !== 'officers') return '–';
  return {
    within: 'their place covers every place of the matter',
    over: 'their place covers a place of the matter',
    touching: 'their place covers a place of the matter, or lies within one',
  }[rule.relation];
}

/** A line of a table; a pipe within a cell would end it. */
function row(...cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** What an action's own file says it does, without what it throws. */
function docOf(module: string, action: string): string {
  const file = `${action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;
  const folder = fileURLToPath(new URL(`cloudfunctions/${module}/`, ROOT));
  const [path] = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((one) => one.split(/[\\/]/).at(-1) === file);
  const text = path === undefined ? '' : textOf(`cloudfunctions/${module}/${path}`);
  const [, comment = ''] =
    new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\nexport const ${action} =`).exec(text) ?? [];
  return comment
    .replace(/\n\s*\* ?/g, ' ')
    .replace(/@(param|throws|returns)[\s\S]*$/, '')
    .trim();
}

/** Where a module's actions are declared: in a file of its name, or in a folder that has several. */
function contractOf(name: string): string {
  const file = `typings/contract/${name}.ts`;
  return existsSync(new URL(file, ROOT)) ? file : `typings/contract/${name}/actions.ts`;
}

async function actionRows(name: string): Promise<string[]> {
  const module = new URL(`cloudfunctions/${name}/index.ts`, ROOT).href;
  const { actions } = (await import(module)) as { actions: Record<string, { access: AccessRule }> };
  const said = interfacesOf(contractOf(name)).find(({ name: found }) => found.endsWith('Actions'));
  return Object.entries(actions).map(([action, { access }]) =>
    row(
      `\`${name}.${action}\``,
      said?.fields.get(action) || docOf(name, action),
      whoMay(access),
      whereTo(access),
    ),
  );
}

/** The text of docs/privacy.md, from the access tables and the inventory. */
export async function privacyText(): Promise<string> {
  const lines = [
    '# Privacy: who may do what, and what Linli keeps about whom',
    '',
    'Made from the access data by `npm run privacy`; do not edit it by hand. What no line allows is',
    'refused. Offices count only while their term runs. Every act that changes something leaves an entry',
    'in the audit trail, which holds ids and no names.',
    '',
    '## Who may do what',
  ];
  for (const name of await functionNames()) {
    lines.push('', `### ${name}`, '');
    lines.push(row('Action', 'What it does', 'Who', 'Where'), row('---', '---', '---', '---'));
    lines.push(...(await actionRows(name)));
  }
  lines.push('', '## What is kept about people', '');
  lines.push(
    'Fields that are not named here are ids of places and matters, states, counts and times.',
  );
  for (const { name, fields } of await aboutCollections()) {
    const { change: _stamp, ...own } = fields;
    const rows = personalRows(own);
    if (rows.length === 0) continue;
    lines.push('', `### ${name}`, '');
    lines.push(
      row('Field', 'What', 'Why', 'Who sees it', 'How long'),
      row(...Array(5).fill('---')),
    );
    for (const { field, about } of rows) {
      const { what, why, seenBy, kept } = about;
      lines.push(row(`\`${field}\``, what, why, seenBy, kept));
    }
  }
  lines.push('', '### Every changed document, `change`', '');
  lines.push(row('Field', 'What', 'Why', 'Who sees it', 'How long'), row(...Array(5).fill('---')));
  for (const { field, about } of personalRows(STAMP.fields)) {
    const { what, why, seenBy, kept } = about;
    lines.push(row(`\`${field}\``, what, why, seenBy, kept));
  }
  lines.push(
    '',
    '## Beside the database',
    '',
    '- **Storage.** `notices/<community>/` holds pictures and attachments; `rosters/<community>/` the Excel',
    '  files that a secretary has uploaded, with names and phone numbers, until a day after they were looked at last or imported;',
    '  `exports/<community>/` rosters and slips to take along, under paths that nobody can guess, for an hour;',
    '  `covenants/<community>/` texts that the drafting group has uploaded, until they are read, which is at once;',
    '  `templates/` an empty roster.',
    '- **Logs** hold function, action, outcome and milliseconds: no names, texts, phone numbers or ids of people.',
    '- **Backups** hold all of a community’s documents; see [backup.md](backup.md).',
    '- **WeChat** is asked to check texts and pictures, and to send messages to those who accepted them.',
    '',
  );
  return lines.join('\n');
}
