import type { DocumentView, Problem } from '#libs/contracts/index.js';
import { currentLanguage } from '../i18n/language';
import { ApiProblem } from './problem';

const base = '/api/v1';

export type Query = Record<string, string | number | boolean | null | undefined>;

export interface RequestOptions {
  query?: Query;
  /** Sent as JSON. */
  body?: unknown;
  /** Version of the case that the change is based on; sent as the strong ETag `"<version>"`. */
  ifMatch?: number;
  /** The same key for every retry of one intention makes the retry harmless. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** What the API answered: the body and its ETag (as sent, with quotes), null when there is none. */
export interface Answer<Body> {
  body: Body;
  etag: string | null;
}

export async function send<Body>(method: string, path: string, options: RequestOptions = {}): Promise<Answer<Body>> {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': currentLanguage() });
  if (options.body !== undefined) headers.set('Content-Type', 'application/json');
  if (options.ifMatch !== undefined) headers.set('If-Match', `"${options.ifMatch}"`);
  if (options.idempotencyKey) headers.set('Idempotency-Key', options.idempotencyKey);
  const response = await fetch(address(path, options.query), {
    method,
    headers,
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
    signal: options.signal,
    credentials: 'same-origin',
  }).catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    throw new ApiProblem({ status: 0, code: 'NETWORK' });
  });
  if (!response.ok) throw problemOf(response.status, await response.text());
  const text = await response.text();
  return { body: (text ? JSON.parse(text) : undefined) as Body, etag: response.headers.get('ETag') };
}

export const api = {
  get: async <Body>(path: string, query?: Query, signal?: AbortSignal) =>
    (await send<Body>('GET', path, { query, signal })).body,
  post: async <Body>(path: string, body?: unknown, options?: RequestOptions) =>
    (await send<Body>('POST', path, { ...options, body })).body,
  put: async <Body>(path: string, body?: unknown, options?: RequestOptions) =>
    (await send<Body>('PUT', path, { ...options, body })).body,
  delete: async (path: string) => {
    await send<undefined>('DELETE', path);
  },
  patch: async <Body>(path: string, body?: unknown, options?: RequestOptions) =>
    (await send<Body>('PATCH', path, { ...options, body })).body,
};

/** A key for one intention of a person; keep it while retrying, take a new one for the next intention. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}

/** Where the content of a document can be opened or downloaded. */
export function documentAddress(documentId: string): string {
  return `${base}/documents/${encodeURIComponent(documentId)}/content`;
}

/** Uploads one file; `onProgress` gets the sent share, 0 to 1. XMLHttpRequest, as fetch cannot report upload progress. */
export function uploadDocument(
  file: File,
  options: { onProgress?: (share: number) => void; signal?: AbortSignal } = {},
): Promise<DocumentView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${base}/documents`);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Accept-Language', currentLanguage());
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as DocumentView);
      else reject(problemOf(request.status, request.responseText));
    };
    request.onerror = () => reject(new ApiProblem({ status: 0, code: 'NETWORK' }));
    request.onabort = () => reject(new DOMException('The upload was cancelled.', 'AbortError'));
    options.signal?.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const suffix = search.toString();
  return suffix ? `${base}${path}?${suffix}` : `${base}${path}`;
}

function problemOf(status: number, text: string): ApiProblem {
  try {
    const problem = JSON.parse(text) as Partial<Problem>;
    if (problem.code) return new ApiProblem({ ...problem, code: problem.code, status });
  } catch {
    // Not from the API (a proxy's page, for instance): fall through to the general problem.
  }
  return new ApiProblem({ status, code: status === 503 ? 'SERVER.UNAVAILABLE' : 'SERVER.ERROR' });
}
