import { about, index, NOBODY, personal, STAMP, shape } from '../kernel/about.ts';
import {
  amendments,
  comments,
  covenantReports,
  covenants,
  covenantVersions,
  type FlagAnswer,
  reactions,
} from './collections.ts';

const WHO_COVENANT_FOR = 'who the covenant is for';
const LONG_COVENANT = 'as long as the covenant';
const DRAFTING_GROUP = 'the drafting group';

const FLAG_ANSWER = shape<FlagAnswer>({
  reason: personal('why the words stay', 'as above', DRAFTING_GROUP, LONG_COVENANT),
  byName: personal(
    'who answered a flag',
    'an answer has its author',
    DRAFTING_GROUP,
    LONG_COVENANT,
  ),
  at: 'plain',
});

export const covenantCollections = [
  about(covenants, {
    indexes: [
      index('place', 'communityId', 'placeId', 'state'),
      index('lineage', 'communityId', 'lineage'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      placeId: 'plain',
      placeLabel: 'plain',
      lineage: 'plain',
      kind: 'plain',
      frameId: 'plain',
      replacesId: 'plain',
      title: 'plain',
      preamble: 'plain',
      clauses: 'plain',
      version: 'plain',
      fingerprint: 'plain',
      made: personal('id of who wrote it', 'the audit trail', NOBODY, LONG_COVENANT),
      madeByName: personal(
        'who wrote the text',
        'every text has its author',
        WHO_COVENANT_FOR,
        LONG_COVENANT,
      ),
      checked: 'plain',
      state: 'plain',
      openUntil: 'plain',
      answers: {
        ...personal('answers to flags', 'as in FlagAnswer', DRAFTING_GROUP, LONG_COVENANT),
        ...FLAG_ANSWER,
      },
      motionId: 'plain',
      settled: personal(
        'who let the text stand still',
        'as above',
        WHO_COVENANT_FOR,
        LONG_COVENANT,
      ),
      adoptedAt: 'plain',
      dropped: personal('who gave it up, and why', 'as above', DRAFTING_GROUP, LONG_COVENANT),
      createdAt: 'plain',
      change: STAMP,
    },
  }),
  about(covenantVersions, {
    indexes: [
      index('covenant', 'communityId', 'covenantId', '-version'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      covenantId: 'plain',
      version: 'plain',
      title: 'plain',
      preamble: 'plain',
      clauses: 'plain',
      fingerprint: 'plain',
      byName: personal(
        'who wrote the text',
        'every text has its author',
        WHO_COVENANT_FOR,
        LONG_COVENANT,
      ),
      change: STAMP,
    },
  }),
  about(comments, {
    indexes: [
      index('clause', 'communityId', 'covenantId', 'clauseId', '-at'),
      index('state', 'state', 'change.at'),
      index('change', 'change.at'),
      index('writer', 'residentId'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      covenantId: 'plain',
      clauseId: 'plain',
      residentId: personal('who wrote it', 'one’s own comments; reviews', NOBODY, LONG_COVENANT),
      stance: personal('for, against or a question', 'as above', WHO_COVENANT_FOR, LONG_COVENANT),
      text: personal('what they wrote', 'the talk about a clause', WHO_COVENANT_FOR, LONG_COVENANT),
      from: personal(
        'their building',
        'neighbours see where a voice comes from',
        WHO_COVENANT_FOR,
        'until they leave the community',
      ),
      state: 'plain',
      heldFor: 'plain',
      at: 'plain',
      change: STAMP,
    },
  }),
  about(reactions, {
    indexes: [
      index('comment', 'commentId'),
      index('clause', 'communityId', 'covenantId', 'clauseId'),
      index('writer', 'residentId'),
    ],
    fields: {
      _id: personal('comment and person', 'one voice each', NOBODY, LONG_COVENANT),
      communityId: 'plain',
      covenantId: 'plain',
      clauseId: 'plain',
      commentId: 'plain',
      stance: 'plain',
      residentId: personal('who agrees or does not', 'as above', NOBODY, LONG_COVENANT),
      value: personal(
        'whether they agree',
        'only the number is shown',
        'the person, as theirs',
        LONG_COVENANT,
      ),
    },
  }),
  about(amendments, {
    indexes: [
      index('covenant', 'communityId', 'covenantId', '-rank', '-at'),
      index('carried', 'carried'),
      index('shown', 'shown', 'change.at'),
      index('change', 'change.at'),
      index('writer', 'residentId'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      covenantId: 'plain',
      clauseId: 'plain',
      amend: personal(
        'what they ask for',
        'the talk about a clause',
        WHO_COVENANT_FOR,
        LONG_COVENANT,
      ),
      before: 'plain',
      reason: personal('why', 'as above', WHO_COVENANT_FOR, LONG_COVENANT),
      residentId: personal(
        'who asks for it',
        'one’s own amendments; reviews',
        NOBODY,
        LONG_COVENANT,
      ),
      from: personal(
        'their building',
        'neighbours see where a voice comes from',
        WHO_COVENANT_FOR,
        'until they leave the community',
      ),
      shown: 'plain',
      heldFor: 'plain',
      state: 'plain',
      rank: 'plain',
      answer: 'plain',
      taking: personal('what was taken in, with who decided', 'as above', NOBODY, LONG_COVENANT),
      carried: 'plain',
      at: 'plain',
      change: STAMP,
    },
  }),
  about(covenantReports, {
    indexes: [
      index('subject', 'subjectId', 'state'),
      index('state', 'state', 'change.at'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      subject: 'plain',
      subjectId: 'plain',
      covenantId: 'plain',
      residentId: personal('who reported', 'one report a person', NOBODY, LONG_COVENANT),
      reason: personal(
        'what they wrote',
        'reviewers need the reason',
        'reviewers, without the name',
        LONG_COVENANT,
      ),
      state: 'plain',
      change: STAMP,
    },
  }),
];
