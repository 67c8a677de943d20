import type {
  ApartKind,
  ApartText,
  CovenantActions,
  CovenantKind,
  CovenantLine,
  SplitWarning,
  SplitWay,
} from '../../../../typings/contract/covenant';
import type { Membership, PlaceNode } from '../../../../typings/contract/resident';
import { covers, placeLabel } from '../../../components/place-picker/tree';
import { SOURCE_LACKS, wholeCommunityWords } from '../../../text/covenant/edit';
import { DRAFTERS } from '../../../text/role/role';
import { appended, type EditClause, fromDraft } from '../../editing';

export interface ImportForm {
  /** source: where the text comes from; clauses: how it was split */
  step: 'source' | 'clauses';
  placeId: string;
  kind: CovenantKind;
  frameId: string;
  /** an annex in whose place it comes; '' = none */
  replacesId: string;
  text: string;
  title: string;
  preamble: string;
  clauses: EditClause[];
  warnings: SplitWarning[];
  /** what was set apart and not put back */
  apart: ApartText[];
  way: SplitWay;
  /** all ways in which the text may be split, each as it was left */
  ways: { way: SplitWay; clauses: EditClause[] }[];
}

export const NOTHING: ImportForm = {
  step: 'source',
  placeId: '',
  kind: 'frame',
  frameId: '',
  replacesId: '',
  text: '',
  title: '',
  preamble: '',
  clauses: [],
  warnings: [],
  apart: [],
  way: 'numbers',
  ways: [],
};

/** The form with a text as it was just split. */
export function split(
  answer: CovenantActions['splitCovenant']['data'],
): Pick<
  ImportForm,
  'step' | 'title' | 'preamble' | 'clauses' | 'warnings' | 'apart' | 'way' | 'ways'
> {
  const { title, preamble, clauses, warnings, apart, way, others } = answer;
  const all = [{ way, clauses }, ...others];
  const ways = all.map((one) => ({ way: one.way, clauses: fromDraft(one.clauses) }));
  return {
    step: 'clauses',
    title,
    preamble,
    clauses: ways[0]?.clauses ?? [],
    warnings,
    apart,
    way,
    ways,
  };
}

/** Split in another way; what was changed in the way before is kept there. */
export function inWay(form: ImportForm, way: SplitWay): ImportForm {
  const ways = form.ways.map((one) =>
    one.way === form.way ? { way: one.way, clauses: form.clauses } : one,
  );
  const chosen = ways.find((one) => one.way === way);
  return chosen ? { ...form, way, ways, clauses: chosen.clauses } : form;
}

const ABOVE: readonly ApartKind[] = ['header'];

/** What was set apart is put back: above the clauses what stood there, else behind the last one. */
export function putBack(form: ImportForm, at: number): ImportForm {
  const one = form.apart[at];
  if (!one) return form;
  const apart = form.apart.filter((_, index) => index !== at);
  if (ABOVE.includes(one.kind)) {
    return { ...form, apart, preamble: [one.text, form.preamble].filter(Boolean).join('\n') };
  }
  return { ...form, apart, clauses: appended(form.clauses, one.text) };
}

/** How many clauses wait for a decision. */
export const unsureIn = (clauses: readonly EditClause[]): number =>
  clauses.filter(({ unsure }) => unsure !== undefined).length;

export interface PlaceChoice {
  placeId: string;
  label: string;
}

/** Communities and estates for which somebody drafts; `places` may be empty if the tree is not theirs. */
export function placesToDraft(own: Membership, places: readonly PlaceNode[]): PlaceChoice[] {
  const held = own.roles.filter(({ role }) => DRAFTERS.includes(role));
  const choices = new Map<string, string>();
  const name = (placeId: string, label: string) =>
    placeId === own.communityId ? wholeCommunityWords(own.communityName) : label;
  for (const { placeId, placeLabel: label } of held) choices.set(placeId, name(placeId, label));
  for (const { placeId, kind } of places) {
    const isFit = kind === 'community' || kind === 'estate';
    if (!isFit || !held.some((office) => covers(office.placeId, placeId))) continue;
    choices.set(placeId, name(placeId, placeLabel(places, placeId)));
  }
  return [...choices].map(([placeId, label]) => ({ placeId, label }));
}

export interface TextChoice {
  covenantId: string;
  words: string;
}

/** Frames to which a rule about a single topic may belong. */
export function frames(covenants: readonly CovenantLine[]): TextChoice[] {
  return covenants
    .filter(({ kind, state }) => kind === 'frame' && state !== 'dropped' && state !== 'replaced')
    .map(({ covenantId, title, placeLabel: label }) => ({
      covenantId,
      words: `${title} · ${label}`,
    }));
}

/** Rules about a single topic that are in force and could be replaced. */
export function annexes(covenants: readonly CovenantLine[]): TextChoice[] {
  return covenants
    .filter(({ kind, state }) => kind === 'annex' && state === 'adopted')
    .map(({ covenantId, title, placeLabel: label }) => ({
      covenantId,
      words: `${title} · ${label}`,
    }));
}

/** What is missing before the text can be read; '' if nothing is. */
export function lackOfSource({ placeId, kind, frameId }: ImportForm): string {
  if (placeId === '') return SOURCE_LACKS.place;
  if (kind === 'annex' && frameId === '') return SOURCE_LACKS.frame;
  return '';
}
