import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { FITS, isSensitive } from '../../cloudfunctions/role/office/role-rules.ts';
import { takesTwo } from '../../miniprogram/text/role/role.ts';
import type { Role } from '../../typings/contract/resident.ts';
import type { GrantedRole } from '../../typings/contract/role.ts';
import { actionTables } from '../support/actions.ts';

/**
 * Where one alone could bend something a second person agrees. One who was appointed by the first alone would be
 * the first's own hand: so every office that may be the second is given by two.
 */

const ROOT = new URL('../../cloudfunctions/', import.meta.url);

/** Who acts on their own here, and only never in a matter of their own: nobody's word waits for theirs. */
const ALONE = [
  'matter.addTask',
  'matter.answerMatter',
  'matter.closeTask',
  'matter.handOver',
  'matter.moveTask',
];

/** The source of an action: its file bears its name. */
function sourceOf(functionName: string, action: string): string {
  const file = `${action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;
  const under = new URL(`${functionName}/`, ROOT);
  const found = readdirSync(under, { recursive: true }).find((path) =>
    `/${path}`.endsWith(`/${file}`),
  );
  return found === undefined ? '' : readFileSync(new URL(String(found), under), 'utf8');
}

const lines = await actionTables();
/** Actions for officers that refuse whoever began the matter, or whose own it is. */
const seconds = lines.flatMap(({ functionName, action, access }) => {
  const source = sourceOf(functionName, action);
  const isSecond = /requireSecondPerson\(|requireNotOwn\(|_OWN'/.test(source);
  const name = `${functionName}.${action}`;
  if (access.who !== 'officers' || !isSecond || ALONE.includes(name)) return [];
  return [{ name, roles: [...access.roles, ...(access.author?.roles ?? [])] as Role[] }];
});

it('whoever may be the second person holds an office that is given by two', () => {
  const alone = seconds.flatMap(({ name, roles }) =>
    roles.filter((role) => !isSensitive('grant', role)).map((role) => `${name}: ${role}`),
  );
  expect(alone).toStrictEqual([]);
  const names = seconds.map(({ name }) => name);
  for (const name of [
    'ballot.decideNote',
    'ballot.decidePaper',
    'ballot.decideCorrection',
    'resident.decideRequest',
    'resident.decideOwnerClaim',
    'role.decideProposal',
    'moderation.decideReview',
  ]) {
    expect(names).toContain(name);
  }
});

it('the phone says of which offices that giving or ending them takes two', () => {
  const roles = Object.keys(FITS) as GrantedRole[];
  for (const kind of ['grant', 'end'] as const) {
    const sensitive = roles.filter((role) => isSensitive(kind, role));
    expect(roles.filter((role) => takesTwo(kind, role))).toStrictEqual(sensitive);
  }
});
