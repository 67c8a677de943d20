import type { Cloud } from './cloud.ts';

export type Document = { _id: string; communityId: string } & Record<string, unknown>;

/** What backup and restore ask of a cloud, the real one or the local one. */
export interface Port {
  /** a thousand documents of the community after this id, in the order of their ids */
  page(collection: string, communityId: string, after: string): Promise<Document[]>;
  /** all or none. @returns false if one of the ids is there already */
  insert(collection: string, documents: Document[]): Promise<boolean>;
  /** @returns undefined if there is no such file */
  download(fileId: string): Promise<Buffer | undefined>;
  /** @returns the file id */
  upload(path: string, bytes: Buffer): Promise<string>;
}

const MOST_A_REQUEST = 1000;

export function portOf(cloud: Cloud): Port {
  const database = cloud.database();
  const { command } = database;
  return {
    async page(collection, communityId, after) {
      const { data } = await database
        .collection(collection)
        .where({ communityId, _id: command.gt(after) })
        .orderBy('_id', 'asc')
        .limit(MOST_A_REQUEST)
        .get();
      return data as Document[];
    },
    async insert(collection, documents) {
      try {
        await database.collection(collection).add(documents);
        return true;
      } catch (error) {
        const { code, message } = error as { code?: string; message?: string };
        if (code === 'DATABASE_DUPLICATE_WRITE' || /E11000/.test(message ?? '')) return false;
        throw error;
      }
    },
    async download(fileID) {
      const { fileList } = await cloud.getTempFileURL({ fileList: [fileID] });
      const url = fileList[0]?.tempFileURL;
      if (!url) return undefined;
      const response = await fetch(url);
      if (response.status === 404) return undefined;
      if (!response.ok) throw new Error(`reading a file: HTTP ${response.status}`);
      return Buffer.from(await response.arrayBuffer());
    },
    async upload(cloudPath, fileContent) {
      const { fileID } = await cloud.uploadFile({ cloudPath, fileContent });
      return fileID;
    },
  };
}

/** All documents of a community in one collection, in the order of their ids. */
export async function readAll(
  port: Port,
  collection: string,
  communityId: string,
): Promise<Document[]> {
  const all: Document[] = [];
  for (let after = ''; ; ) {
    const page = await port.page(collection, communityId, after);
    all.push(...page);
    const last = page.at(-1);
    if (page.length < MOST_A_REQUEST || !last) return all;
    after = last._id;
  }
}
