import { type Aggregation, command, tableOf } from '../../kernel/database/table.ts';
import {
  type MatterDocument,
  type MatterRulesDocument,
  matterRules,
  matters,
} from '../collections.ts';

const table = tableOf(matters);

/** Open matters that upkeep is to look at. */
export const dueToTend = (at: number) => ({ checkAt: command.gt(0).and(command.lte(at)) });

export type TendedRow = MatterDocument & { stored: MatterRulesDocument[] };

/** With the rules of the place. */
export function withRules(pipeline: Aggregation): Aggregation {
  return pipeline.lookup({
    from: matterRules.name,
    localField: 'communityId',
    foreignField: '_id',
    as: 'stored',
  });
}

/** It stays where it is, unless somebody has changed it meanwhile. One request. */
export async function saveRested(
  { communityId, _id, change }: MatterDocument,
  rest: Pick<MatterDocument, 'riseAt' | 'checkAt'>,
): Promise<void> {
  await table.change({ communityId, _id, 'change.id': change.id }, rest);
}

/** People know where it stands; of a later change they are told anew. One request. */
export async function saveTold(
  { communityId, _id, change }: MatterDocument,
  told: MatterDocument['told'],
): Promise<void> {
  await table.change(
    { communityId, _id, 'change.id': change.id },
    { ...withDots(told), telling: false },
  );
}

const withDots = ({ answers, moves }: MatterDocument['told']) => ({
  'told.answers': answers,
  'told.moves': moves,
});
