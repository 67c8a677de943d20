import type { CovenantActions, VersionLine } from '../../../typings/contract/covenant.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { CovenantDocument, CovenantVersionDocument } from '../collections.ts';
import { whatOf } from '../round/covenant-state-rules.ts';
import { findVersions } from './covenant-repository.ts';
import { diffClauses, diffText } from './difference-rules.ts';
import { covenantLoad, seenCovenant } from './see-covenant.ts';

type CompareInput = CovenantActions['compareVersions']['input'];

/** How the text came to be what it is, the latest first; those who do not draft see it once it is public. */
export async function listVersions(
  { communityId, covenantId }: CovenantActions['listVersions']['input'],
  context: ActorContext,
): Promise<CovenantActions['listVersions']['data']> {
  const { covenant } = seenCovenant(context);
  const earlier = await findVersions(communityId, covenantId);
  const lines: VersionLine[] = earlier
    .filter(({ version }) => version !== covenant.version) // kept, and its successor not written yet
    .map(({ version, byName, fingerprint, change }) => ({
      version,
      at: change.at,
      byName,
      what: whatOf(change.action),
      fingerprint,
    }));
  return { versions: [...milestones(covenant), present(covenant), ...lines] };
}

function present({ version, made, madeByName, fingerprint }: CovenantDocument): VersionLine {
  return { version, at: made.at, byName: madeByName, what: whatOf(made.action), fingerprint };
}

/** What befell the present text without changing it. */
function milestones({ version, fingerprint, settled, adoptedAt }: CovenantDocument): VersionLine[] {
  const lines: VersionLine[] = [];
  if (adoptedAt !== null) {
    lines.push({ version, at: adoptedAt, byName: '', what: 'adopted', fingerprint });
  }
  if (settled) {
    lines.push({ version, at: settled.at, byName: settled.byName, what: 'settled', fingerprint });
  }
  return lines;
}

export function compareLoad(input: CompareInput) {
  const { covenantId, from, to } = input;
  return {
    ...covenantLoad(input),
    versions: { from: 'covenantVersions', ids: [`${covenantId}:${from}`, `${covenantId}:${to}`] },
  };
}

/** How one version became another. */
export async function compareVersions(
  { from, to }: CompareInput,
  context: ActorContext,
): Promise<CovenantActions['compareVersions']['data']> {
  const { covenant } = seenCovenant(context);
  const kept = (context.loaded.versions ?? []) as CovenantVersionDocument[];
  const textOf = (version: number) => {
    const text =
      version === covenant.version ? covenant : kept.find((one) => one.version === version);
    if (!text) throw new Refusal('VERSION_NOT_FOUND');
    return text;
  };
  const before = textOf(from);
  const after = textOf(to);
  return {
    title: diffText(before.title, after.title),
    preamble: diffText(before.preamble, after.preamble),
    clauses: diffClauses(before.clauses, after.clauses),
  };
}
