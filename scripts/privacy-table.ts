import { readFileSync } from 'node:fs';
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
  'household-representative': 'household representative 户代表',
};

/** Where the contract leaves it to the action's name. */
const SAYS: Record<string, string> = {
  'home.overview': 'What needs me, and the latest notices.',
  'moderation.list': 'What waits for a person’s eye.',
  'moderation.decide': 'Releases or rejects it; nobody decides about what they wrote themselves.',
  'notice.detail': 'One notice, if it is addressed to the person or an officer of its places asks.',
  'notice.publish': 'A new notice, now or at a set time.',
  'notice.turnout': 'How many households of each building have confirmed; no names.',
  'notice.confirmations': 'What was written down for households, and by whom.',
  'notice.withdraw': 'Takes a notice back, with a reason that stays.',
  'notice.pin': 'Puts a notice above the others, or back.',
  'notice.report': 'Tells the reviewers what is wrong with a notice; they do not see who.',
  'notice.saveDraft': 'Keeps a notice that is being written, for its writer alone.',
  'notice.dropDraft': 'Forgets it.',
  'resident.join': 'Joins a household with its one-time code.',
  'resident.audit': 'Who did what to what, newest first.',
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
        .replace(/^\*?\s*|\s*$/g, '')
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
  return rule.relation === 'within'
    ? 'their place covers every place of the matter'
    : 'their place covers a place of the matter, or lies within one';
}

/** A line of a table; a pipe within a cell would end it. */
function row(...cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

async function actionRows(name: string): Promise<string[]> {
  const module = new URL(`cloudfunctions/${name}/index.ts`, ROOT).href;
  const { actions } = (await import(module)) as { actions: Record<string, { access: AccessRule }> };
  const said = interfacesOf(`typings/contract/${name}.ts`).find(({ name: found }) =>
    found.endsWith('Actions'),
  );
  return Object.entries(actions).map(([action, { access }]) =>
    row(
      `\`${name}.${action}\``,
      said?.fields.get(action) || (SAYS[`${name}.${action}`] ?? ''),
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
