import type { FastifyRequest } from 'fastify';
import { DomainError } from '#libs/platform/errors.js';

/** What surrounds the file in a multipart body: boundaries, headers, a few fields. */
const overhead = 64 * 1024;

export interface UploadedFile {
  name: string;
  content: AsyncIterable<Uint8Array>;
  /** Lets the rest of the request flow off, so that the client gets to read the answer. */
  drain(): void;
}

/**
 * The file in the field `file` of a multipart request, not read yet.
 * @param limit bytes that the reader takes at most; the parser lets one more through, so that the reader can tell
 * @throws DomainError REQUEST.UNSUPPORTED_MEDIA_TYPE, REQUEST.MALFORMED or REQUEST.INVALID (no such field)
 */
export async function uploadedFile(request: FastifyRequest, limit: number): Promise<UploadedFile> {
  if (!request.isMultipart()) {
    throw new DomainError('REQUEST.UNSUPPORTED_MEDIA_TYPE', {
      detail: {
        zh: '请以 multipart/form-data 上传，文件放在字段 file 中。',
        en: 'Upload as multipart/form-data, with the file in the field "file".',
      },
    });
  }
  const part = await firstFile(request, limit);
  if (!part || part.fieldname !== 'file') {
    part?.file.resume();
    throw new DomainError('REQUEST.INVALID', {
      errors: [
        {
          pointer: '/file',
          code: 'required',
          message: { zh: '缺少文件（multipart 字段 file）', en: 'the file is missing (multipart field "file")' },
        },
      ],
    });
  }
  // Binary parts may come without a name, whatever the type says.
  const { filename } = part as { filename?: string };
  return { name: filename ?? '', content: wellFormed(part.file), drain: () => part.file.resume() };
}

/** True when the request says itself that it is longer than any file that is taken. */
export function announcesTooMuch(request: FastifyRequest, limit: number): boolean {
  return Number(request.headers['content-length'] ?? 0) > limit + overhead;
}

async function firstFile(request: FastifyRequest, limit: number) {
  try {
    return await request.file({
      preservePath: true,
      throwFileSizeLimit: false,
      limits: { files: 1, fields: 10, fieldSize: 10_000, parts: 12, fileSize: limit + 1 },
    });
  } catch (cause) {
    throw malformed(cause);
  }
}

async function* wellFormed(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* content;
  } catch (cause) {
    throw malformed(cause);
  }
}

function malformed(cause: unknown): DomainError {
  return new DomainError('REQUEST.MALFORMED', {
    detail: { zh: '上传的内容不完整，请重新上传。', en: 'The upload is not complete. Upload it again.' },
    cause,
  });
}
