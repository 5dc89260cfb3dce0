import { DomainError } from '#libs/platform/errors.js';

/** Strong ETag of a version. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/**
 * The version that `If-Match` names; null when there is no such header. A tag that is not one of ours matches nothing.
 * @throws DomainError CASE.STALE_VERSION
 */
export function versionOf(ifMatch: string | undefined): number | null {
  if (ifMatch === undefined) return null;
  const version = /^"(\d{1,9})"$/.exec(ifMatch.trim())?.[1];
  if (version === undefined) throw new DomainError('CASE.STALE_VERSION');
  return Number(version);
}

/** As `versionOf`, for requests that must say what they have seen. */
export function requiredVersion(ifMatch: string | undefined): number {
  const version = versionOf(ifMatch);
  if (version !== null) return version;
  throw new DomainError('REQUEST.PRECONDITION_REQUIRED', {
    detail: {
      zh: '请带上 If-Match 请求头，值为您读到的 ETag。',
      en: 'Send If-Match with the ETag that you have read.',
    },
  });
}

/**
 * The client's `Idempotency-Key`; null when it sent none.
 * @throws DomainError REQUEST.INVALID when it is empty or longer than 255 printable characters
 */
export function idempotencyKey(header: string | undefined): string | null {
  if (header === undefined) return null;
  if (/^[\x21-\x7e]{1,255}$/.test(header)) return header;
  throw new DomainError('REQUEST.INVALID', {
    errors: [
      {
        pointer: '/Idempotency-Key',
        code: 'matches',
        message: { zh: '应为 1 至 255 个可见字符', en: 'must be 1 to 255 printable characters' },
      },
    ],
  });
}
