import { useSyncExternalStore } from 'react';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Narrower than 768 px: cards instead of tables, bottom navigation, larger targets. */
export function usePhone(): boolean {
  return useMedia('(max-width: 767px)');
}
