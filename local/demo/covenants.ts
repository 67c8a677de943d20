import type {
  AmendmentDocument,
  CommentDocument,
  CovenantDocument,
  CovenantVersionDocument,
  ReactionDocument,
} from '../../cloudfunctions/covenant/collections.ts';
import { fingerprintOf } from '../../cloudfunctions/covenant/text/covenant-rules.ts';
import { DAY, dayOf, endOfDay, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { Stamp } from '../../cloudfunctions/kernel/database/collection.ts';
import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import type { Clause } from '../../typings/contract/covenant.ts';
import { AMENDMENTS, DOGS, FRAME } from './covenant-texts.ts';
import type { Person } from './documents.ts';

export interface CovenantDocuments {
  covenants: CovenantDocument[];
  covenantVersions: CovenantVersionDocument[];
  comments: CommentDocument[];
  reactions: ReactionDocument[];
  amendments: AmendmentDocument[];
  audit: AuditDocument[];
}

interface Scene {
  place: PlaceDocument;
  author: Person;
  /** who comments and reacts, people with a home there */
  neighbours: Person[];
  start: number;
}

/** A frame that is open for comments and has been changed once, and a draft that belongs to it. */
export function covenantDocuments(scene: Scene): CovenantDocuments {
  const { place, start } = scene;
  const communityId = place._id;
  const frame = frameOf(scene);
  const dogs = dogsOf(scene, frame);
  const [first] = frame.clauses;
  const clauses = frame.clauses.map((clause) =>
    clause === first ? { ...clause, text: '热爱祖国，拥护中国共产党的领导。' } : clause,
  );
  const created = stamp(scene, 'covenant.create', `covenant:${frame._id}`, start - 9 * DAY);
  const earlier: CovenantVersionDocument = {
    _id: `${frame._id}:1`,
    communityId,
    covenantId: frame._id,
    version: 1,
    title: frame.title,
    preamble: frame.preamble,
    clauses,
    fingerprint: fingerprintOf({ ...frame, clauses }),
    byName: scene.author.name,
    change: created,
  };
  const { comments, reactions } = commentsOf(scene, frame);
  const amendments = amendmentsOf(scene, frame);
  const changed = [frame, dogs, earlier, ...comments, ...amendments].map(({ change }) => change);
  return {
    covenants: [frame, dogs],
    covenantVersions: [earlier],
    comments,
    reactions,
    amendments,
    audit: changed.map((change) => ({ _id: change.id, communityId, ...change })),
  };
}

function stamp({ author }: Scene, action: string, target: string, at: number): Stamp {
  return {
    id: `demo-${action}-${target}-${at % 1_000_000}`,
    action,
    actorId: author.id,
    target,
    at,
  };
}

function frameOf(scene: Scene): CovenantDocument {
  const { start } = scene;
  const clauses: Clause[] = FRAME.clauses.map(({ chapter = '', text, aspects }, index) => ({
    clauseId: `demo-clause-${String(index + 1).padStart(2, '0')}`,
    chapter,
    text,
    aspects,
  }));
  return covenantOf(scene, 'demo-covenant-frame', start - 6 * DAY, {
    title: FRAME.title,
    preamble: FRAME.preamble,
    clauses,
    version: 2,
    state: 'open',
    openUntil: endOfDay(dayOf(start + 9 * DAY)),
    createdAt: start - 9 * DAY,
    publicVersions: [1, 2],
  });
}

function dogsOf(scene: Scene, frame: CovenantDocument): CovenantDocument {
  return covenantOf(scene, 'demo-covenant-dogs', scene.start - 2 * DAY, {
    kind: 'annex',
    frameId: frame._id,
    title: DOGS.title,
    clauses: DOGS.clauses.map((text, index) => ({
      clauseId: `demo-dogs-${index + 1}`,
      chapter: '',
      text,
      aspects: [],
    })),
  });
}

function covenantOf(
  scene: Scene,
  _id: string,
  at: number,
  more: Partial<CovenantDocument>,
): CovenantDocument {
  const { place, author } = scene;
  const action = more.version === 2 ? 'covenant.revise' : 'covenant.create';
  const made = stamp(scene, action, `covenant:${_id}`, at);
  const document: CovenantDocument = {
    _id,
    communityId: place._id,
    placeId: place._id,
    placeLabel: place.label,
    lineage: [...place.lineage],
    kind: 'frame',
    frameId: null,
    replacesId: null,
    title: '',
    preamble: '',
    clauses: [],
    version: 1,
    fingerprint: '',
    made,
    madeByName: author.name,
    checked: 'passed',
    state: 'draft',
    openUntil: null,
    answers: {},
    motionId: null,
    settled: null,
    adoptedAt: null,
    dropped: null,
    createdAt: at,
    change: made,
    ...more,
  };
  return { ...document, fingerprint: fingerprintOf(document) };
}

/** 一期 3栋, as neighbours see it. */
function buildingOf({ households }: Person): string {
  return households[0]?.label.split(' ').slice(0, -2).join(' ') ?? '';
}

function commentsOf(scene: Scene, frame: CovenantDocument) {
  const { neighbours, start } = scene;
  const comments: CommentDocument[] = [];
  const reactions: ReactionDocument[] = [];
  const communityId = frame.communityId;
  const said = FRAME.clauses.flatMap(({ comments: of = [] }, index) =>
    of.map((one) => ({ ...one, clauseId: frame.clauses[index]?.clauseId ?? '' })),
  );
  for (const [index, { clauseId, stance, text, supports, opposes }] of said.entries()) {
    const writer = neighbours[index];
    if (!writer) continue;
    const _id = `demo-comment-${String(index + 1).padStart(2, '0')}`;
    const at = start - (40 - 3 * index) * 60 * MINUTE;
    const change = { ...stamp(scene, 'comment.write', `comment:${_id}`, at), actorId: writer.id };
    comments.push({
      _id,
      communityId,
      covenantId: frame._id,
      clauseId,
      residentId: writer.id,
      stance,
      text,
      from: buildingOf(writer),
      state: 'shown',
      heldFor: null,
      at,
      change,
    });
    const voices = neighbours.filter(({ id }) => id !== writer.id).slice(0, supports + opposes);
    for (const [place, { id: residentId }] of voices.entries()) {
      reactions.push({
        _id: `${_id}:${residentId}`,
        communityId,
        covenantId: frame._id,
        clauseId,
        commentId: _id,
        stance,
        residentId,
        value: place < supports ? 'support' : 'oppose',
      });
    }
  }
  const asked = new Set(said.map(({ clauseId }) => clauseId));
  return {
    comments,
    reactions: [...reactions, ...[...asked].flatMap((id) => stands(scene, frame, id))],
  };
}

const SEEN = ['for', 'for', 'against', 'for', 'for', 'question', 'for'] as const;

/** How some neighbours see a clause, without words. */
function stands(
  { neighbours }: Scene,
  frame: CovenantDocument,
  clauseId: string,
): ReactionDocument[] {
  return neighbours.slice(0, 20).map(({ id: residentId }, n) => ({
    _id: `${clauseId}:${residentId}`,
    communityId: frame.communityId,
    covenantId: frame._id,
    clauseId,
    commentId: clauseId,
    stance: SEEN[n % SEEN.length] ?? 'for',
    residentId,
    value: 'stand',
  }));
}

function amendmentsOf(scene: Scene, frame: CovenantDocument): AmendmentDocument[] {
  const { neighbours, start } = scene;
  return AMENDMENTS.flatMap(({ change: amend, before, reason, answered }, index) => {
    const writer = neighbours.at(-1 - index);
    if (!writer) return [];
    const _id = `demo-amendment-${index + 1}`;
    const at = start - (20 - 4 * index) * 60 * MINUTE;
    const change = { ...stamp(scene, 'amendment.write', `amendment:${_id}`, at) };
    return {
      _id,
      communityId: frame.communityId,
      covenantId: frame._id,
      clauseId: amend.kind === 'add' ? (amend.afterId ?? '') : amend.clauseId,
      amend,
      before,
      reason,
      residentId: writer.id,
      from: buildingOf(writer),
      shown: 'shown' as const,
      heldFor: null,
      state: answered?.state ?? ('open' as const),
      rank: answered ? (0 as const) : (1 as const),
      answer: answered?.answer ?? '',
      taking: null,
      carried: true,
      at,
      change: { ...change, actorId: writer.id },
    };
  });
}
