import fc from 'fast-check';
import { originFault } from './origin-check.js';

const publicUrl = 'https://qiangwei.example.org';
const json = { 'content-type': 'application/json' };

function fault(headers: Record<string, string>, method = 'POST', protocol = 'http') {
  return originFault({ method, protocol, headers: { host: 'localhost:3000', ...headers } }, publicUrl);
}

describe('a request that changes something', () => {
  it.each([
    ['the page that we served', { origin: 'http://localhost:3000', ...json }],
    ['the address that people type', { origin: publicUrl, ...json }],
    ['a client that is no browser', json],
    ['the same with a charset', { 'content-type': 'application/json; charset=utf-8' }],
    ['a file from a client that is no browser', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['nothing but the request line', {}],
    ['our own page, by a browser that says so without Origin', { 'sec-fetch-site': 'same-origin', ...json }],
  ])('passes from %s', (_who, headers) => {
    expect(fault(headers)).toBeNull();
  });

  it.each([
    ['another site', { origin: 'https://evil.example', ...json }],
    ['another port', { origin: 'http://localhost:3001', ...json }],
    ['another scheme', { origin: 'https://localhost:3000', ...json }],
    ['a name that begins like ours', { origin: 'https://qiangwei.example.org.evil.example', ...json }],
    ['a sandboxed frame', { origin: 'null', ...json }],
    ['another site that hides its Origin', { 'sec-fetch-site': 'cross-site', ...json }],
    ['a neighbour on the same site', { 'sec-fetch-site': 'same-site', ...json }],
    [
      'another site, with a file',
      { origin: 'https://evil.example', 'content-type': 'multipart/form-data; boundary=x' },
    ],
    ['another site, with nothing', { origin: 'https://evil.example' }],
  ])('is refused from %s', (_who, headers) => {
    expect(fault(headers)).toBe('REQUEST.ORIGIN_REFUSED');
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'text/json',
    'multipart/mixed; boundary=x',
  ])('is refused as %s, which a plain form could send or nobody needs', (type) => {
    expect(fault({ 'content-type': type })).toBe('REQUEST.UNSUPPORTED_MEDIA_TYPE');
    expect(fault({ origin: publicUrl, 'content-type': type })).toBe('REQUEST.UNSUPPORTED_MEDIA_TYPE');
  });

  it('is refused with a body of no type', () => {
    expect(fault({ 'content-length': '12' })).toBe('REQUEST.UNSUPPORTED_MEDIA_TYPE');
    expect(fault({ 'transfer-encoding': 'chunked' })).toBe('REQUEST.UNSUPPORTED_MEDIA_TYPE');
    expect(fault({ 'content-length': '0' })).toBeNull();
  });

  it('passes from no other origin at all', () => {
    const ours = [publicUrl, 'http://localhost:3000'];
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.constantFrom(...ours)), (origin) => {
        expect(fault({ origin, ...json }) === null).toBe(ours.includes(origin));
      }),
    );
  });
});

describe('a request that reads', () => {
  it.each(['GET', 'HEAD', 'OPTIONS'])(
    'passes as %s from anywhere: without CORS headers no other page sees the answer',
    (method) => {
      expect(fault({ origin: 'https://evil.example' }, method)).toBeNull();
    },
  );
});
