import type { MediationView } from '../../../../typings/contract/matter/mediation';
import { dayWords } from '../../../text/date';
import {
  consentWords,
  courtWords,
  END_CHOICES,
  followUpWords,
  GONE,
  helperWords,
  levelNote,
  mediationLook,
  mediatorWords,
  otherWays,
  otherWords,
  ownParty,
  saidWords,
  signedWords,
  untilWords,
} from '../../../text/matter/mediation';
import { mistakeWords, noteWords, removalWords } from '../../../text/matter/party';

export type Why = keyof typeof END_CHOICES;
export const NO_FORM = { name: '', door: '', text: '', followUp: '', helper: '' };

/** What was agreed, to be put right until it is signed. */
export function writtenOf({ agreement, may }: MediationView) {
  if (!agreement || !may.agree) return {};
  const followUp = agreement.followUps[0]?.day ?? '';
  const form = { ...NO_FORM, text: agreement.text, followUp };
  return { form, followWords: followUp === '' ? '' : dayWords(followUp) };
}

export function helpersOf({ helpers, parties, may }: MediationView) {
  return helpers.map((helper, index) => ({
    index,
    name: helper.name,
    words: helperWords(helper, parties),
    lines: helper.notes.flatMap((note, party) =>
      note ? `${parties[party]?.name ?? ''}：${noteWords(note)}` : [],
    ),
    mayAnswer: may.helpers.includes(index),
    mayConfirm: may.confirm.some((one) => one.helper === index),
    notes: may.helperNotes
      .filter((note) => note.helper === index)
      .map(({ party }) => ({ party, ...saidWords(parties[party]?.name ?? '') })),
  }));
}

export function partiesOf({ parties, may }: MediationView) {
  return parties.map(({ own, name, consents, note, removal }, index) => ({
    index,
    name: own ? ownParty(name) : name || GONE,
    words: name === '' ? '' : consentWords(consents),
    note: noteWords(note),
    removal: removalWords(removal),
    mayNote: may.note.includes(index),
    mayConfirm: own && may.confirm.some(({ helper }) => helper === null),
    mayRemove: may.remove.includes(index),
  }));
}

export function looksOf(mediation: MediationView, today: string) {
  const { may, agreement, level, other } = mediation;
  return {
    look: mediationLook(mediation),
    mediator: mediatorWords(mediation),
    until: untilWords(mediation),
    ways: otherWays(mediation),
    note: levelNote(level),
    court: courtWords(agreement?.courtUntil ?? null, today),
    other: other ? otherWords(other) : '',
    signed: agreement?.signedOn ? signedWords(agreement.signedOn, agreement.names) : '',
    parties: partiesOf(mediation),
    mistakes: mediation.mistakes.map(mistakeWords),
    helpers: helpersOf(mediation),
    follows: (agreement?.followUps ?? []).map(({ day, result }) => ({
      day,
      words: followUpWords(day, result),
      due: may.follow && result === null && day <= today,
    })),
    ends: may.end.map((why) => ({ why, name: END_CHOICES[why].name })),
  };
}
