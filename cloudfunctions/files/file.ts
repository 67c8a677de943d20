import type { UploadFolder, UploadTicket } from '../../typings/contract/upload.ts';
import { cloud } from '../kernel/database/cloud.ts';
import { Refusal } from '../kernel/refusal.ts';

/** How long the address of a file that a function made works, in seconds. */
const ADDRESS_SECONDS = 3600;

const FILE_ID = /^(cloud:\/\/[^/]+\/)(.+)$/;

/**
 * True if a phone has put the file there for this community. Phones of before wrote into the folder itself.
 */
export function isFileOf(fileId: string, folder: UploadFolder, communityId: string): boolean {
  const path = pathOf(fileId);
  const isThere = ['incoming/', ''].some((start) =>
    path.startsWith(`${start}${folder}/${communityId}/`),
  );
  return isThere && !path.split('/').includes('..');
}

/** A file's name without its ending. */
export function nameOf(fileId: string): string {
  return /([^/]+)[.][a-z0-9]+$/.exec(fileId)?.[1] ?? '';
}

/** Where a file lies in the storage. */
export function pathOf(fileId: string): string {
  return FILE_ID.exec(fileId)?.[2] ?? '';
}

/** The id of the file that lies at another path of the same storage. */
export function fileIdAt(fileId: string, path: string): string {
  return `${FILE_ID.exec(fileId)?.[1] ?? ''}${path}`;
}

/** Lets a phone put one file there, and no other: by PUT, within some minutes. */
export async function uploadTicket(cloudPath: string): Promise<UploadTicket> {
  try {
    const { data } = await cloud.getUploadMetadata({ cloudPath });
    const { url, token, authorization, fileId, cosFileId } = data;
    return {
      url,
      fileId,
      headers: {
        Signature: authorization,
        authorization,
        'x-cos-security-token': token,
        'x-cos-meta-fileid': cosFileId,
        key: encodeURIComponent(cloudPath),
      },
    };
  } catch (error) {
    throw storageBusy(error);
  }
}

/**
 * Copies files within the storage.
 * @throws Refusal FILE_NOT_FOUND if one is not there, SERVICE_BUSY
 */
export async function copyFiles(pairs: readonly { from: string; to: string }[]): Promise<void> {
  let found: { code?: string }[];
  try {
    const fileList = pairs.map(({ from, to }) => ({ srcPath: pathOf(from), dstPath: pathOf(to) }));
    ({ fileList: found } = await cloud.copyFile({ fileList }));
  } catch (error) {
    throw storageBusy(error);
  }
  const failed = found.find(({ code }) => code !== undefined && code !== 'SUCCESS');
  if (failed?.code === 'STORAGE_FILE_NONEXIST') throw new Refusal('FILE_NOT_FOUND');
  if (failed) throw storageBusy(failed);
}

/**
 * Reads an uploaded file, at most `most` bytes of it.
 * @throws Refusal FILE_NOT_FOUND, FILE_TOO_LARGE (details.megabytes), SERVICE_BUSY
 */
export async function readUploaded(fileId: string, most: number): Promise<Uint8Array> {
  const response = await fetchFile(fileId);
  if (response.status === 404 || response.status === 403) throw new Refusal('FILE_NOT_FOUND');
  if (!response.ok || !response.body) throw new Refusal('SERVICE_BUSY');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) {
      throw new Refusal('FILE_TOO_LARGE', { megabytes: Math.floor(most / 1_000_000) });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function fetchFile(fileId: string): Promise<Response> {
  let url: string | undefined;
  try {
    const { fileList } = await cloud.getTempFileURL({ fileList: [fileId] });
    url = fileList[0]?.tempFileURL;
    if (url) return await fetch(url);
  } catch (error) {
    throw storageBusy(error);
  }
  throw new Refusal('FILE_NOT_FOUND');
}

/** Puts a file where only an address that runs out leads to it. @returns that address */
export async function storeFile(cloudPath: string, bytes: Uint8Array): Promise<string> {
  const fileId = await putFile(cloudPath, bytes);
  const url = (await addressesFor([fileId], ADDRESS_SECONDS)).get(fileId);
  if (url) return url;
  throw new Refusal('SERVICE_BUSY');
}

/** Puts a file there, in the place of what is there. @returns its id */
export async function putFile(cloudPath: string, bytes: Uint8Array): Promise<string> {
  try {
    const { fileID } = await cloud.uploadFile({ cloudPath, fileContent: Buffer.from(bytes) });
    return fileID;
  } catch (error) {
    throw storageBusy(error);
  }
}

/** What the storage answers in one request. */
const MOST_ADDRESSES = 50;

/**
 * Addresses that work for some seconds, by the ids of the files; a file that is not there has none. One request to
 * the storage for fifty files.
 */
export async function addressesFor(
  fileIds: readonly string[],
  seconds: number,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let at = 0; at < fileIds.length; at += MOST_ADDRESSES) {
    const asked = fileIds.slice(at, at + MOST_ADDRESSES);
    try {
      const { fileList } = await cloud.getTempFileURL({
        fileList: asked.map((fileID) => ({ fileID, maxAge: seconds })),
      });
      for (const { fileID, tempFileURL } of fileList) {
        if (tempFileURL) found.set(fileID, tempFileURL);
      }
    } catch (error) {
      throw storageBusy(error);
    }
  }
  return found;
}

/**
 * Takes a file away for good, whether it is there or not: only an upload tells the id by which it is
 * deleted, so its bytes are overwritten first.
 */
export async function eraseFile(cloudPath: string): Promise<void> {
  try {
    const { fileID } = await cloud.uploadFile({ cloudPath, fileContent: Buffer.from('-') });
    await deleteFile(fileID);
  } catch (error) {
    throw error instanceof Refusal ? error : storageBusy(error);
  }
}

/**
 * Takes an uploaded file away, whether it is still there or not.
 * @throws Refusal SERVICE_BUSY if it could not be deleted: to be tried again
 */
export async function deleteFile(fileId: string): Promise<void> {
  let code: string | undefined;
  try {
    const { fileList } = await cloud.deleteFile({ fileList: [fileId] });
    code = fileList[0]?.code; // the answer as a whole succeeds even if a file of it does not
  } catch (error) {
    throw storageBusy(error);
  }
  if (code !== 'SUCCESS' && code !== 'STORAGE_FILE_NONEXIST') throw storageBusy({ code });
}

function storageBusy(error: unknown): Refusal {
  const refusal = new Refusal('SERVICE_BUSY');
  refusal.cause = (error as { code?: string }).code ?? 'storage';
  return refusal;
}
