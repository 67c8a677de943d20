import { cloud } from '../kernel/database/cloud.ts';
import type { PictureState } from './picture-rules.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** Where the text stands (security.msgSecCheck, `scene`). */
const SCENE = { profile: 1, comment: 2, forum: 3, log: 4 } as const;
export type Scene = keyof typeof SCENE;

const LONGEST = 2500; // characters, the limit of security.msgSecCheck version 2
const IMAGE = 2; // media_type of security.mediaCheckAsync

interface CheckAnswer {
  errcode?: number;
  result?: { suggest?: string };
  trace_id?: string;
}

async function callOpenApi(apiName: string, requestData: object): Promise<CheckAnswer | undefined> {
  try {
    const answer = await cloud.callWxOpenApi({ apiName, requestData });
    return answer.result as CheckAnswer;
  } catch {
    return undefined; // no answer is a verdict of its own
  }
}

/** @param openid of the writer, who has used the app in the last two hours */
export async function checkText(openid: string, text: string, scene: Scene): Promise<Verdict> {
  if (text.length > LONGEST) return 'unchecked';
  const answer = await callOpenApi('security.msgSecCheck', {
    version: 2,
    openid,
    scene: SCENE[scene],
    content: text,
  });
  if (!answer || (answer.errcode ?? 0) !== 0) return 'unchecked';
  return verdictOf(answer.result?.suggest);
}

/** A picture that was just added, with the check asked for; one that cannot be checked is for a person. */
export async function checkPicture(
  openid: string,
  fileId: string,
  scene: Scene,
): Promise<PictureState> {
  const traceId = await requestPictureCheck(openid, fileId, scene);
  return { fileId, traceId, state: traceId === null ? 'review' : 'waiting' };
}

/**
 * Asks for a picture's check. The answer comes later as the event `wxa_media_check` with this trace id.
 * @returns the trace id, or null if the check could not be asked for
 */
async function requestPictureCheck(
  openid: string,
  fileId: string,
  scene: Scene,
): Promise<string | null> {
  const url = await pictureUrl(fileId);
  if (!url) return null;
  const answer = await callOpenApi('security.mediaCheckAsync', {
    version: 2,
    openid,
    scene: SCENE[scene],
    media_type: IMAGE,
    media_url: url,
  });
  if (!answer || (answer.errcode ?? 0) !== 0) return null;
  return answer.trace_id ?? null;
}

async function pictureUrl(fileId: string): Promise<string | undefined> {
  try {
    const { fileList } = await cloud.getTempFileURL({ fileList: [fileId] });
    return fileList[0]?.tempFileURL || undefined;
  } catch {
    return undefined; // an unreachable store: the picture stays unchecked and hidden
  }
}
