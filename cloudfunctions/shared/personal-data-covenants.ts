import { field, type Inventory, NOBODY } from './personal-field.ts';

const COVENANT = 'as long as the covenant';
const STAY = 'until they leave the community';
const READERS = 'who the covenant is for';
const DRAFTERS = 'the drafting group';

/** Covenants and what people say about them. */
export const COVENANT_DATA: Record<string, Inventory> = {
  FlagAnswer: {
    where: 'covenants, `answers`',
    personal: {
      byName: field('who answered a flag', 'an answer has its author', DRAFTERS, COVENANT),
      reason: field('why the words stay', 'as above', DRAFTERS, COVENANT),
    },
    plain: 'at',
  },
  CovenantDocument: {
    where: 'covenants',
    personal: {
      madeByName: field('who wrote the text', 'every text has its author', READERS, COVENANT),
      made: field('id of who wrote it', 'the audit trail', NOBODY, COVENANT),
      answers: field('answers to flags', 'as in FlagAnswer', DRAFTERS, COVENANT),
      settled: field('who let the text stand still', 'as above', READERS, COVENANT),
      dropped: field('who gave it up, and why', 'as above', DRAFTERS, COVENANT),
    },
    plain:
      'placeId placeLabel lineage kind frameId replacesId title preamble clauses version fingerprint checked state openUntil motionId adoptedAt createdAt',
  },
  CovenantVersionDocument: {
    where: 'covenantVersions',
    personal: {
      byName: field('who wrote the text', 'every text has its author', READERS, COVENANT),
    },
    plain: 'covenantId version title preamble clauses fingerprint',
  },
  CommentDocument: {
    where: 'comments',
    personal: {
      residentId: field('who wrote it', 'one’s own comments; reviews', NOBODY, COVENANT),
      text: field('what they wrote', 'the talk about a clause', READERS, COVENANT),
      stance: field('for, against or a question', 'as above', READERS, COVENANT),
      from: field('their building', 'neighbours see where a voice comes from', READERS, STAY),
    },
    plain: 'covenantId clauseId state heldFor at',
  },
  ReactionDocument: {
    where: 'reactions',
    personal: {
      _id: field('comment and person', 'one voice each', NOBODY, COVENANT),
      residentId: field('who agrees or does not', 'as above', NOBODY, COVENANT),
      value: field(
        'whether they agree',
        'only the number is shown',
        'the person, as theirs',
        COVENANT,
      ),
    },
    plain: 'communityId covenantId clauseId commentId stance',
  },
  AmendmentDocument: {
    where: 'amendments',
    personal: {
      residentId: field('who asks for it', 'one’s own amendments; reviews', NOBODY, COVENANT),
      amend: field('what they ask for', 'the talk about a clause', READERS, COVENANT),
      reason: field('why', 'as above', READERS, COVENANT),
      from: field('their building', 'neighbours see where a voice comes from', READERS, STAY),
      taking: field('what was taken in, with who decided', 'as above', NOBODY, COVENANT),
    },
    plain: 'covenantId clauseId before shown heldFor state rank answer carried at',
  },
  CovenantReportDocument: {
    where: 'covenantReports',
    personal: {
      residentId: field('who reported', 'one report a person', NOBODY, COVENANT),
      reason: field(
        'what they wrote',
        'reviewers need the reason',
        'reviewers, without the name',
        COVENANT,
      ),
    },
    plain: 'subject subjectId covenantId state',
  },
};
