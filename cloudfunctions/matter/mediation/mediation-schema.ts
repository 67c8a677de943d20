import { commandId, communityId, documentId } from '../../kernel/schema.ts';

export const mediationChange = { communityId, mediationId: documentId, commandId };

/** The record says that something was done about a mediation, never what. */
export const changing = (mediationId: string, variant: string) => ({
  action: 'mediation.change',
  target: `mediation:${mediationId}`,
  variant,
});
