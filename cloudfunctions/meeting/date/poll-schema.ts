import { commandId, communityId, documentId } from '../../kernel/schema.ts';

export const onPoll = { communityId, pollId: documentId };
export const pollCommand = { ...onPoll, commandId };
