/** Where to go after login: a path of this console and nothing else, so that no link can lead a person off it. */
export function safeReturnAddress(from: string | null): string {
  if (!from || !from.startsWith('/') || from.startsWith('//') || from.startsWith('/\\')) return '/';
  return from.startsWith('/login') ? '/' : from;
}

export function loginAddress(from: string, expired: boolean): string {
  const search = new URLSearchParams();
  if (from !== '/') search.set('from', from);
  if (expired) search.set('expired', '1');
  const suffix = search.toString();
  return suffix ? `/login?${suffix}` : '/login';
}
