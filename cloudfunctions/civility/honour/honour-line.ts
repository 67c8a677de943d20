import type {
  HonourLine,
  HonourObjectionLine,
  NominationLine,
} from '../../../typings/contract/civility/honour.ts';
import type { PictureGroup } from '../../../typings/contract/parts/picture.ts';
import type { MotionDocument } from '../../ballot/collections.ts';
import { seenText } from '../../people/objection-rules.ts';
import { pictureGroups } from '../../pictures/picture-lines.ts';
import { findPictures } from '../../pictures/picture-repository.ts';
import type { HonourDocument } from '../collections.ts';
import type { Somebody } from '../event/event-rules.ts';
import { mayDecide, mayHear, mayReview, openObjections, standingOf } from './honour-rules.ts';
import { isVoteOn, titleQuestion } from './title-vote-rules.ts';

/** The pictures of honours as one person sees them, by honour. Whether they may has been asked. Two requests. */
export async function picturesOf(
  rows: readonly HonourDocument[],
  residentId: string,
): Promise<ReadonlyMap<string, PictureGroup>> {
  const [first] = rows;
  const groups = rows.flatMap(({ _id, agreed, state, pictures = [] }) =>
    pictures.length > 0 && (agreed || state === 'asked') ? [{ of: _id, ids: pictures }] : [],
  );
  const ids = groups.flatMap((group) => group.ids);
  if (!first || ids.length === 0) return new Map();
  const found = await findPictures(first.communityId, ids);
  const seen = await pictureGroups(found, groups, residentId);
  return new Map(seen.map((group) => [group.of, group]));
}

/** As everybody sees what is announced or holds. */
export function honourLine(
  honour: HonourDocument,
  at: number,
  pictures?: PictureGroup,
): HonourLine {
  const { _id: honourId, kind, title, stars, label, reason, until, term, motionId } = honour;
  const standing = standingOf(honour, at);
  return {
    honourId,
    kind,
    title,
    stars,
    label,
    reason,
    standing,
    until,
    term,
    motionId,
    objections: honour.objections?.length ?? 0,
    open: openObjections(honour),
    pictures: pictures ?? { of: honourId, pictures: [], waiting: 0 },
  };
}

/**
 * Objections as somebody reads them: their own words, and those that they may hear. Whether and how each was answered
 * is for the household and its officers as well.
 */
export function objectionLines(
  honour: HonourDocument,
  who: Somebody,
  hears: boolean,
): HonourObjectionLine[] {
  return (honour.objections ?? []).map((objection) => {
    const { objectionId, at, answer, residentId } = objection;
    const answers = hears && mayHear(honour, objection, who);
    return {
      objectionId,
      at,
      text: seenText(objection, { residentId: who.residentId, answers }),
      answer: answer && { as: answer.as, text: answer.text, upheld: answer.upheld },
      own: residentId === who.residentId,
      mayHear: answers && answer === null && honour.state === 'published',
    };
  });
}

/** As the household and officers see it: offices, no names. */
export function nominationLine(
  honour: HonourDocument,
  at: number,
  who: Somebody,
  hears = false,
  votes: readonly MotionDocument[] | null = null,
  pictures?: PictureGroup,
): NominationLine {
  const { state, nominatedBy, review, decision } = honour;
  const may = state === 'agreed' ? mayReview(honour, who) : mayDecide(honour, who);
  return {
    ...honourLine(honour, at, pictures),
    as: nominatedBy.as,
    review: review && { as: review.as, accepts: review.accepts, reason: review.reason },
    decision: decision && {
      as: decision.as,
      publishes: decision.publishes,
      reason: decision.reason,
    },
    own: !may,
    raised: objectionLines(honour, who, hears),
    vote: votes === null ? null : voteOffer(honour, votes),
  };
}

/** What whoever names the vote about a title needs: the question, and the vote that asks it. */
function voteOffer(
  honour: HonourDocument,
  votes: readonly MotionDocument[],
): NominationLine['vote'] {
  const fit = votes.filter(({ form }) => isVoteOn(honour, form));
  return {
    question: titleQuestion(honour),
    drawn: fit.find(({ state }) => state === 'draft')?._id ?? '',
    announced: fit.find(({ state }) => state === 'announced')?._id ?? '',
  };
}
