import type { ErrorCode } from '#libs/contracts/problem.js';

/** The parts of a request by which a forged one is told from ours. Header names in lower case. */
export interface RequestOrigin {
  method: string;
  /** `http` or `https`, as the server saw it. */
  protocol: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

const readingMethods = ['GET', 'HEAD', 'OPTIONS'];
const jsonType = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;
const multipartType = /^multipart\/form-data\s*;/i;

/**
 * Refuses what a page of somebody else's could make a browser send with our cookie (ASVS 5.0 V3.5): a request that
 * changes something needs an Origin of ours, or none at all together with a body that no plain form can send.
 * Clients that are no browsers send no Origin and are let through; SameSite=Lax stands behind this.
 * @param publicUrl the origin that people type, e.g. `https://qiangwei.example.org`
 */
export function originFault(request: RequestOrigin, publicUrl: string): ErrorCode | null {
  if (readingMethods.includes(request.method)) return null;
  const { origin, host } = request.headers;
  if (origin !== undefined) {
    const ours = [publicUrl, `${request.protocol}://${String(host)}`];
    if (typeof origin !== 'string' || !ours.includes(origin)) return 'REQUEST.ORIGIN_REFUSED';
  } else {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'REQUEST.ORIGIN_REFUSED';
  }
  return bodyFault(request.headers);
}

/** Bodies are JSON; files come as multipart. An empty body needs no type. */
function bodyFault(headers: RequestOrigin['headers']): ErrorCode | null {
  const type = headers['content-type'];
  if (type === undefined) {
    const length = headers['content-length'];
    const empty = (length === undefined || length === '0') && headers['transfer-encoding'] === undefined;
    return empty ? null : 'REQUEST.UNSUPPORTED_MEDIA_TYPE';
  }
  return jsonType.test(String(type)) || multipartType.test(String(type)) ? null : 'REQUEST.UNSUPPORTED_MEDIA_TYPE';
}
